"""What the pages and files of a participant list show."""
