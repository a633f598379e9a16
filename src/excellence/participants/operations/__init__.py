"""Keeping a participant list: single participants, whole lists, places, and the figures that follow."""
