"""One module per row of the table of aims; each answers with what it found."""
