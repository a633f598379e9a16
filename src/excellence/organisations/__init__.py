"""Cluster organisations and the people who work for them. What the figures say is left to `facts`."""
