"""Why a table or a cell is not read; each sentence says what would help."""

from __future__ import annotations

from excellence.kernel.errors import Refusal
from excellence.kernel.words import N_


class TableRefused(Refusal):
    """A whole file is not read."""

    field = "file"


class TableTooLarge(TableRefused):
    """The file is larger than such a table ever is."""

    sentence = N_("A table has at most %(limit)s MB. Leave out pictures, long texts and other sheets.")


class TableTooLong(TableRefused):
    """More rows than are read."""

    sentence = N_("At most %(most)s rows are read, and this file has more. Nothing is saved.")


class TableTooWide(TableRefused):
    """More columns than are read."""

    sentence = N_("This sheet has more than %(most)s columns. Keep those you need and choose the file again.")


class TableEmpty(TableRefused):
    """No sheet that can be seen has a row of headings and a row below it."""

    sentence = N_("The file has no row below its headings. Choose the file that holds your table.")


class TableUnreadable(TableRefused):
    """A sheet whose content breaks the rules of its kind."""

    sentence = N_("The file cannot be read. Open it in your program, save it again as XLSX and choose the new file.")


class CellRefused(Refusal):
    """A cell, or the field of a form, is not read."""


class CellMissing(CellRefused):
    """A cell that is needed is empty."""

    sentence = N_("“%(heading)s” is empty.")


class CellTooLong(CellRefused):
    """Longer than what is saved."""

    sentence = N_("“%(heading)s” has at most %(most)s characters.")


class NotAnOption(CellRefused):
    """A word that is none of the options of its column."""

    sentence = N_("“%(given)s” is not known under “%(heading)s”. Write one of: %(options)s.")


class NotACountry(CellRefused):
    """Neither the name nor the code of a country."""

    sentence = N_("“%(given)s” is not a country: write its name or its two letters, such as HU.")


class NotANumber(CellRefused):
    """No number, or one outside its bounds."""

    sentence = N_("“%(given)s” is not a number from 0 to %(most)s: write digits, such as 42 or 42.5.")


class HoldsAnAddress(CellRefused):
    """Something that looks like an e-mail address."""

    sentence = N_("“%(heading)s” holds an e-mail address. Leave e-mail addresses out.")


class HoldsAFormula(CellRefused):
    """A cell that computes."""

    sentence = N_("“%(heading)s” holds a formula, whose result may be old. Copy the column and paste it as values.")


class BrokenCell(CellRefused):
    """A cell with an error of the program that made the sheet, or signs no text has."""

    sentence = N_("“%(heading)s” holds an error of the spreadsheet, or signs that are no text.")
