"""What people say to each other about any subject. Who may read and say it is left to whoever owns the subject."""
