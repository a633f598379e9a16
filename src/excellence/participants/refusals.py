"""Why what is given for a participant is not saved; each sentence says what would help."""

from __future__ import annotations

from excellence.kernel.errors import Refusal
from excellence.kernel.words import N_


class NoCategory(Refusal):
    """The kind decides where a participant counts."""

    sentence = N_("The kind of organisation is missing.")
    field = "category"


class NotAStaff(Refusal):
    """Neither a size nor a number of staff."""

    sentence = N_("“%(given)s” is not a number of staff: write a number such as 42, or a range such as 10-49.")
    field = "size"


class NotAProject(Refusal):
    """A project whose years cannot be read."""

    sentence = N_(
        "The years in “%(given)s” cannot be read: write the project’s name and behind it its years in brackets, "
        "such as (2024-2026), (2025) or (2024-)."
    )
    field = "projects"


class EndsBeforeItBegins(Refusal):
    """A project ends before it begins."""

    sentence = N_("“%(given)s” ends before it begins.")
    field = "projects"


class TooManyMeetings(Refusal):
    """More meetings than one row holds."""

    sentence = N_("One participant has at most %(most)s meetings.")
    field = "met_on"


class TooManyProjects(Refusal):
    """More projects than one row holds."""

    sentence = N_("One participant has at most %(most)s joint projects.")
    field = "projects"


class LeftBeforeJoining(Refusal):
    """A participant left before it joined."""

    sentence = N_("It left (%(left)s) before it joined (%(joined)s): one of the two days is wrong.")
    field = "left"


class ReasonWithoutLeaving(Refusal):
    """A reason to leave, but no day."""

    sentence = N_("A reason to leave is given, but not when it left: enter the day, the month or the year.")
    field = "left"


class NotMetYet(Refusal):
    """A meeting in the future."""

    sentence = N_("%(day)s is still to come: enter a meeting once it has taken place.")
    field = "met_on"


class CommittedWithoutKind(Refusal):
    """A day of commitment without what it consists of."""

    sentence = N_("A day of commitment is given, but not its kind.")
    field = "commitment"


class TooLargeForAnSME(Refusal):
    """A small or medium-sized company with the staff of a large one."""

    sentence = N_("A small or medium-sized company has fewer than 250 staff: change its kind or its size.")
    field = "size"


class NamedTwice(Refusal):
    """The same organisation stands in the file twice."""

    sentence = N_("This organisation stands in row %(first)s already.")
    field = "name"


class NameTaken(Refusal):
    """The organisation stands on the list already."""

    sentence = N_("“%(name)s” stands on your list already. An organisation that came back keeps its row: empty “left”.")
    field = "name"
