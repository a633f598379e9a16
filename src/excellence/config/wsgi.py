"""The WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

os.umask(0o077)  # what is stored is for the user it runs as, and nobody else on the machine
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "excellence.config.settings")
application = get_wsgi_application()
