"""The rule by which figures of the neighbours follow from their parameters: invented, but consistent.

Every figure is a plain function of the parameters and of a number between 0 and 1 that SHA-256 gives for the key of the
organisation and a word, so that each start tells the same story. Parts never exceed their whole, the kinds of
participants add up to the committed, the four kinds of income to the budget, and what one year says of the year before
is what that year says of itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from math import ceil
from typing import Final

from excellence.demo.story.neighbours import Neighbour

# Shares of the nine kinds of committed participants, in percent, by who drives the cluster.
KINDS: Final = ("sme", "large", "research", "university", "training", "finance", "consultancy", "public", "other")
MIXES: Final[Mapping[str, tuple[int, ...]]] = {
    "industry": (62, 11, 5, 5, 4, 1, 4, 5, 3),
    "research": (46, 7, 14, 12, 5, 2, 4, 7, 3),
    "public": (50, 8, 7, 7, 6, 2, 4, 13, 3),
    "mixed": (52, 8, 8, 8, 6, 2, 4, 8, 4),
}
SERVICES: Final = (
    *("information", "networking", "matchmaking", "training", "funding", "rd_projects", "promotion"),
    *("internationalisation", "policy", "startups"),
)
WEB_ITEMS: Final = (
    *("aims", "contact", "members", "events", "english", "news", "services", "legal", "projects", "accessible"),
)
MONTHS_OF_BUILDING_UP: Final = 8
YEARS_OF_CONTINUITY: Final = 2
SURVEYS_FROM: Final = 3  # the maturity at which satisfaction is asked about


@dataclass(frozen=True, slots=True)
class Year:
    """One organisation in one year; `ago` 0 is the year assessed, `number` that year."""

    of: Neighbour
    number: int
    ago: int = 0

    def between(self, word: str, least: Fraction | int, most: Fraction | int) -> Fraction:
        """A number between two, always the same for an organisation, a word and how long ago the year is."""
        digest = sha256(f"{self.of.key} {word} {self.ago}".encode()).digest()
        return least + (most - least) * Fraction(int.from_bytes(digest[:4], "big"), 2**32)

    def share(self, whole: int, least: int, most: int, word: str) -> int:
        """A whole part of a number, between two percentages."""
        return min(whole, round(whole * self.between(word, least, most) / 100))

    @property
    def before(self) -> Year:
        """The year before."""
        return Year(self.of, self.number - 1, self.ago + 1)

    @property
    def maturity(self) -> int:
        """How far the management had come; a year ago half of them were a step behind."""
        behind = self.ago and self.between("step", 0, 1) > Fraction(1, 2)
        return max(1, self.of.maturity - (1 if behind else 0))

    @property
    def committed(self) -> int:
        """Committed participants: four to ten percent fewer a year before."""
        if not self.ago:
            return self.of.committed
        later = Year(self.of, self.number + 1, self.ago - 1)
        return round(later.committed * self.between("growth", 90, 96) / 100)

    @property
    def participants(self) -> int:
        """All participants, of whom a more mature management has bound more."""
        bound = 46 + 9 * self.of.maturity + Year(self.of, self.number).between("bound", 0, 5)
        return round(self.committed * 100 / bound)

    @property
    def kinds(self) -> dict[str, int]:
        """The committed by kind: the mix of what drives the cluster, largest remainders rounded up."""
        return dict(zip(KINDS, apportion(self.committed, self._mix()), strict=True))

    def _mix(self) -> list[Fraction]:
        mix = MIXES[self.of.driving_force]
        return [
            share * Year(self.of, self.number).between(kind, 80, 120) for kind, share in zip(KINDS, mix, strict=True)
        ]

    @property
    def fte(self) -> Fraction:
        """Full-time posts, half a post fewer a year before."""
        return max(Fraction(1, 2), Fraction(self.of.fte) - Fraction(self.ago, 2))

    @property
    def staff(self) -> int:
        """Persons: some work part-time."""
        return max(1, ceil(self.fte * 5 / 4))

    @property
    def staff_24m_ago(self) -> int:
        """Persons two years before; none where management had not begun."""
        return self.before.before.staff if self.number - self.of.founded > YEARS_OF_CONTINUITY else 0

    @property
    def budget(self) -> int:
        """EUR: five percent less a year before, in steps of 500."""
        return round(self.of.budget * 1000 * Fraction(95, 100) ** self.ago / 500) * 500

    @property
    def incomes(self) -> tuple[int, int, int, int]:
        """Public money, fees, services and other private income, in EUR and steps of 500."""
        public = 88 - 9 * self.of.maturity + 2 * self.ago + Year(self.of, self.number).between("public", -4, 4)
        rest = 100 - public
        parts = [public, rest * Fraction(45, 100), rest * Fraction(40, 100), rest * Fraction(15, 100)]
        first, second, third, fourth = (500 * part for part in apportion(self.budget // 500, parts))
        return first, second, third, fourth

    @property
    def scale(self) -> int:
        """Where practices stand on a scale from 0 to 4."""
        return self.maturity - 1


def apportion(whole: int, shares: Sequence[Fraction]) -> list[int]:
    """Whole parts in proportion to shares that add up exactly: largest remainders are rounded up."""
    exact = [whole * share / sum(shares) for share in shares]
    parts = [int(each) for each in exact]
    largest = sorted(range(len(exact)), key=lambda place: (parts[place] - exact[place], place))
    for place in largest[: whole - sum(parts)]:
        parts[place] += 1
    return parts


def figures_of(year: Year) -> dict[str, str]:
    """Every figure the organisation entered for a year, as it would be typed."""
    kinds = {f"committed_{kind}": str(count) for kind, count in year.kinds.items()}
    income = zip(("public", "fees", "services", "other_private"), year.incomes, strict=True)
    survey = _survey(year) if year.maturity >= SURVEYS_FROM else {"survey_24m": "no"}
    team = _team_before(year) if year.staff_24m_ago else {}
    incomes = {f"income_{kind}": str(amount) for kind, amount in income}
    return {metric: figure(year) for metric, figure in FIGURES.items()} | kinds | incomes | team | survey


def _survey(year: Year) -> dict[str, str]:
    return {
        "survey_24m": "yes",
        "survey_response": str(24 + 6 * year.maturity + round(year.between("response", 0, 5))),
        "satisfied_share": str(58 + 5 * year.maturity + round(year.between("satisfied", 0, 5))),
        "survey_action_plan": _from(year, 4),
    }


def _team_before(year: Year) -> dict[str, str]:
    stayed = min(year.staff, year.share(year.staff_24m_ago, 60 + 6 * year.maturity, 100, "stayed"))
    return {"staff_24m_ago": str(year.staff_24m_ago), "staff_stayed_24m": str(stayed)}


def _from(year: Year, maturity: int) -> str:
    return "yes" if year.maturity >= maturity else "no"


def _stayed(year: Year) -> int:
    """How many participants of the year before are left; never more than there are."""
    return min(year.participants, year.share(year.before.participants, 80 + 3 * year.maturity, 98, "kept"))


def _halves(value: Fraction) -> str:
    return f"{float(round(value * 2)) / 2:g}"


def _targets(year: Year) -> int:
    return 4 + 2 * year.maturity


def _web_items(year: Year) -> int:
    """How many of `WEB_ITEMS` are there: with an English page the first five at least, without only three."""
    return max(5, 2 * year.maturity) if year.maturity > 1 else 3


def _links(year: Year) -> int:
    return 2 * year.maturity - round(year.between("links", 0, 1))


FIGURES: Final[Mapping[str, Callable[[Year], str]]] = {
    "founded_on": lambda year: f"{year.of.founded}-03-15",
    "management_since": lambda year: f"{year.of.founded}-{3 + MONTHS_OF_BUILDING_UP:02}-01",
    "legal_form": lambda year: year.of.legal_form,
    "driving_force": lambda year: year.of.driving_force,
    "website_english": lambda year: _from(year, 2),
    "public_collaboration": lambda year: _from(year, 2),
    "programme_recognised": lambda year: _from(Year(year.of, year.number), 4),
    "participants": lambda year: str(year.participants),
    "committed_within_150km": lambda year: str(year.share(year.committed, 58, 94, "near")),
    "participants_12m_ago": lambda year: str(year.before.participants),
    "participants_stayed_12m": lambda year: str(_stayed(year)),
    "committed_met_12m": lambda year: str(
        year.share(year.committed, 13 * year.maturity, 13 * year.maturity + 15, "met")
    ),
    "committed_in_projects_24m": lambda year: str(
        year.share(year.committed, 9 * year.maturity, 9 * year.maturity + 14, "projects")
    ),
    "active_links": lambda year: str(_links(year)),
    "foreign_partners": lambda year: str(min(_links(year), year.scale)),
    "enquiries_per_month": lambda year: _halves(year.committed * year.between("enquiries", 5, 20) / 100),
    "fte": lambda year: _halves(year.fte),
    "staff": lambda year: str(year.staff),
    "staff_qualified": lambda year: str(year.share(year.staff, 40 + 11 * year.maturity, 100, "qualified")),
    "staff_sector_experience": lambda year: str(year.share(year.staff, 30 + 11 * year.maturity, 100, "experience")),
    "training_days": lambda year: _halves(year.fte * year.maturity * year.between("training", 80, 130) / 100),
    "training_plan": lambda year: _from(year, 3),
    "months_secured": lambda year: str(6 * year.maturity + round(year.between("secured", 0, 5))),
    "governance_body": lambda year: str(min(4, year.scale + 1)),
    "decision_participation": lambda year: str(year.scale),
    "strategy_status": lambda year: str(min(4, year.scale + 1)),
    "plan_status": lambda year: str(year.scale),
    "monitoring_status": lambda year: str(year.scale),
    "targets_set": lambda year: str(_targets(year)),
    "targets_met": lambda year: str(year.share(_targets(year), 50 + 8 * year.maturity, 92, "met targets")),
    "services_used": lambda year: ", ".join(SERVICES[: 3 + year.maturity]),
    "service_intensity": lambda year: str(year.scale),
    "internationalisation_services": lambda year: str(max(0, year.scale - 1)),
    "working_groups": lambda year: str(year.scale + round(year.between("groups", 0, 1))),
    "web_items_present": lambda year: ", ".join(WEB_ITEMS[: _web_items(year)]),
    "media_items_12m": lambda year: str(5 * year.maturity + round(year.between("media", 0, 6))),
    "success_stories_24m": lambda year: str(year.scale + round(year.between("stories", 0, 2))),
    "perceived_effect": lambda year: str(year.scale),
}
