"""Reasons as data, and the one table of sentences that says them.

A `Reason` names a sentence and its parameters; a `Speaker` (a page, a command) says it in its language. Most words
are chosen so that no sentence needs a plural form: numbers stand apart from the nouns they count. Where one does, its
form for one thing stands in `SENTENCES_OF_ONE`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Final, Literal, Protocol

from excellence.kernel.words import N_, printable

TermKind = Literal["indicator", "dimension", "metric", "label", "criterion", "class", "check", "not_yet"]


@dataclass(frozen=True, slots=True)
class Term:
    """Something a framework names, by key; the speaker knows its name."""

    kind: TermKind
    key: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is so: the id of a sentence in `SENTENCES` and what stands in its places."""

    id: str
    params: Mapping[str, Param] = field(default_factory=dict)


Param = Fraction | int | date | str | Term | Reason | tuple[Term, ...]


class Speaker(Protocol):
    """Puts sentences, numbers, days and names into one language."""

    def translate(self, text: str, /) -> str:
        """The marked English sentence in this language, placeholders untouched."""

    def number(self, value: Fraction, /) -> str:
        """A number as this language writes it."""

    def day(self, value: date, /) -> str:
        """A day as this language writes it."""

    def is_one(self, value: Fraction, /) -> bool:
        """Whether this language speaks of the number in the singular."""

    def name(self, kind: TermKind, key: str, /) -> str:
        """The name of an indicator (with its number), dimension, metric, level or class; the words of the rest."""


def say(reason: Reason, speaker: Speaker) -> str:
    """The sentence of a reason; raises `KeyError` for an id the table does not have."""
    said = {name: _said(value, speaker) for name, value in reason.params.items()}
    return speaker.translate(_fitting(reason, speaker)) % said


def _fitting(reason: Reason, speaker: Speaker) -> str:
    """The form of the sentence that fits the number it counts."""
    counted, of_one = SENTENCES_OF_ONE.get(reason.id, ("", ""))
    value = reason.params.get(counted)
    if isinstance(value, int | Fraction) and speaker.is_one(Fraction(value)):
        return of_one
    return SENTENCES[reason.id]


def _said(value: Param, speaker: Speaker) -> str:
    match value:
        case Fraction() | int():
            return speaker.number(Fraction(value))
        case date():
            return speaker.day(value)
        case Term(kind, key):
            return speaker.name(kind, key)
        case Reason():
            return say(value, speaker)
        case tuple():
            return ", ".join(speaker.name(term.kind, term.key) for term in value)
        case _:
            return printable(value)


SENTENCES: Final[Mapping[str, str]] = {
    # how an indicator counts
    "unanswered": N_("No answer yet for %(indicator)s, so 0 counts."),
    "filled_from_figures": N_(
        "No answer yet for %(indicator)s; your figures give level %(proposed)s, which counts until you decide."
    ),
    "filled_no_evidence": N_(
        "No answer yet for %(indicator)s; your figures give level %(proposed)s, but without evidence 0 counts."
    ),
    "filled_only_interview": N_(
        "No answer yet for %(indicator)s; your figures give level %(proposed)s, but with only a note "
        "for the interview 1 counts."
    ),
    "differs_from_figures": N_(
        "You chose level %(claimed)s for %(indicator)s; your figures give level %(proposed)s. Your choice counts."
    ),
    "small_team": N_(
        "In a small team one person costs one level at most: level %(proposed)s for %(indicator)s, not %(plain)s."
    ),
    "figures_missing": N_("For %(indicator)s these figures are missing or 0: %(metrics)s."),
    "above_ceiling": N_(
        "You chose level %(claimed)s for %(indicator)s; your figures allow level %(ceiling)s at most, which counts."
    ),
    "ceiling_unknown": N_(
        "You chose level %(claimed)s for %(indicator)s; without these figures only level %(proven)s is shown, which "
        "counts: %(metrics)s."
    ),
    "interview_counts_0": N_(
        "There is nothing but a note for the interview for %(indicator)s; until a panel has seen the evidence it "
        "counts 0."
    ),
    "no_evidence": N_("You chose level %(claimed)s for %(indicator)s without any evidence, so it counts 0."),
    "only_interview": N_(
        "You chose level %(claimed)s for %(indicator)s with nothing but a note for the interview; "
        "until a panel has seen the evidence it counts 1."
    ),
    "not_applicable": N_("Left out because it does not apply: %(indicator)s."),
    "not_applicable_refused": N_("This cannot be left out and counts 0: %(indicator)s. %(why)s"),
    "exception_not_foreseen": N_("The framework foresees no exception for this indicator."),
    "exception_of_gate": N_("It is a gate, and a gate always applies."),
    "exception_of_minimum": N_("It has a minimum level, and such an indicator always applies."),
    "exception_without_reason": N_("No reason is given."),
    "exception_contradicted": N_("Your figures show that the condition of the exception does not hold."),
    "exception_open": N_(
        "The condition of the exception can only be checked when these figures are entered: %(metrics)s."
    ),
    "exceptions_used_up": N_("Indicators that may be left out: %(allowed)s; earlier ones have used them up."),
    # the whole
    "score": N_("Points: %(found)s of %(maximum)s, %(share)s per cent."),
    "score_claimed": N_("If every level chosen counted as it stands, it would be %(claimed)s."),
    "score_proposed": N_("Points of levels that your figures propose and nobody has accepted yet: %(proposed)s."),
    "rests_on": N_(
        "Your figures do not give the levels chosen here: %(indicators)s. Correct the levels, or enter the figures."
    ),
    "to_do_changes_nothing": N_("What is left to do below does not change this."),
    # conditions of a label level
    "all_hold": N_("All of these conditions hold."),
    "not_all_hold": N_("Not all of these conditions hold yet."),
    "one_holds": N_("One of these conditions holds, which is enough."),
    "none_holds": N_("None of these conditions holds yet; one is enough."),
    "gates": N_("Gates passed: %(found)s of %(needed)s."),
    "gate_open": N_("Level %(found)s for %(indicator)s; the gate asks for level %(needed)s."),
    "minimum_levels": N_("Minimum levels reached: %(found)s of %(needed)s."),
    "below_minimum": N_("Level %(found)s for %(indicator)s; the minimum is %(needed)s."),
    "points": N_("You have %(found)s of %(maximum)s points; needed: %(needed)s."),
    "points_with_missing": N_(
        "With the points of indicators left out filled in from the rest of their dimension you have %(found)s of "
        "%(maximum)s points; needed: %(needed)s."
    ),
    "points_above": N_("You have %(found)s of %(maximum)s points; needed: more than %(needed)s."),
    "points_with_missing_above": N_(
        "With the points of indicators left out filled in from the rest of their dimension you have %(found)s of "
        "%(maximum)s points; needed: more than %(needed)s."
    ),
    "of_dimension": N_("%(dimension)s: %(said)s"),
    "class_reached": N_(
        "Your share of the points is class %(found)s, where class %(needed)s or a better one is asked."
    ),
    "no_class": N_("Your share of the points lies below every class; class %(needed)s or a better one is asked."),
    "eligible": N_("You are eligible (%(found)s of %(needed)s criteria)."),
    "eligible_by_waiver": N_("You are eligible because the framework’s waiver applies."),
    "not_eligible": N_("You are not eligible yet (%(found)s of %(needed)s criteria)."),
    "eligibility_unknown": N_("It is not known yet whether you are eligible (%(found)s of %(needed)s criteria)."),
    "criterion_open": N_("Not fulfilled: %(criterion)s"),
    "criterion_unknown": N_("Cannot be said before figures are entered (%(metrics)s): %(criterion)s"),
    "waiver_unknown": N_("The framework’s waiver could replace the criteria; these figures are missing: %(metrics)s."),
    "facts_complete": N_("Figures entered: %(found)s of %(needed)s."),
    "facts_missing": N_("Figures still missing, or 0: %(metrics)s."),
    "not_yet": N_("Not possible yet and therefore complete: %(metric)s. %(why)s"),
    "prior_label": N_(
        "The assessment for %(label)s was on %(assessed_on)s; it should lie %(from_months)s to %(to_months)s months "
        "back, and does."
    ),
    "prior_label_early": N_(
        "The assessment for %(label)s was on %(assessed_on)s, less than %(from_months)s months ago; it counts, but "
        "improvements are hard to show so soon."
    ),
    "prior_label_late": N_(
        "The assessment for %(label)s was on %(assessed_on)s, more than %(to_months)s months ago; it counts until "
        "%(until)s."
    ),
    "prior_label_over": N_(
        "The assessment for %(label)s was on %(assessed_on)s; it counted until %(until)s and must be repeated first."
    ),
    "prior_label_none": N_("No earlier assessment for %(label)s is known."),
    "renewal_open": N_(
        "You can renew %(label)s, which ends on %(end)s: the renewal window is open from %(opens)s to %(closes)s."
    ),
    "renewal_early": N_("You can renew %(label)s from %(opens)s; it ends on %(end)s."),
    "renewal_over": N_("You could renew %(label)s until %(closes)s; it ended on %(end)s."),
    "other_label": N_("A valid label of another scheme is shown: %(levels)s (%(scheme)s)."),
    "other_label_not_shown": N_(
        "A valid label of another scheme is named without evidence: %(levels)s (%(scheme)s). Name the document that "
        "shows it."
    ),
    "other_label_none": N_("A valid label of another scheme is asked for and not known: %(levels)s (%(scheme)s)."),
    "improvement": N_("Areas of improvement with evidence for before and after: %(found)s; needed: %(needed)s."),
    "area_not_better": N_("%(area)s: no improvement. %(subject)s: then %(then)s, now %(now)s."),
    "area_without_direction": N_(
        "%(area)s: this figure is neither better nor worse when it changes; name another one: %(metric)s."
    ),
    "area_without_subject": N_("%(area)s: an indicator or a figure has to be named."),
    "area_without_evidence": N_("%(area)s: evidence is missing for before, after, or both."),
    # the path to a label level
    "accept_figures": N_("Accept level %(to)s for %(indicator)s: your figures give it. You chose level %(from)s."),
    "leave_out": N_("Leave out %(indicator)s and give the reason: your figures show that it does not apply."),
    "withdraw_for_figures": N_("Do not leave out %(indicator)s: your figures give level %(to)s."),
    "withdraw": N_("Do not leave out %(indicator)s: it has to be answered."),
    "supply_evidence": N_("Supply evidence for %(indicator)s, so that level %(to)s counts."),
    "accept_and_supply": N_(
        "Accept level %(to)s, which your figures give for %(indicator)s, and supply evidence for it."
    ),
    "raise": N_("Raise %(indicator)s from level %(from)s to %(to)s."),
    "counts_from": N_("Evidence can count from %(earliest)s."),
    "begins_on": N_("This can begin on %(begin)s, when the exception no longer applies."),
    "figure_needed": N_("%(metric)s: now %(found)s, needed %(sign)s %(needed)s."),
    "figure_unknown": N_("%(metric)s: not known now, needed %(sign)s %(needed)s."),
    "yes_needed": N_("%(metric)s: needed yes."),
    "figure_decides": N_("This figure decides: %(metric)s."),
    "reached_on": N_("Level %(to)s for %(indicator)s comes by time alone, on %(on)s."),
    "reached_some_day": N_("Level %(to)s for %(indicator)s comes by time alone; the day is not known yet."),
    "path_done": N_("Nothing is left to do for %(label)s."),
    "path": N_("The least work to %(label)s: steps %(steps)s, one for each indicator."),
    "effort": N_("About %(days)s person-days."),
    "no_effort": N_("No work is needed."),
    "capacity": N_("Full-time posts in your team: %(posts)s. This is about %(months)s months of its whole time."),
    "path_earliest": N_("Everything can be shown from %(earliest)s at the earliest, if your team does nothing else."),
    "path_earliest_without_team": N_(
        "Everything can be shown from %(earliest)s at the earliest. Your team’s time is not counted, because its "
        "full-time posts are not entered."
    ),
    "path_too_long": N_("With this team the work takes more than thirty years."),
    "path_apart": N_("These conditions are open, and no work on a level brings them:"),
    "path_out_of_reach": N_("Even with every level raised as far as possible, not all conditions for %(label)s hold."),
    # before a submission
    "interview_only": N_("The only evidence for %(indicator)s is a note for the interview."),
    "not_accepted": N_("Your figures give level %(proposed)s for %(indicator)s; accept it or choose another level."),
    "above_figures": N_(
        "You chose level %(claimed)s for %(indicator)s, but your figures give level %(proposed)s: correct one of them."
    ),
    "below_figures": N_(
        "You chose level %(claimed)s for %(indicator)s, and your figures would give level %(proposed)s."
    ),
    "no_justification": N_("The justification is missing for %(indicator)s."),
    "short_justification": N_("The justification of %(indicator)s is shorter than %(length)s characters."),
    "exception_refused": N_("This cannot be left out: %(indicator)s. %(why)s"),
    "implausible_figure": N_("%(metric)s: %(found)s is unusual; expected is %(low)s to %(high)s. Is it right?"),
    "implausible_low": N_("%(metric)s: %(found)s is unusual; expected is %(low)s or more. Is it right?"),
    "implausible_high": N_("%(metric)s: %(found)s is unusual; expected is %(high)s or less. Is it right?"),
    "figures_refused": N_("These figures cannot all be right. %(check)s"),
    "figures_doubted": N_("Are these figures right? %(check)s"),
    "impossible_share": N_("%(metric)s: %(found)s. A part is larger than its whole."),
}

# Sentence ids with the parameter they count, and the form for one thing
SENTENCES_OF_ONE: Final[Mapping[str, tuple[str, str]]] = {
    "effort": ("days", N_("About %(days)s person-day.")),
    "capacity": (
        "months",
        N_("Full-time posts in your team: %(posts)s. This is about %(months)s month of its whole time."),
    ),
    "eligible": ("needed", N_("You are eligible (%(found)s of %(needed)s criterion).")),
    "not_eligible": ("needed", N_("You are not eligible yet (%(found)s of %(needed)s criterion).")),
    "eligibility_unknown": (
        "needed",
        N_("It is not known yet whether you are eligible (%(found)s of %(needed)s criterion)."),
    ),
    "prior_label_early": (
        "from_months",
        N_(
            "The assessment for %(label)s was on %(assessed_on)s, less than %(from_months)s month ago; it counts, but "
            "improvements are hard to show so soon."
        ),
    ),
    "prior_label_late": (
        "to_months",
        N_(
            "The assessment for %(label)s was on %(assessed_on)s, more than %(to_months)s month ago; it counts until "
            "%(until)s."
        ),
    ),
}
