"""The application gunicorn loads before it forks, with memory frozen as the product does."""

import gc

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
gc.collect()
gc.freeze()
