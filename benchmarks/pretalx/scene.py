"""`python -m benchmarks.pretalx.scene`: an event as pretalx builds it, proposals, a reviewer; where they are, as JSON.

Run inside the peer's own environment. The event keeps pretalx's defaults: one score, three choices, no questions.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from importlib import import_module
from importlib.metadata import version
from typing import Any

import django
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

PROPOSALS = 60
SESSIONS = 40
WORDS = "What was tried in one region, what it cost, and what the figures say a year later. "
TOKEN = "measuring" * 3 + "token"
TRANSACTION_CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA")


def main() -> None:
    """Make the scene and print its addresses, sessions and the statements of both pages."""
    django.setup()
    scopes = import_module("django_scopes")
    with scopes.scopes_disabled():
        event, reviewer, colleague = _event()
    with scopes.scope(event=event):
        paths = [_proposal(event, number, (reviewer, colleague)) for number in range(PROPOSALS)]
        category = event.score_categories.get()
        choices = [str(score.pk) for score in category.scores.all()]
    sessions = [_session(reviewer) for _ in range(SESSIONS)]
    said = {
        "forms": paths,
        "score": f"score_{category.pk}",
        "choices": choices,
        "cookies": [f"{settings.SESSION_COOKIE_NAME}={key}; {settings.CSRF_COOKIE_NAME}={TOKEN}" for key in sessions],
        "token": TOKEN,
        "versions": f"pretalx {version('pretalx')} with Django {version('Django')}",
    }
    json.dump({**said, **_counted(said)}, sys.stdout)


def _event() -> tuple[Any, Any, Any]:
    """A public event in its review phase, and two people who may only review."""
    models, people = import_module("pretalx.event.models"), import_module("pretalx.person.models").User.objects
    organiser = models.Organiser.objects.create(name="Demo: organiser under measurement", slug="benchorg")
    start = (now() + timedelta(days=90)).date()
    event = models.Event.objects.create(
        name="Demo: event under measurement",
        slug="bench",
        organiser=organiser,
        is_public=True,
        date_from=start,
        date_to=start + timedelta(days=2),
        email="event@bench-example.invalid",
        locale_array="en",
        locale="en",
    )
    with import_module("django_scopes").scope(event=event):
        event.build_initial_data()
        event.review_phases.first().activate()
    team = models.Team.objects.create(organiser=organiser, name="Reviewers", is_reviewer=True)
    team.limit_events.add(event)
    reviewers = [
        people.create_user(email=f"{name.lower()}@bench-example.invalid", name=f"{name} Example", locale="en")
        for name in ("Reviewing", "Colleague")
    ]
    team.members.add(*reviewers)
    return event, *reviewers


def _proposal(event: Any, number: int, reviewers: tuple[Any, ...]) -> str:
    """A proposal by a speaker of its own, reviewed by both; the address of its review form."""
    submissions, people = import_module("pretalx.submission.models"), import_module("pretalx.person.models")
    speaker = people.User.objects.create_user(
        email=f"speaker{number}@bench-example.invalid", name=f"Speaker {number} Example", locale="en"
    )
    people.SpeakerProfile.objects.create(user=speaker, event=event, biography=WORDS * 3)
    submission = submissions.Submission.objects.create(
        event=event,
        title=f"Demo: proposal {number}",
        submission_type=event.cfp.default_type,
        abstract=WORDS,
        description=WORDS * 5,
        content_locale="en",
    )
    submission.speakers.add(speaker)
    score = event.score_categories.get().scores.first()
    for reviewer in reviewers:
        review = submissions.Review.objects.create(submission=submission, user=reviewer, text=WORDS)
        review.scores.add(score)
        review.save()
    return str(submission.orga_urls.reviews)


def _session(person: Any) -> str:
    """A session as signing in makes it; there are several, for each keeps the messages nobody has looked at."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def _counted(said: dict[str, Any]) -> dict[str, int]:
    """How many statements the review form and a save take, session and person included."""
    client = Client(SERVER_NAME="127.0.0.1", headers={"Cookie": said["cookies"][0]})
    fields = {"text": WORDS, said["score"]: said["choices"][0], "review_submit": "save"}
    client.get(said["forms"][0])
    asked = {
        "form_sql": (lambda: client.get(said["forms"][0]), 200),
        "save_sql": (lambda: client.post(said["forms"][0], fields), 302),
    }
    counted = {}
    for name, (ask, expected) in asked.items():
        with CaptureQueriesContext(connection) as captured:
            response = ask()
        if response.status_code != expected:
            raise RuntimeError(f"{name}: {response.status_code}, not {expected}")
        counted[name] = sum(not query["sql"].startswith(TRANSACTION_CONTROL) for query in captured)
    return counted


if __name__ == "__main__":
    main()
