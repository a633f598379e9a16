"""What happens in the demonstration, as data."""
