"""`excellence run`: set the instance up and serve it, web and worker, from one process that imports once."""

from __future__ import annotations

import gc
import os
import socket
import sys
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication

from excellence.config.environment import env
from excellence.config.setup.steps import steps
from excellence.demo.people import demo_people
from excellence.kernel.work.supervisor import supervise_worker


class Command(BaseCommand):
    """Set up, then serve until interrupted."""

    help = "Set this instance up (database, translations, frameworks, demonstration) and serve it."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to listen."""
        parser.add_argument("--host", default=env.str("HOST", default="127.0.0.1"))
        parser.add_argument("--port", type=int, default=env.int("PORT", default=8000))
        parser.add_argument("--set-up-only", action="store_true", help="stop once everything is set up")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Check the port before anything is touched; then set up, say where to go, and serve."""
        host, port = options["host"], options["port"]
        if not options["set_up_only"]:
            refuse_taken_port(host, port)
        for name, step in steps():
            self.stdout.write(f"  {name} … ", ending="")
            self.stdout.flush()
            began = time.monotonic()
            said = step()
            self.stdout.write(f"{said} ({time.monotonic() - began:.1f} s)")
        if options["set_up_only"]:
            return
        self.say_where(host, port)
        serve(host, port)

    def say_where(self, host: str, port: int) -> None:
        """Print the address and, in a demonstration, who can sign in."""
        self.stdout.write(f"\nCluster Excellence is at http://{host}:{port}/\n")
        people = [person for person in demo_people() if person.password]
        if people:
            self.stdout.write("Sign in as one of these people of the demonstration:")
        for person in people:
            self.stdout.write(f"  {person.email:<34} {person.password:<20} {person.who}")
        self.stdout.write("Stop with Ctrl+C.\n")
        self.stdout.flush()


def refuse_taken_port(host: str, port: int) -> None:
    """Raise `CommandError` with what to do when nothing can listen there."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OverflowError:
            raise CommandError(f"{port} is no port: choose one from 1 to 65535, as in make run PORT=8001") from None
        except OSError as error:
            raise CommandError(
                f"Port {port} on {host} cannot be used ({error.strerror}). Choose another: make run PORT={port + 1}"
            ) from None


def serve(host: str, port: int) -> None:
    """Fork a process that keeps a worker running, then serve the site until told to stop."""
    application = get_wsgi_application()
    connections.close_all()
    gc.collect()
    gc.freeze()
    sys.stdout.flush()
    if os.fork() == 0:
        try:
            supervise_worker()
        finally:
            os._exit(0)
    Server(application, f"{host}:{port}").run()


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    """Gunicorn around an application that is loaded already, so that its processes share memory."""

    def __init__(self, application: Any, bind: str) -> None:
        self.application, self.bind = application, bind
        super().__init__()

    def load_config(self) -> None:
        """Two processes with four threads each, unless WEB_CONCURRENCY says otherwise."""
        self.cfg.set("bind", self.bind)
        self.cfg.set("workers", env.int("WEB_CONCURRENCY", default=2))
        self.cfg.set("threads", 4)
        self.cfg.set("worker_class", "gthread")
        self.cfg.set("preload_app", True)
        self.cfg.set("loglevel", "warning")
        self.cfg.set("forwarded_allow_ips", "*" if settings.BEHIND_TLS else "127.0.0.1")

    def load(self) -> Any:
        """The application as loaded before the fork."""
        return self.application
