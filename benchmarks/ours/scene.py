"""A person of a fictional organisation with two full self-assessments, made by the operations everybody uses."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import cycle
from tempfile import TemporaryDirectory
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from benchmarks.ours.large import write_large_framework
from benchmarks.ours.words import EMAIL, JUSTIFICATION, PASSWORD
from excellence.accounts.models import User
from excellence.assessment.models import Assessment
from excellence.assessment.operations import Wording, save_answer, show_evidence, start_assessment
from excellence.assessment.rules import years_offered
from excellence.demo.story.pannon import FIGURES
from excellence.facts.operations import Entry, record_figures
from excellence.frameworks.models import FrameworkVersion
from excellence.frameworks.operations import publish_edition
from excellence.frameworks.queries import framework_by_hash, newest_versions
from excellence.kernel.clock import now
from excellence.method.source.library import load
from excellence.method.source.metrics import catalogue
from excellence.organisations.models import Organisation
from excellence.organisations.operations import register_organisation

TIMES = 10
LEVELS = (3, 4, 5, 2, 4)
LANES = ("file", "link", "interview")


@transaction.atomic
def main() -> dict[str, Any]:
    """Make the scene; return who signs in, and the addresses and numbers of both assessments."""
    at = now()
    person = User.objects.create_user(EMAIL, PASSWORD, name="Measuring Example", language="en")
    organisation = register_organisation(
        by=person,
        at=at,
        name="Demo: Example Cluster under Measurement",
        country="ES",
        town="Girona",
        website="https://bench-example.invalid/",
        is_fictional=True,
    )
    _record_two_years(organisation, by=person, at=at)
    shipped = _answered(organisation, newest_versions("en")[0], by=person, at=at)
    with TemporaryDirectory() as folder:
        edition = load(write_large_framework(folder, times=TIMES))
    large = _answered(organisation, publish_edition(edition, by=None, at=at), by=person, at=at)
    return {"email": EMAIL, "password": PASSWORD, "assessment": _address(shipped), "large": _address(large)}


def _record_two_years(organisation: Organisation, *, by: User, at: datetime) -> None:
    metrics, year = catalogue().metrics, years_offered()[-1]
    for offset, place in ((1, 0), (0, 1)):
        entries = [Entry(metrics[key], values[place], values[2]) for key, values in FIGURES.items()]
        recorded = record_figures(organisation, year=year - offset, entries=entries, by=by, at=at)
        if recorded.refused:
            raise ValueError({key: str(refusal) for key, refusal in recorded.refused.items()})


def _answered(organisation: Organisation, version: FrameworkVersion, *, by: User, at: datetime) -> Assessment:
    """An assessment in which every indicator has a level, a justification and a piece of evidence."""
    framework = framework_by_hash(version.rules_hash)
    assessment = start_assessment(organisation, version=version, year=years_offered()[-1], by=by, at=at)
    said: Iterable[tuple[int, str]] = zip(cycle(LEVELS), cycle(LANES), strict=False)
    for indicator, (level, lane) in zip(framework.indicators, said, strict=False):
        save_answer(
            assessment,
            indicator=indicator,
            wording=Wording(level, JUSTIFICATION),
            seen=0,
            by=by,
            at=at,
        )
        given = _evidence(lane, f"Minutes and register behind {indicator.number}")
        show_evidence(assessment, indicator=indicator, given=given, by=by, at=at)
    return assessment


def _evidence(lane: str, title: str) -> dict[str, object]:
    body = f"{title}\n\nFictional paper of a measurement; it proves nothing.\n".encode()
    by_lane: dict[str, dict[str, object]] = {
        "file": {"upload": SimpleUploadedFile(f"{title}.txt", body, "text/plain"), "names_people": False},
        "link": {"address": "https://bench-example.invalid/minutes/"},
        "interview": {},
    }
    return {"lane": lane, "title": title, **by_lane[lane]}


def _address(assessment: Assessment) -> dict[str, Any]:
    framework = framework_by_hash(assessment.framework_version.rules_hash)
    return {"id": assessment.public_id, "numbers": [indicator.number for indicator in framework.indicators]}
