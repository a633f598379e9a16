"""The application gunicorn loads before it forks, with memory frozen as the product does."""

import gc

from pretalx.wsgi import application

__all__ = ["application"]

gc.collect()
gc.freeze()
