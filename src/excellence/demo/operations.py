"""Telling the demonstration's story, through the operations everybody uses, with dates in the past."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from excellence.accounts.models import User
from excellence.accounts.operations import confirm_address
from excellence.assessment.models import Assessment
from excellence.assessment.operations import Wording, save_answer, show_evidence, start_assessment
from excellence.assessment.queries import AnswerRow
from excellence.demo.people import PEOPLE
from excellence.demo.queries import people_of_the_story
from excellence.demo.story import emporda, pannon
from excellence.facts.operations import Entry, record_figures
from excellence.frameworks.queries import framework_by_hash, newest_versions
from excellence.method.metrics import catalogue
from excellence.organisations.models import Membership, Organisation
from excellence.organisations.operations import add_colleague, register_organisation

Figures = Mapping[str, tuple[str, str, str]]
Answers = Mapping[str, tuple[int, str, str, str]]
UNANSWERED = AnswerRow(
    level=None,
    justification="",
    not_applicable=None,
    papers=0,
    notes=0,
    version=0,
    saved_by="",
    saved_by_id=None,
    saved_at=None,
)
COMPLETE_FROM_MONTH = 7


def tell_demo_story(*, at: datetime) -> str:
    """Tell the story once, as if it had happened in the weeks before `at`; say in a few words what was done."""
    if people_of_the_story().exists():
        _confirm(people_of_the_story(), at)
        return "already there"
    with transaction.atomic():
        people = {
            person.key: User.objects.create_user(
                person.email, person.password, name=person.name, language=person.language
            )
            for person in PEOPLE
        }
        _confirm(people.values(), at - timedelta(weeks=10))
        _tell_of_pannon(people, at)
        _tell_of_emporda(people, at)
    return "two organisations, four people"


def _confirm(people: Iterable[User], at: datetime) -> None:
    """Their letters reach nobody, so the platform vouches for their addresses."""
    for person in people:
        confirm_address(person, by=None, at=at)


def _tell_of_pannon(people: Mapping[str, User], at: datetime) -> None:
    reka = people["reka"]
    organisation = register_organisation(
        by=reka,
        at=at - timedelta(weeks=9),
        name=pannon.NAME,
        country="HU",
        town="Győr",
        website="https://pannon-example.invalid/",
        is_fictional=True,
    )
    for key, role in (("bence", Membership.Role.EDITOR), ("judit", Membership.Role.READER)):
        add_colleague(organisation, address=people[key].email, role=role, by=reka, at=at - timedelta(weeks=8))
    _record(organisation, pannon.FIGURES, by=reka, at=at - timedelta(weeks=6))
    _assess(organisation, pannon.ANSWERS, by=[reka, people["bence"]], at=at - timedelta(weeks=5))


def _tell_of_emporda(people: Mapping[str, User], at: datetime) -> None:
    nuria = people["nuria"]
    organisation = register_organisation(
        by=nuria,
        at=at - timedelta(weeks=3),
        name=emporda.NAME,
        country="ES",
        town="Girona",
        website="https://emporda-example.invalid/",
        is_fictional=True,
    )
    _record(organisation, emporda.FIGURES, by=nuria, at=at - timedelta(weeks=2))
    _assess(organisation, emporda.ANSWERS, by=[nuria], at=at - timedelta(weeks=1))


def _year(at: datetime) -> int:
    """The year the story assesses: the running one once most of it has passed."""
    return at.year if at.month >= COMPLETE_FROM_MONTH else at.year - 1


def _record(organisation: Organisation, figures: Figures, *, by: User, at: datetime) -> None:
    metrics = catalogue().metrics
    for offset, place in ((1, 0), (0, 1)):
        entries = [Entry(metrics[key], values[place], values[2]) for key, values in figures.items()]
        recorded = record_figures(organisation, year=_year(at) - offset, entries=entries, by=by, at=at)
        if recorded.refused:
            raise ValueError({key: str(refusal) for key, refusal in recorded.refused.items()})


def _assess(organisation: Organisation, answers: Answers, *, by: list[User], at: datetime) -> Assessment:
    version = newest_versions("en")[0]
    framework = framework_by_hash(version.rules_hash)
    assessment = start_assessment(organisation, version=version, year=_year(at), by=by[0], at=at)
    for place, (key, (level, justification, lane, title)) in enumerate(answers.items()):
        person, moment = by[place % len(by)], _working_hour(at, place)
        indicator = framework.indicator(key)
        save_answer(
            assessment,
            indicator=indicator,
            wording=Wording(level, justification),
            stored=UNANSWERED,
            seen=0,
            by=person,
            at=moment,
        )
        if lane:
            given = _evidence(lane, title, organisation)
            show_evidence(assessment, indicator=indicator, given=given, by=person, at=moment)
    return assessment


def _working_hour(at: datetime, place: int) -> datetime:
    """One answer a day, at an hour at which people work."""
    return (at + timedelta(days=place)).replace(hour=8 + place % 8, minute=place * 7 % 60, second=0, microsecond=0)


def _evidence(lane: str, title: str, organisation: Organisation) -> dict[str, object]:
    """A paper that says of itself that it is invented, an address that leads nowhere, or a note."""
    if lane == "file":
        body = f"{title}\n\n{organisation.name}\n\nFictional paper of a demonstration; it proves nothing.\n"
        upload = SimpleUploadedFile(f"{title}.txt", body.encode(), "text/plain")
        return {"lane": lane, "title": title, "upload": upload, "names_people": False}
    if lane == "link":
        return {"lane": lane, "title": title, "address": organisation.website}
    return {"lane": lane, "title": title}
