"""Why a list, a row or a field is not read; each sentence says what would help."""

from __future__ import annotations

from excellence.kernel.errors import Refusal
from excellence.kernel.words import N_


class ListRefused(Refusal):
    """A whole file is not read."""

    field = "file"


class ListTooLarge(ListRefused):
    """The file is larger than a list of organisations ever is."""

    sentence = N_(
        "A list of participants has at most %(limit)s MB. Leave out pictures and sheets that are not the list."
    )


class ListTooLong(ListRefused):
    """More rows than a list may have."""

    sentence = N_("A list holds at most %(most)s participants, and this file has more rows. Nothing was stored.")


class ListTooWide(ListRefused):
    """More columns than a list may have."""

    sentence = N_("This sheet has more than %(most)s columns. Keep those of the template and choose the file again.")


class NoHeadings(ListRefused):
    """No row with the names of columns was found."""

    sentence = N_(
        "No row with the headings “%(name)s” and “%(kind)s” was found. Download the template, put your list "
        "into it and choose that."
    )


class HeadingTwice(ListRefused):
    """Two columns mean the same."""

    sentence = N_("Two columns are called “%(heading)s”. Keep one of them and choose the file again.")


class PersonsInside(ListRefused):
    """A column is about persons."""

    sentence = N_(
        "The column “%(heading)s” looks like names, addresses or numbers of persons. This list holds organisations "
        "only: delete the column and choose the file again. Nothing was stored."
    )


class ListUnreadable(ListRefused):
    """A sheet whose content breaks the rules of its kind."""

    sentence = N_("The sheet cannot be read. Open it in your program, save it again as XLSX and choose the new file.")


class RowRefused(Refusal):
    """A row, or a field of a form, is not read."""


class NoName(RowRefused):
    """An organisation has a name."""

    sentence = N_("The name of the organisation is missing.")
    field = "name"


class NoCategory(RowRefused):
    """The kind decides where a participant counts."""

    sentence = N_("The kind of organisation is missing: %(options)s.")
    field = "category"


class NotAnOption(RowRefused):
    """A word that is none of the options of its column."""

    sentence = N_("“%(given)s” is not known under “%(heading)s”. Write one of: %(options)s.")


class TooLong(RowRefused):
    """Longer than what is stored."""

    sentence = N_("“%(heading)s” has at most %(most)s characters; this one has %(length)s.")


class NotACountry(RowRefused):
    """Neither the name nor the code of a country."""

    sentence = N_("“%(given)s” is not a country: write its name or its two letters, such as HU.")
    field = "country"


class NotADistance(RowRefused):
    """No number of kilometres."""

    sentence = N_("“%(given)s” is not a distance: write kilometres as a number, such as 42 or 42.5.")
    field = "distance_km"


class NotAProject(RowRefused):
    """A project whose years cannot be read."""

    sentence = N_(
        "The years in “%(given)s” cannot be read: write the project's name and behind it its years in brackets, "
        "such as (2024-2026), (2025) or (2024-)."
    )
    field = "projects"


class EndsBeforeItBegins(RowRefused):
    """A project ends before it begins."""

    sentence = N_("“%(given)s” ends before it begins.")
    field = "projects"


class TooMany(RowRefused):
    """More meetings or projects than one row keeps."""

    sentence = N_("“%(heading)s” holds at most %(most)s entries.")


class LeftBeforeJoining(RowRefused):
    """A participant left before it joined."""

    sentence = N_("It left (%(left)s) before it joined (%(joined)s): one of the two days is wrong.")
    field = "left"


class ReasonWithoutLeaving(RowRefused):
    """A reason to leave, but no day."""

    sentence = N_("A reason to leave is given, but not when it left: enter the day, the month or the year.")
    field = "left"


class NotMetYet(RowRefused):
    """A meeting in the future."""

    sentence = N_("%(day)s is still to come: enter a meeting once it has taken place.")
    field = "met_on"


class CommittedWithoutKind(RowRefused):
    """A day of commitment without what it consists of."""

    sentence = N_("A day of commitment is given, but not its kind: %(options)s.")
    field = "commitment"


class TooLargeForAnSME(RowRefused):
    """A small or medium-sized company with the staff of a large one."""

    sentence = N_("A small or medium-sized company has fewer than 250 staff: change its kind or its size.")
    field = "size"


class HoldsAnAddress(RowRefused):
    """Something that looks like an e-mail address."""

    sentence = N_("“%(heading)s” holds an e-mail address. This list keeps organisations only: leave addresses out.")


class HoldsAFormula(RowRefused):
    """A cell that computes."""

    sentence = N_(
        "The cell %(cell)s holds a formula. Formulas are not read, because their results may be old: copy the column "
        "and paste it as values."
    )


class BrokenCell(RowRefused):
    """A cell with an error of the program that made the sheet, or signs no text has."""

    sentence = N_("The cell %(cell)s holds an error or signs that are no text.")


class NamedTwice(RowRefused):
    """The same organisation stands in the file twice."""

    sentence = N_("“%(name)s” stands in row %(first)s already.")
    field = "name"


class NameTaken(RowRefused):
    """The organisation stands on the list already."""

    sentence = N_("“%(name)s” stands on your list already. An organisation that came back keeps its row: empty “left”.")
    field = "name"


def kinds_of_refusals() -> dict[str, type[Refusal]]:
    """Every refusal of a row by its name, as stored with an upload until somebody reads it."""
    from excellence.method.lists import NotADay  # noqa: PLC0415 - a refusal of another module, named for completeness

    return {kind.__name__: kind for kind in (*RowRefused.__subclasses__(), NotADay)}
