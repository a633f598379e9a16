"""Telling the demonstration's story, through the operations everybody uses, with dates in the past."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from excellence.accounts.models import User
from excellence.accounts.operations import add_person
from excellence.assessment.models import Assessment
from excellence.assessment.operations import Wording, comment, save_answer, show_evidence, start_assessment
from excellence.audit.operations import record
from excellence.demo.people import PEOPLE
from excellence.demo.queries import people_of_the_story
from excellence.demo.story import emporda, pannon, pannon_list
from excellence.demo.story.drafts import answers_of
from excellence.demo.story.neighbours import NEIGHBOURS, Neighbour
from excellence.demo.story.rule import Year, figures_of
from excellence.demo.story.sources import source_of
from excellence.facts.operations import Entry, record_figures
from excellence.frameworks.queries import framework_by_hash, newest_versions, texts_by_hash
from excellence.kernel.clock import legal_day
from excellence.method.frameworks import Indicator
from excellence.method.lists import day_of, metrics_of_the_list
from excellence.method.source import catalogue
from excellence.organisations.models import Membership, Organisation
from excellence.organisations.operations import add_colleague, change_profile, register_organisation
from excellence.organisations.queries import organisations_visible_to, profile_of
from excellence.organisations.sections import SECTIONS, fingerprint, said_now
from excellence.participants.operations.counting import take_figures
from excellence.participants.operations.uploading import confirm_list, hand_in_list
from excellence.participants.queries import participants_of, plan_of, reading_of

People = Mapping[str, User]
Figures = Mapping[str, tuple[str, str, str]]
Answers = Mapping[str, tuple[int, str, str, str]]
COMPLETE_FROM_MONTH = 7
DAYS_OF_A_DRAFT = 32
# Who is near is typed in the story: places are looked up only after it was told.
FROM_THE_LIST = frozenset(metrics_of_the_list()) - {"committed_within_150km"}


def tell_demo_story(*, at: datetime) -> str:
    """Tell the story once, as if it had happened in the weeks before `at`; say in a few words what was done."""
    if people_of_the_story().exists():
        people_of_the_story().update(is_active=True)
        return "already there"
    # Hashing passwords takes longer than everything else and leaves the interpreter free meanwhile.
    with ThreadPoolExecutor() as pool:
        hashes = {person.email: pool.submit(make_password, person.password) for person in PEOPLE if person.password}
        with transaction.atomic():
            people = _introduce(at)
            _tell_of_pannon(people, at)
            _tell_of_emporda(people, at)
            for place, neighbour in enumerate(NEIGHBOURS):
                _tell_of_neighbour(neighbour, people, at - timedelta(days=3 * place))
            _let_in(hashes)
    return f"{2 + len(NEIGHBOURS)} organisations, {len(people)} people"


def close_demonstration(*, by: User | None, at: datetime) -> int:
    """Let nobody of the story sign in or stay signed in any more; return for how many that is new."""
    people = list(people_of_the_story().filter(is_active=True))
    with transaction.atomic():
        for person in people:
            record("account.closed", by=by, subject=person, at=at)
        people_of_the_story().update(is_active=False)
    return len(people)


def _introduce(at: datetime) -> People:
    """Everybody of the story by address; who signs in gets a password later."""
    names = {person.email: (person.name, person.language) for person in PEOPLE}
    names |= {address: (name, "hu") for name, address in pannon.TEAM}
    names |= {each.address: (each.manager, each.language) for each in NEIGHBOURS}
    began = at - timedelta(weeks=12)
    return {
        address: add_person(address, name=name, language=language, by=None, at=began)
        for address, (name, language) in names.items()
    }


def _let_in(hashes: Mapping[str, Future[str]]) -> None:
    for address, password in hashes.items():
        people_of_the_story().filter(email=address).update(password=password.result())


def _tell_of_pannon(people: People, at: datetime) -> None:
    reka, bence, judit = (people[f"{name}@pannon-example.invalid"] for name in ("reka", "bence", "judit"))
    team = [people[address] for _, address in pannon.TEAM]
    organisation = register_organisation(
        by=reka,
        at=at - timedelta(weeks=9),
        name=pannon.NAME,
        country="HU",
        town="Győr",
        website="https://pannon-example.invalid/",
        is_fictional=True,
    )
    roles = [(bence, Membership.Role.EDITOR), *((each, Membership.Role.EDITOR) for each in team)]
    for colleague, role in (*roles, (judit, Membership.Role.READER)):
        add_colleague(organisation, address=colleague.email, role=role, by=reka, at=at - timedelta(weeks=8))
    _describe(organisation, pannon.PROFILE, by=reka, at=at - timedelta(weeks=7))
    _record(organisation, pannon.FIGURES, by=reka, at=at - timedelta(weeks=6), listed=FROM_THE_LIST)
    _keep_list(organisation, by=reka, at=at - timedelta(weeks=6))
    ends = {title: legal_day(at) + timedelta(days=days) for title, days in pannon.GOOD_UNTIL.items()}
    began = at - timedelta(days=26)
    assessment = _assess(organisation, _pannon_answers(at), by=[reka, bence, *team], at=began, ends=ends)
    indicator, name, days, text = pannon.COMMENT
    about = framework_by_hash(assessment.framework_version.rules_hash).indicator(indicator)
    said_by = people[f"{name}@pannon-example.invalid"]
    comment(assessment, indicator=about, text=text, by=said_by, at=at - timedelta(days=days))


def _describe(
    organisation: Organisation, profile: Mapping[str, Mapping[str, object]], *, by: User, at: datetime
) -> None:
    """Store what the story says in each section of the profile; the rest of a section stays."""
    for section in SECTIONS:
        if section.key in profile:
            stored = said_now(section, organisation, profile_of(organisation))
            said = {**stored, **profile[section.key]}
            change_profile(organisation, section=section, said=said, seen=fingerprint(stored), by=by, at=at)
            organisation = organisations_visible_to(by).select_related("profile").get(pk=organisation.pk)


def _pannon_answers(at: datetime) -> Answers:
    year = _year(at)
    years = {"year": year, "before": year - 1, "later": year + 2}
    return {
        key: (level, justification.format(**years), lane, title.format(**years))
        for key, (level, justification, lane, title) in pannon.ANSWERS.items()
    }


def _tell_of_emporda(people: People, at: datetime) -> None:
    nuria = people["nuria@emporda-example.invalid"]
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


def _tell_of_neighbour(neighbour: Neighbour, people: People, at: datetime) -> None:
    """`at` is when they did something here last."""
    manager = people[neighbour.address]
    organisation = register_organisation(
        by=manager,
        at=at - timedelta(days=DAYS_OF_A_DRAFT + 9),
        name=neighbour.name,
        country=neighbour.country,
        town=neighbour.town,
        website=neighbour.website,
        is_fictional=True,
    )
    assessed = Year(neighbour, _year(at))
    for year in (assessed.before, assessed)[-neighbour.years :]:
        _record_year(organisation, year, by=manager, at=at - timedelta(days=DAYS_OF_A_DRAFT + 2))
    if neighbour.answered:
        began = at - timedelta(days=min(neighbour.answered, DAYS_OF_A_DRAFT))
        _assess(organisation, _neighbour_answers(assessed), by=[manager], at=began)


def _neighbour_answers(year: Year) -> Answers:
    version = newest_versions(year.of.language)[0]
    framework, texts = framework_by_hash(version.rules_hash), texts_by_hash(version.texts_hash)
    said = answers_of(year, figures_of(year), framework, texts)
    return {each.indicator.key: (each.level, each.justification, "link", each.paper) for each in said}


def _year(at: datetime) -> int:
    """The year the story assesses: the running one once most of it has passed."""
    return at.year if at.month >= COMPLETE_FROM_MONTH else at.year - 1


def _keep_list(organisation: Organisation, *, by: User, at: datetime) -> None:
    """Load the participant list from a sheet, as its manager does, and take its figures over."""
    year = _year(at)
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";").writerows(pannon_list.sheet(day_of(year, legal_day(at))))
    file = SimpleUploadedFile("demo-tagok.csv", written.getvalue().encode(), "text/csv")
    upload = hand_in_list(organisation, file=file, by=by, at=at)
    plan = plan_of(upload, reading_of(upload, legal_day(at)), participants_of(organisation))
    confirm_list(upload, seen=plan.fingerprint, by=by, at=at)
    take_figures(organisation, year=year, by=by, at=at)


def _record(
    organisation: Organisation, figures: Figures, *, by: User, at: datetime, listed: frozenset[str] = frozenset()
) -> None:
    """Record the figures of two years; those a list gives are left to it in the second."""
    metrics = catalogue().metrics
    for offset, place in ((1, 0), (0, 1)):
        typed = {key: values for key, values in figures.items() if offset or key not in listed}
        entries = [Entry(metrics[key], values[place], values[2]) for key, values in typed.items()]
        _store(organisation, _year(at) - offset, entries, by=by, at=at)


def _record_year(organisation: Organisation, year: Year, *, by: User, at: datetime) -> None:
    metrics = catalogue().metrics
    entries = [
        Entry(metrics[key], text, source_of(metrics[key].group, year.of.language))
        for key, text in figures_of(year).items()
    ]
    _store(organisation, year.number, entries, by=by, at=at)


def _store(organisation: Organisation, year: int, entries: list[Entry], *, by: User, at: datetime) -> None:
    recorded = record_figures(organisation, year=year, entries=entries, by=by, at=at)
    if recorded.refused:
        raise ValueError({key: str(refusal) for key, refusal in recorded.refused.items()})


def _assess(
    organisation: Organisation,
    answers: Answers,
    *,
    by: list[User],
    at: datetime,
    ends: Mapping[str, date] | None = None,
) -> Assessment:
    version = newest_versions("en")[0]
    framework = framework_by_hash(version.rules_hash)
    assessment = start_assessment(organisation, version=version, year=_year(at), by=by[0], at=at)
    for place, (key, answer) in enumerate(answers.items()):
        person, moment = by[place % len(by)], _working_hour(at, place)
        _answer(assessment, framework.indicator(key), answer, by=person, at=moment, ends=ends or {})
    return assessment


def _answer(
    assessment: Assessment,
    indicator: Indicator,
    answer: tuple[int, str, str, str],
    *,
    by: User,
    at: datetime,
    ends: Mapping[str, date],
) -> None:
    level, justification, lane, title = answer
    save_answer(
        assessment,
        indicator=indicator,
        wording=Wording(level, justification),
        seen=0,
        by=by,
        at=at,
    )
    if lane:
        given = {**_evidence(lane, title, assessment.organisation), "good_until": ends.get(title)}
        show_evidence(assessment, indicator=indicator, given=given, by=by, at=at)


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
