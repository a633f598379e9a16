"""The settings of a worker under test: those of the house, with a transport that writes to a folder."""

from excellence.config.settings import *  # noqa: F403 - settings extend settings

OUTBOX_TRANSPORT = "probe.transport.FolderTransport"
LOGGING = {"version": 1, "disable_existing_loggers": False}
