"""Real processes on a database of their own, for tests that kill them."""
