"""The peer: pretalx as its package installs it, in an environment of its own, with an event that is being reviewed.

`installed` makes the environment; `settings`, `wsgi` and `scene` run inside it and import nothing of ours but each
other.
"""
