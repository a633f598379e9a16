"""What the pages of a self-assessment show, prepared as plain values."""
