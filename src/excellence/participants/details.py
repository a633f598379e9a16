"""Everything a list says of one participant, from its cells, its row and plain values, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from excellence.documents.tables.days import read_day_as_written
from excellence.kernel.errors import Refusal
from excellence.kernel.texts import fold
from excellence.method.lists import Project, first_day, last_day, read_day
from excellence.participants import refusals

MOST_MEETINGS = 200
MOST_PROJECTS = 50
LONGEST_PROJECT = 120
LONGEST_QUOTED = 80
BY_STAFF = "by_staff"

_PROJECT = re.compile(r"(?P<name>[^()]*[^()\s])\s*(?:\(\s*(?P<years>[^()]*)\)\s*)?")
_STAFF = re.compile(r"[0-9]{1,3}(?:[ .,’'\u00a0\u202f][0-9]{3})+(?![0-9])|[0-9]+")
_CLASSES = ((10, "micro"), (50, "small"), (250, "medium"))
_ENDS = 2


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


DAYS = frozenset({"joined", "left", "committed_on"})
SEVERAL = frozenset({"met_on", "projects"})
FIELDS = tuple(field.name for field in fields(Details))


def details_from(values: Mapping[str, str], for_all: Mapping[str, str]) -> Details:
    """What a row of a table says, with what a person chose for all rows: `category` and what a paid `fee` means."""
    said = {field: value for field, value in values.items() if field in FIELDS and field not in SEVERAL}
    by_staff = {"": "", "large": "large"}.get(said.get("size", ""), "sme")
    kinds = [by_staff if kind == BY_STAFF else kind for kind in (said.get("category", ""), for_all.get("category", ""))]
    said["category"] = kinds[0] or kinds[1]
    if values.get("fee") == "yes" and not said.get("commitment"):
        said["commitment"] = for_all.get("fee", "")
    meetings, projects = values.get("met_on", ""), values.get("projects", "")
    return Details(
        **said,
        met_on=tuple(meetings.split("; ")) if meetings else (),
        projects=tuple(map(_project, projects.split("; "))) if projects else (),
    )


def as_json(details: Details) -> dict[str, Any]:
    """Everything that is said, without what is empty."""
    return {field: value for field, value in asdict(details).items() if value}


def from_json(stored: Mapping[str, Any]) -> Details:
    """The details stored by `as_json`."""
    projects = tuple(Project(**project) for project in stored.get("projects", ()))
    return Details(**{**stored, "met_on": tuple(stored.get("met_on", ())), "projects": projects})


def columns_of(details: Details) -> dict[str, Any]:
    """What is said of a participant as the columns of its row."""
    return asdict(details) | {
        "folded": fold(details.name),
        "town_folded": fold(details.town),
        "met_on": list(details.met_on),
        "projects": [asdict(project) for project in details.projects],
        "distance_km": Decimal(details.distance_km) if details.distance_km else None,
    }


def contradictions(details: Details) -> dict[str, Refusal]:
    """By field, what one organisation cannot be or do all at once."""
    found: list[Refusal] = []
    if not details.category:
        found.append(refusals.NoCategory())
    if details.joined and details.left and last_day(details.left) < first_day(details.joined):
        found.append(refusals.LeftBeforeJoining(left=details.left, joined=details.joined))
    if details.left_why and not details.left:
        found.append(refusals.ReasonWithoutLeaving())
    if details.committed_on and details.commitment in ("", "none"):
        found.append(refusals.CommittedWithoutKind())
    if details.category == "sme" and details.size == "large":
        found.append(refusals.TooLargeForAnSME())
    return {str(refusal.field): refusal for refusal in found}


def merged(stored: Details, given: Details) -> Details:
    """What is stored after a file was read: an empty cell says nothing, meetings and projects are added to.

    A day the file gives less exactly than it is stored stays as it is.
    """
    said = {field: getattr(given, field) for field in FIELDS if getattr(given, field) and field not in SEVERAL}
    said = {field: day for field, day in said.items() if field not in DAYS or not _is_vaguer(day, stored, field)}
    known = {project.folded: project for project in stored.projects}
    known |= {project.folded: project for project in given.projects if project.began or project.folded not in known}
    return replace(
        stored, **said, met_on=tuple(sorted({*stored.met_on, *given.met_on})), projects=tuple(known.values())
    )


def _is_vaguer(day: str, stored: Details, field: str) -> bool:
    known: str = getattr(stored, field)
    return known.startswith(f"{day}-")


def size_of_staff(text: str, _today: date) -> str:
    """The size of an organisation by its number of staff: 120, "12 fő", "11-50", "250+"; "" when it is on the border.

    Ranges are closed in one size: of 11 to 50 the last counts with the others.
    """
    numbers = [int(re.sub(r"[^0-9]", "", number)) for number in _STAFF.findall(text)][: _ENDS + 1]
    if not numbers or len(numbers) > _ENDS:
        raise refusals.NotAStaff(given=text[:LONGEST_QUOTED])
    if len(numbers) == 1 and text.lstrip().startswith("<"):
        numbers = [0, *numbers]
    low, high = _size(numbers[0]), _size(max(numbers[-1] - (len(numbers) > 1), 0))
    if low != high:
        raise refusals.NotAStaff(given=text[:LONGEST_QUOTED])
    return low


def _size(staff: int) -> str:
    return next((size for limit, size in _CLASSES if staff < limit), "large")


def is_fee_paid(text: str, _today: date) -> str:
    """Whether an amount says that a fee is paid."""
    digits = re.sub(r"[^0-9]", "", text)
    if not digits:
        raise refusals.NotAStaff(given=text[:LONGEST_QUOTED])
    return "yes" if int(digits) else "no"


def read_meetings(text: str, today: date) -> str:
    """Days of meetings with commas, semicolons or lines between, in order, each once."""
    parts = [part for part in re.split(r"[;,\n|]", text) if part.strip(" .")]
    days = sorted({read_day_as_written(part[:LONGEST_QUOTED], today=today) for part in parts})
    if len(days) > MOST_MEETINGS:
        raise refusals.TooManyMeetings(most=MOST_MEETINGS)
    for day in days:
        if first_day(day) > today:
            raise refusals.NotMetYet(day=day)
    return "; ".join(days)


def read_projects(text: str, _today: date) -> str:
    """Projects with semicolons or lines between, each once, with its years in brackets."""
    parts = [" ".join(part.split()) for part in re.split(r"[;\n|]", text) if part.strip()]
    if len(parts) > MOST_PROJECTS:
        raise refusals.TooManyProjects(most=MOST_PROJECTS)
    return projects_written({project.folded: project for project in map(_project, parts)}.values())


def projects_written(projects: Any) -> str:
    """Projects as they are typed."""
    return "; ".join(map(project_written, projects))


def project_written(project: Project) -> str:
    """A project as it is typed: its name, and its years in brackets."""
    if not project.began:
        return project.name
    if project.began == project.ended:
        return f"{project.name} ({project.began})"
    exact = "-" in project.began or "-" in project.ended
    years = f"{project.began} – {project.ended}".rstrip() if exact else f"{project.began}-{project.ended}"
    return f"{project.name} ({years})"


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
