"""The product under measurement: an instance of its own, a person with a full self-assessment, and what is counted."""
