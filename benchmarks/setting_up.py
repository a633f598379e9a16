"""Everyone who is measured, set up with data of their own and not yet started."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.contender import Contender, gunicorn_words
from benchmarks.databases import Databases
from benchmarks.ours.instance import Instance, environment, instance_in
from benchmarks.pretalx.installed import Pretalx, installed
from benchmarks.processes import CommandFailed, free_port, run, wait_until_quiet
from benchmarks.progress import say


@dataclass(frozen=True, slots=True)
class SetUp:
    """Ours with its scene and what was counted there, the limit, and the peer where it could be installed."""

    folder: Path
    instance: Instance
    scene: dict[str, Any]
    counted: dict[str, Any]
    ours: Contender
    bare: Contender
    peer: Pretalx | None
    notes: tuple[str, ...]

    @property
    def contenders(self) -> tuple[Contender, ...]:
        """All who can be started."""
        return (self.ours, self.bare, *((self.peer.contender,) if self.peer else ()))


def set_up(folder: Path, databases: Databases, *, with_peer: bool) -> SetUp:
    """Set everyone up; a peer that cannot be had is missing with a sentence that says so."""
    instance = instance_in(folder, databases.ours)
    say("Setting up a fresh instance with the demonstration")
    instance.set_up()
    say("Answering 31 and 310 indicators")
    scene = instance.ask("scene")
    say("Counting statements and bytes")
    counted = instance.ask("counts", json.dumps(scene))
    say("Setting up the bare project")
    bare = _bare(folder, databases.bare)
    peer, notes = _peer(folder) if with_peer else (None, ())
    ours = _ours(folder, instance)
    return SetUp(folder, instance, scene, counted, ours, bare, peer, (*notes, _first_work(ours)))


def _ours(folder: Path, instance: Instance) -> Contender:
    port = free_port()
    words = instance.serve_words(port)
    return Contender("Cluster Excellence", words, instance.environment, port, "/en/", folder / "ours.log")


def _first_work(ours: Contender) -> str:
    """Start ours once and let the background worker finish what a first start leaves to it; say what that took."""
    say("Letting the background worker load places and send letters")
    with ours.serving() as server:
        taken = wait_until_quiet(server)
    return (
        "What a first start leaves to the background worker (loading the towns of the gazetteer, sending the letters "
        f"of the demonstration) was done before anything was measured; it took {taken:.0f} s of CPU."
    )


def _bare(folder: Path, database: str) -> Contender:
    about = {**environment(), "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "benchmarks.bare.settings"}
    run([sys.executable, "-m", "benchmarks.bare.fill"], about)
    port = free_port()
    words = gunicorn_words(sys.executable, "benchmarks.bare.wsgi:application", port)
    return Contender("bare Django", words, about, port, "/rows/", folder / "bare.log")


def _peer(folder: Path) -> tuple[Pretalx | None, tuple[str, ...]]:
    say("Installing pretalx into an environment of its own, with an event under review")
    try:
        peer = installed(folder / "pretalx")
    except CommandFailed as failure:
        say(f"  not to be had: {failure}")
        return None, (without_peer(failure),)
    return peer, (peer.about,)


def without_peer(failure: CommandFailed) -> str:
    """The sentence of the report when the peer is missing, with the last line of what went wrong."""
    reason = str(failure).splitlines()[-1].rstrip(".")
    return f"pretalx could not be set up here, so everything against it is missing ({reason})."
