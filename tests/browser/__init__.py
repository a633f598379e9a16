"""The site in a real browser, on a demonstration of its own."""
