"""What is said of one participant, read from text field by field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal

from excellence.kernel.errors import Refusal
from excellence.method.lists import Project, first_day, last_day, read_day
from excellence.participants.reading import refusals
from excellence.participants.reading.folding import fold

LONGEST = {"name": 200, "town": 120, "postcode": 20}
LONGEST_TEXT = 200
MOST_MEETINGS = 200
MOST_PROJECTS = 50
LONGEST_PROJECT = 120
FARTHEST_KM = 20_100

_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_DISTANCE = re.compile(r"([0-9]{1,5})(?:[.,]([0-9]{1,6}))?\s*(?:km)?", re.IGNORECASE)
_PROJECT = re.compile(r"(?P<name>[^()]*[^()\s])\s*(?:\(\s*(?P<years>[^()]*)\)\s*)?")


@dataclass(frozen=True, slots=True)
class Details:
    """Everything a list says of one organisation; days are canonical text, "" stands for what is not known."""

    name: str = ""
    category: str = ""
    size: str = ""
    town: str = ""
    postcode: str = ""
    country: str = ""
    joined: str = ""
    left: str = ""
    left_why: str = ""
    commitment: str = ""
    committed_on: str = ""
    met_on: tuple[str, ...] = ()
    projects: tuple[Project, ...] = ()
    distance_km: str = ""

    @property
    def folded(self) -> str:
        """The name by which a list knows the organisation once."""
        return fold(self.name)


DAYS = frozenset({"joined", "left", "committed_on"})
SEVERAL = frozenset({"met_on", "projects"})
FIELDS = tuple(field.name for field in fields(Details))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How people call things: headings and options of fields by folded word, countries, and how both are written.

    `options` has an entry for each field with a choice; `shown` gives headings in the reader's language.
    """

    headings: Mapping[str, str]
    options: Mapping[str, Mapping[str, str]]
    countries: Mapping[str, str]
    shown: Mapping[str, str]
    shown_options: Mapping[str, tuple[str, ...]]
    home_country: str


def read_details(texts: Mapping[str, str], words: Vocabulary, *, today: date) -> tuple[Details, dict[str, Refusal]]:
    """What the texts of the fields say, and by field why one cannot be read. Fields not given stay empty."""
    found: dict[str, object] = {}
    refused: dict[str, Refusal] = {}
    for field, text in texts.items():
        try:
            found[field] = read_field(field, text, words, today=today)
        except Refusal as refusal:
            refused[field] = refusal
    return Details(**found), refused  # type: ignore[arg-type]  # each reader gives what its field holds


def read_field(field: str, text: str, words: Vocabulary, *, today: date) -> object:
    """The value of one field; raises the refusal that says what would be right."""
    plain = text.strip() if field in SEVERAL else " ".join(text.split())
    if _ADDRESS.search(plain):
        raise refusals.HoldsAnAddress(heading=words.shown[field], field=field)
    if not plain:
        return () if field in SEVERAL else ""
    return _READERS[field](field, plain, words, today)


def contradictions(details: Details, words: Vocabulary) -> dict[str, Refusal]:
    """By field, what one organisation cannot be or do all at once."""
    found: list[Refusal] = []
    if not details.name:
        found.append(refusals.NoName())
    if not details.category:
        found.append(refusals.NoCategory(options=", ".join(words.shown_options["category"])))
    if details.joined and details.left and last_day(details.left) < first_day(details.joined):
        found.append(refusals.LeftBeforeJoining(left=details.left, joined=details.joined))
    if details.left_why and not details.left:
        found.append(refusals.ReasonWithoutLeaving())
    if details.committed_on and not details.commitment:
        found.append(refusals.CommittedWithoutKind(options=", ".join(words.shown_options["commitment"])))
    if details.category == "sme" and details.size == "large":
        found.append(refusals.TooLargeForAnSME())
    return {refusal.field or "name": refusal for refusal in found}


def merged(stored: Details, given: Details) -> Details:
    """What is stored after a file was read: an empty cell says nothing, meetings and projects are added to.

    A day the file gives less exactly than it is stored stays as it is.
    """
    said = {field: getattr(given, field) for field in FIELDS if getattr(given, field) and field not in SEVERAL}
    said = {field: value for field, value in said.items() if field not in DAYS or not _vaguer(value, stored, field)}
    known = {project.folded: project for project in stored.projects}
    known |= {project.folded: project for project in given.projects if project.began or project.folded not in known}
    return replace(
        stored, **said, met_on=tuple(sorted({*stored.met_on, *given.met_on})), projects=tuple(known.values())
    )


def _vaguer(day: str, stored: Details, field: str) -> bool:
    known: str = getattr(stored, field)
    return known.startswith(f"{day}-")


def project_written(project: Project) -> str:
    """A project as it is typed: its name, and its years in brackets."""
    if not project.began:
        return project.name
    if project.began == project.ended:
        return f"{project.name} ({project.began})"
    years = f"{project.began} – {project.ended}".rstrip() if _exact(project) else f"{project.began}-{project.ended}"
    return f"{project.name} ({years})"


def _exact(project: Project) -> bool:
    return "-" in project.began or "-" in project.ended


def _text(field: str, text: str, words: Vocabulary, _: date) -> str:
    most = LONGEST[field]
    if len(text) > most:
        raise refusals.TooLong(heading=words.shown[field], most=most, length=len(text), field=field)
    if field == "name" and not fold(text):
        raise refusals.NoName
    return text


def _option(field: str, text: str, words: Vocabulary, _: date) -> str:
    found = words.options[field].get(fold(text))
    if found is None:
        options = ", ".join(words.shown_options[field])
        raise refusals.NotAnOption(given=text[:80], heading=words.shown[field], options=options, field=field)
    return found


def _country(_: str, text: str, words: Vocabulary, __: date) -> str:
    found = words.countries.get(fold(text))
    if found is None:
        raise refusals.NotACountry(given=text[:80])
    return found


def _day(_: str, text: str, __: Vocabulary, ___: date) -> str:
    return read_day(text[:80])


def _distance(_: str, text: str, __: Vocabulary, ___: date) -> str:
    found = _DISTANCE.fullmatch(text)
    if found is None:
        raise refusals.NotADistance(given=text[:80])
    value = Decimal(f"{found[1]}.{found[2] or 0}")
    if value > FARTHEST_KM:
        raise refusals.NotADistance(given=text[:80])
    return f"{value.quantize(Decimal('0.1')):f}"


def _meetings(field: str, text: str, words: Vocabulary, today: date) -> tuple[str, ...]:
    days = sorted({read_day(part[:80]) for part in re.split(r"[;,\n|]", text) if part.strip(" .")})
    if len(days) > MOST_MEETINGS:
        raise refusals.TooMany(heading=words.shown[field], most=MOST_MEETINGS, field=field)
    for day in days:
        if first_day(day) > today:
            raise refusals.NotMetYet(day=day)
    return tuple(days)


def _projects(field: str, text: str, words: Vocabulary, _: date) -> tuple[Project, ...]:
    parts = [" ".join(part.split()) for part in re.split(r"[;\n|]", text) if part.strip()]
    if len(parts) > MOST_PROJECTS:
        raise refusals.TooMany(heading=words.shown[field], most=MOST_PROJECTS, field=field)
    found = {project.folded: project for project in map(_project, parts)}
    return tuple(found.values())


def _project(text: str) -> Project:
    found = _PROJECT.fullmatch(text)
    if found is None or len(found["name"]) > LONGEST_PROJECT:
        raise refusals.NotAProject(given=text[:120])
    name, years = found["name"].strip(), (found["years"] or "").strip()
    if not years:
        return Project(name)
    began, ended = _span(years, text)
    if ended and last_day(ended) < first_day(began):
        raise refusals.EndsBeforeItBegins(given=text[:120])
    return Project(name, began, ended)


def _span(years: str, text: str) -> tuple[str, str]:
    """Beginning and end from 2024, 2024-2026, 2024- or days with a dash between spaces."""
    spaced = re.split(r"\s+[-–—]\s*|\s*[–—]\s*", years)
    parts = spaced if len(spaced) > 1 or not re.fullmatch(r"[0-9]{4}-(?:[0-9]{4})?", years) else years.split("-")
    try:
        if len(parts) == 1:
            return read_day(parts[0]), read_day(parts[0])
        began, ended = parts
        return read_day(began), read_day(ended) if ended.strip() else ""
    except (Refusal, ValueError):
        raise refusals.NotAProject(given=text[:120]) from None


_READERS: dict[str, Callable[[str, str, Vocabulary, date], object]] = {
    **dict.fromkeys(("name", "town", "postcode"), _text),
    **dict.fromkeys(("category", "size", "left_why", "commitment"), _option),
    **dict.fromkeys(("joined", "left", "committed_on"), _day),
    "country": _country,
    "met_on": _meetings,
    "projects": _projects,
    "distance_km": _distance,
}
