"""What pages of an organisation show."""
