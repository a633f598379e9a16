"""The participant list of a cluster organisation: who takes part since when, and the figures that follow.

It knows organisations only, never persons; what counts as what is left to `method.participants`, the figures of a year
to `facts`. `reading` turns sheets into rows and knows no Django.
"""
