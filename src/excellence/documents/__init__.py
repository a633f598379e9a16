"""Papers that leave the site: laid out as PDF (Typst) and as a text file people edit (DOCX). Knows nothing of what they say."""
