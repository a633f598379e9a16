"""The figures a participant list gives, and for each participant why it counts or does not.

The definitions are those of the metrics (`shipped/metrics`). A day known by its year or month only is taken so that it
never makes a figure better; at the end of a year it makes no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from excellence.kernel.words import N_, speak
from excellence.method.lists.days import first_day, last_day, months_before

CATEGORIES = (
    "sme",
    "large",
    "research",
    "university",
    "training",
    "finance",
    "consultancy",
    "public",
    "other",
)
SIZES = ("micro", "small", "medium", "large")
COMMITMENTS = ("none", "signed", "contributes", "active")
NOT_COMMITTED = "none"
REASONS_TO_LEAVE = ("resigned", "excluded", "closed", "merged", "other")
# Who closed down or merged did not turn away from the cluster.
NOT_A_LOSS = frozenset({"closed", "merged"})
NEAR_KM = 150
MONTHS_OF_CONTACTS = 12
MONTHS_OF_PROJECTS = 24
PARTNERS_OF_A_PROJECT = 2


@dataclass(frozen=True, slots=True)
class Project:
    """A joint project; without an end it still runs, without a beginning its time is not known."""

    name: str
    began: str = ""
    ended: str = ""

    @property
    def folded(self) -> str:
        """The name by which participants are found to share a project."""
        return " ".join(self.name.casefold().split())


@dataclass(frozen=True, slots=True)
class Participation:
    """One participant as the figures see it; days are canonical text of `days`, empty when nobody knows.

    `distance` is in kilometres from the seat of the cluster organisation, None when it is not known.
    """

    key: str
    category: str
    joined: str = ""
    left: str = ""
    left_why: str = ""
    commitment: str = ""
    committed_on: str = ""
    met: tuple[str, ...] = ()
    projects: tuple[Project, ...] = ()
    distance: float | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether a participant counts for a figure, and why, as a marked sentence with its parameters.

    `counts` is None where that is not known; `blocks` says that then nobody knows the figure.
    """

    counts: bool | None
    sentence: str
    params: Mapping[str, str] = field(default_factory=dict)
    day: str = ""
    blocks: bool = False

    def said(self, write_day: Callable[[str], str]) -> str:
        """The sentence in the reader's language; `write_day` writes days in it."""
        said = speak(self.sentence) % {**self.params, "day": write_day(self.day) if self.day else ""}
        return said.replace("..", ".")  # in Hungarian a day ends with a full stop of its own


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure with the ruling on everyone it is about; who is not in question has none.

    `value` is None while it is not known: of `unknown` participants nobody entered what the figure asks for.
    """

    value: int | None
    rulings: Mapping[str, Ruling]
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class _Moment:
    """The day a figure is about, and which projects two participants at least share in the months before."""

    at: date
    shared: frozenset[str]

    @property
    def year_before(self) -> date:
        return months_before(self.at, MONTHS_OF_CONTACTS)


Rule = Callable[[Participation, _Moment], Ruling | None]


def metrics_of_the_list() -> tuple[str, ...]:
    """The keys of the metrics a list gives, in the order people are asked for them."""
    return tuple(_RULES)


def day_of(year: int, today: date) -> date:
    """The day the figures of a year are about: its last, or today while the year runs."""
    return min(date(year, 12, 31), today)


def count(participants: Iterable[Participation], at: date) -> dict[str, Counted]:
    """Every figure the list gives for a day, by metric."""
    listed = list(participants)
    moment = _Moment(at, _shared_projects(listed, at))
    return {metric: _counted(rule, listed, moment) for metric, rule in _RULES.items()}


def _counted(rule: Rule, listed: Sequence[Participation], moment: _Moment) -> Counted:
    rulings = {one.key: ruling for one in listed if (ruling := rule(one, moment)) is not None}
    unknown = [ruling for ruling in rulings.values() if ruling.counts is None]
    blocking = sum(ruling.blocks for ruling in unknown) or (len(unknown) if len(unknown) == len(rulings) else 0)
    return Counted(None if blocking else sum(bool(ruling.counts) for ruling in rulings.values()), rulings, blocking)


def is_participant(one: Participation, at: date) -> bool:
    """Whether it has joined by a day and not left; without a day of joining it has always been there."""
    joined = not one.joined or first_day(one.joined) <= at
    return joined and (not one.left or first_day(one.left) > at)


def is_committed(one: Participation, at: date) -> bool:
    """Whether a participant is committed on a day; a commitment without a day holds as long as it takes part."""
    since = not one.committed_on or first_day(one.committed_on) <= at
    return one.commitment not in ("", NOT_COMMITTED) and since and is_participant(one, at)


def _in_total(one: Participation, moment: _Moment) -> Ruling | None:
    if is_participant(one, moment.at):
        sentence = N_("On the list since %(day)s.") if one.joined else N_("On the list; since when is not known.")
        return Ruling(True, sentence, day=one.joined)
    if one.left and first_day(one.left) <= moment.at:
        return Ruling(False, N_("Left on %(day)s."), day=one.left)
    return Ruling(False, N_("Joins on %(day)s only."), day=one.joined)


def _committed_as(category: str) -> Rule:
    def rule(one: Participation, moment: _Moment) -> Ruling | None:
        if one.category != category or not is_participant(one, moment.at):
            return None
        if is_committed(one, moment.at):
            return _how_committed(one)
        if one.commitment == NOT_COMMITTED:
            return Ruling(False, N_("Takes part, but is not committed."))
        if one.commitment:
            return Ruling(False, N_("Committed from %(day)s only."), day=one.committed_on)
        return _commitment_unknown()

    return rule


def _commitment_unknown() -> Ruling:
    return Ruling(None, N_("It is not known whether it is committed."), blocks=True)


def _unless_committed(one: Participation, moment: _Moment) -> Ruling | None:
    """The ruling on who is not known to be committed; who is not committed is not in question."""
    return _commitment_unknown() if not one.commitment and is_participant(one, moment.at) else None


def _how_committed(one: Participation) -> Ruling:
    since = {
        "signed": N_("Signed on %(day)s."),
        "contributes": N_("Contributes regularly since %(day)s."),
        "active": N_("Takes an active part regularly since %(day)s."),
    }
    plain = {
        "signed": N_("Signed; the day is not entered."),
        "contributes": N_("Contributes regularly; since when is not entered."),
        "active": N_("Takes an active part regularly; since when is not entered."),
    }
    return Ruling(True, (since if one.committed_on else plain)[one.commitment], day=one.committed_on)


def _near(one: Participation, moment: _Moment) -> Ruling | None:
    if not is_committed(one, moment.at):
        return _unless_committed(one, moment)
    if one.distance is None:
        return Ruling(None, N_("How far away it is is not known: its place is not found or not clear."))
    sentence = N_("%(km)s km away.")
    return Ruling(one.distance <= NEAR_KM, sentence, {"km": f"{one.distance:.0f}"})


def _a_year_ago(one: Participation, moment: _Moment) -> Ruling | None:
    if not _took_part(one, moment.year_before):
        if one.joined or not is_participant(one, moment.at):
            return None
        return Ruling(None, N_("Left out: nobody entered when it joined."))
    if one.left and one.left_why in NOT_A_LOSS and first_day(one.left) <= moment.at:
        return Ruling(False, N_("Left out: it closed down or merged on %(day)s."), day=one.left)
    return Ruling(True, N_("On the list since %(day)s."), day=one.joined)


def _stayed(one: Participation, moment: _Moment) -> Ruling | None:
    before = _a_year_ago(one, moment)
    if before is None or not before.counts:
        return before if before and before.counts is None else None
    if is_participant(one, moment.at):
        return Ruling(True, N_("On the list since %(day)s."), day=one.joined)
    return Ruling(False, N_("Left on %(day)s."), day=one.left)


def _took_part(one: Participation, at: date) -> bool:
    """Whether it surely was a participant on an earlier day."""
    if not one.joined or last_day(one.joined) > at:
        return False
    return not one.left or last_day(one.left) > at


def _met(one: Participation, moment: _Moment) -> Ruling | None:
    if not is_committed(one, moment.at):
        return _unless_committed(one, moment)
    days = [day for day in one.met if moment.year_before < first_day(day) <= moment.at]
    if days:
        return Ruling(True, N_("Met on %(day)s."), day=max(days))
    earlier = [day for day in one.met if first_day(day) <= moment.at]
    if earlier:
        return Ruling(False, N_("Met last on %(day)s."), day=max(earlier))
    return Ruling(False if one.met else None, N_("No meeting is entered."))


def _in_projects(one: Participation, moment: _Moment) -> Ruling | None:
    if not is_committed(one, moment.at):
        return _unless_committed(one, moment)
    current = [project for project in one.projects if _runs(project, moment.at)]
    for project in current:
        if project.folded in moment.shared:
            return Ruling(True, N_("In the joint project %(project)s."), {"project": project.name})
    if current:
        sentence = N_("In %(project)s, where no other participant is entered.")
        return Ruling(False, sentence, {"project": current[0].name})
    undated = next((project for project in one.projects if not project.began), None)
    if undated is not None:
        return Ruling(False, N_("In %(project)s, but without its years."), {"project": undated.name})
    return Ruling(False if one.projects else None, N_("In no joint project of these months."))


def _runs(project: Project, at: date) -> bool:
    """Whether a project ran on at least one of the days of the 24 months before `at`."""
    if not project.began or first_day(project.began) > at:
        return False
    return not project.ended or last_day(project.ended) > months_before(at, MONTHS_OF_PROJECTS)


def _shared_projects(listed: Iterable[Participation], at: date) -> frozenset[str]:
    partners: dict[str, set[str]] = {}
    for one in listed:
        for project in one.projects:
            if _runs(project, at):
                partners.setdefault(project.folded, set()).add(one.key)
    return frozenset(name for name, keys in partners.items() if len(keys) >= PARTNERS_OF_A_PROJECT)


_RULES: dict[str, Rule] = {
    "participants": _in_total,
    **{f"committed_{category}": _committed_as(category) for category in CATEGORIES},
    "committed_within_150km": _near,
    "participants_12m_ago": _a_year_ago,
    "participants_stayed_12m": _stayed,
    "committed_met_12m": _met,
    "committed_in_projects_24m": _in_projects,
}
