"""What people type about an organisation, and about each other."""
