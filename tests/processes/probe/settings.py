"""The settings of a worker under test: those of the house, on the test's database, with a transport of its own."""

import json
import os

from excellence.config.settings import *  # noqa: F403 - settings extend settings
from excellence.config.settings import DATABASES

DATABASES["default"].update(json.loads(os.environ["PROBE_DATABASE"]))
OUTBOX_TRANSPORT = "tests.processes.probe.transport.FolderTransport"
