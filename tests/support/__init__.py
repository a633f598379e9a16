"""The test ground: databases, counted statements, a clock that stands still, no network."""
