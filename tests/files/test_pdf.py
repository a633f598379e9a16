"""What a PDF may hold: whatever acts by itself or carries a file is found wherever it hangs."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Any

import pytest
from pypdf import PageObject, PdfWriter
from pypdf.generic import NameObject, StreamObject

from excellence.files.pdf import require_harmless
from excellence.files.refusals import FileRefused, FilesInside, ScriptInside
from tests.files.samples import pdf_of, pdf_with_shared_marks, plain

Build = Callable[[PdfWriter, PageObject], None]
SCRIPT = {"/S": "/JavaScript", "/JS": "app.alert(1)"}
WEB = {"/S": "/URI", "/URI": "https://example.org"}
ELSEWHERE = {"/Type": "/Filespec", "/F": "\\\\\\\\server\\\\share\\\\a.pdf"}
CARRIED = {"/Type": "/Filespec", "/F": "setup.exe", "/EF": {"/F": "MZ"}}


def at_the_root(key: str, value: Any) -> Build:
    return lambda writer, _page: writer.root_object.update({NameObject(key): plain(value)})


def on_the_page(key: str, value: Any) -> Build:
    return lambda _writer, page: page.update({NameObject(key): plain(value)})


def marked(**mark: Any) -> Build:
    return on_the_page("/Annots", [{"/Subtype": "/Link", **{f"/{key}": value for key, value in mark.items()}}])


def in_a_field_above(writer: PdfWriter, page: PageObject) -> None:
    parent = writer._add_object(plain({"/T": "all", "/AA": {"/K": SCRIPT}}))
    page[NameObject("/Annots")] = plain([{"/Subtype": "/Widget", "/Parent": parent}])


def in_a_named_page(writer: PdfWriter, _page: PageObject) -> None:
    template = writer._add_object(plain({"/Type": "/Template", "/AA": {"/O": SCRIPT}}))
    writer.root_object[NameObject("/Names")] = plain({"/Templates": {"/Names": ["more", template]}})


def tied_to_a_drawing(writer: PdfWriter, page: PageObject) -> None:
    drawing = StreamObject()
    drawing.update({NameObject("/Subtype"): NameObject("/Form"), NameObject("/AF"): plain([CARRIED])})
    page[NameObject("/Resources")] = plain({"/XObject": {"/X": writer._add_object(drawing)}})


def stream_from_elsewhere(writer: PdfWriter, page: PageObject) -> None:
    stream = StreamObject()
    stream[NameObject("/F")] = plain("https://example.org/a")
    page[NameObject("/Contents")] = writer._add_object(stream)


def behind_a_reference(writer: PdfWriter, page: PageObject) -> None:
    kind = writer._add_object(NameObject("/JavaScript"))
    page[NameObject("/AA")] = plain({"/O": {"/S": kind}})


REFUSED: dict[str, tuple[Build, type[FileRefused]]] = {
    "a script in a rendition, on opening": (
        at_the_root("/OpenAction", {"/S": "/Rendition", "/JS": "app.alert(1)"}),
        ScriptInside,
    ),
    "a rendition behind a mark": (marked(A={"/S": "/Rendition"}), ScriptInside),
    "a document on another machine, on opening": (
        at_the_root("/OpenAction", {"/S": "/GoToR", "/F": ELSEWHERE}),
        ScriptInside,
    ),
    "a document on another machine, on a click": (marked(A={"/S": "/GoToR", "/F": ELSEWHERE}), ScriptInside),
    "a document inside, on opening": (at_the_root("/OpenAction", {"/S": "/GoToE"}), ScriptInside),
    "an address, on opening": (at_the_root("/OpenAction", WEB), ScriptInside),
    "an address, when a page is shown": (on_the_page("/AA", {"/O": WEB}), ScriptInside),
    "an address, when the mouse passes": (marked(AA={"/E": WEB}), ScriptInside),
    "an address after a harmless action": (
        at_the_root("/OpenAction", {"/S": "/GoTo", "/Next": [{"/S": "/GoTo"}, WEB]}),
        ScriptInside,
    ),
    "a script of a field above": (in_a_field_above, ScriptInside),
    "a script of a named page": (in_a_named_page, ScriptInside),
    "a script whose kind stands elsewhere": (behind_a_reference, ScriptInside),
    "content from elsewhere": (stream_from_elsewhere, ScriptInside),
    "a file tied to a part of the text": (
        at_the_root("/StructTreeRoot", {"/K": [{"/S": "/P", "/AF": [CARRIED]}]}),
        FilesInside,
    ),
    "a file tied to a drawing": (tied_to_a_drawing, FilesInside),
    "a file tied to nothing known": (at_the_root("/Anything", [[CARRIED]]), FilesInside),
}

WELCOME: dict[str, Build] = {
    "a link to click": marked(A=WEB),
    "a link to another page": marked(A={"/S": "/GoTo"}),
    "the base of all links": at_the_root("/URI", {"/Base": "https://example.org"}),
    "the structure of a text": at_the_root("/StructTreeRoot", {"/K": [{"/S": "/P"}, {"/S": "/H1"}]}),
    "an empty list of files": at_the_root("/Names", {"/EmbeddedFiles": {"/Names": []}}),
}


@pytest.mark.parametrize("case", REFUSED)
def test_pdf_that_acts_or_carries_a_file_is_refused(case: str) -> None:
    build, refusal = REFUSED[case]

    with pytest.raises(FileRefused) as refused:
        require_harmless(pdf_of(build))

    assert type(refused.value) is refusal


@pytest.mark.parametrize("case", WELCOME)
def test_pdf_that_waits_for_a_click_is_accepted(case: str) -> None:
    require_harmless(pdf_of(WELCOME[case]))


def test_list_that_all_pages_share_costs_no_more_than_one() -> None:
    content = pdf_with_shared_marks(pages=3_000, marks=9_000)

    began = perf_counter()
    require_harmless(content)

    assert perf_counter() - began < 10
