"""Reading participants from what people type and from sheets they bring, without Django."""
