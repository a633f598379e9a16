"""Papers that leave the site: a paper as values, set as PDF (Typst) or as DOCX. What they say is left to others."""
