"""Why a file is not accepted; each sentence says what to do instead."""

from __future__ import annotations

from typing import ClassVar

from excellence.kernel.errors import Refusal
from excellence.kernel.words import N_


class FileRefused(Refusal):
    """A file is not accepted."""

    field = "file"


class EmptyFile(FileRefused):
    """The file has no bytes."""

    sentence: ClassVar[str] = N_("The file is empty. Open it on your computer, see what it holds and choose it again.")


class TooLarge(FileRefused):
    """The file is larger than FILES_MAX_BYTES."""

    sentence: ClassVar[str] = N_(
        "The file is larger than %(limit)s MB. Make it smaller, for instance by scaling pictures down, or divide it."
    )


class NotAccepted(FileRefused):
    """The kind of file is not among those accepted."""

    sentence: ClassVar[str] = N_(
        "Files of this kind (%(kind)s) are not accepted. Save it as PDF, as a picture (PNG, JPEG, WebP), "
        "as a text, sheet or slides (DOCX, XLSX, PPTX, ODT, ODS), or as CSV or TXT."
    )


class OldFormat(FileRefused):
    """The file is in a format of office programs before 2007."""

    sentence: ClassVar[str] = N_(
        "The file is in an old format (.doc, .xls or .ppt). Open it, save it as DOCX, XLSX or PPTX, and choose the new "
        "file."
    )


class NotATable(FileRefused):
    """A list is read from two kinds of file only."""

    sentence: ClassVar[str] = N_(
        "This file is neither XLSX nor CSV. Open it in your spreadsheet program, save it as XLSX and choose the new "
        "file."
    )


class SuffixDisagrees(FileRefused):
    """The name says one kind of file, the content another."""

    sentence: ClassVar[str] = N_(
        "The name ends in %(suffix)s, but the content is that of a %(kind)s file. Export it again from the program "
        "that made it, and do not change the ending by hand."
    )


class Encrypted(FileRefused):
    """The document cannot be read without a password, or is restricted by one."""

    sentence: ClassVar[str] = N_(
        "The document is protected by a password or restrictions, so it could not be examined. "
        "Save a copy without protection and choose that."
    )


class Malformed(FileRefused):
    """The content breaks the rules of its kind."""

    sentence: ClassVar[str] = N_(
        "The %(kind)s file is damaged and cannot be read. Open it on your computer, save or export it again, "
        "and choose the new copy."
    )


class MacrosInside(FileRefused):
    """An office document brings a program along."""

    sentence: ClassVar[str] = N_(
        "The document contains macros, small programs that could do harm. Save it without macros "
        "(DOCX, XLSX, PPTX, ODT, ODS) or as PDF."
    )


class ScriptInside(FileRefused):
    """A PDF runs a script, starts a program or opens another document or address by itself."""

    sentence: ClassVar[str] = N_(
        "The PDF contains a script, starts another program or opens something else by itself. "
        "Print it to a new PDF and choose that."
    )


class ObjectsInside(FileRefused):
    """An office document carries objects, controls or programs that were not examined."""

    sentence: ClassVar[str] = N_(
        "The document contains objects of other programs or files that could not be examined. "
        "Save it as PDF and choose that."
    )


class LoadsFromOutside(FileRefused):
    """An office document loads a template, picture or workbook from elsewhere when it is opened."""

    sentence: ClassVar[str] = N_(
        "The document loads a template, a picture or a table from another address when it is opened. "
        "Save it as PDF and choose that."
    )


class FilesInside(FileRefused):
    """A PDF carries other files along, which open with a click and were not examined."""

    sentence: ClassVar[str] = N_(
        "The PDF carries other files inside, which nobody examined. Print it to a new PDF and choose that; "
        "add the files inside one by one."
    )


class ArchiveGiven(FileRefused):
    """The file packs other files."""

    sentence: ClassVar[str] = N_("This is an archive of files. Unpack it and choose the documents one by one.")


class ArchiveHidden(FileRefused):
    """A picture or document has an archive hung on to it."""

    sentence: ClassVar[str] = N_(
        "An archive is hidden in this %(kind)s file. Export it again from the program that made it."
    )


class TooMuchToExamine(FileRefused):
    """Small when packed and huge when opened, or not examined within the bounds of time and memory."""

    sentence: ClassVar[str] = N_(
        "The file is too large or too complicated to be examined. "
        "Divide it, or save only what matters in it, and choose that."
    )


class WebPageGiven(FileRefused):
    """The content is HTML, SVG, XML or a script, whatever the name says."""

    sentence: ClassVar[str] = N_(
        "The content is a web page, a drawing in SVG or a script, which could do harm when opened. "
        "Print it to PDF and choose that, or give its address instead."
    )


class NotText(FileRefused):
    """The name says text, but the bytes are none."""

    sentence: ClassVar[str] = N_("This is not plain text. Save it again as text in the encoding UTF-8.")


class NoRoom(FileRefused):
    """The disk is full or cannot be written."""

    sentence: ClassVar[str] = N_(
        "There is no room to save the file, so nothing was saved. Tell the administrator of this site, "
        "and try again later."
    )


class ContentLost(FileRefused):
    """The bytes of a stored file are missing or are not those that were stored."""

    sentence: ClassVar[str] = N_(
        "This file was changed or lost after it was saved here, so it is not handed out. "
        "Tell the administrator of this site; a backup may hold the file as it was."
    )
