"""A file is examined in a process of its own, for a limited time."""

from __future__ import annotations

import signal
import sys
from time import perf_counter

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from pytest_django import Settings

from excellence.files import examining, kinds
from excellence.files.examining import ExaminedFile, examine_upload, is_workbook
from excellence.files.refusals import (
    EmptyFile,
    Encrypted,
    FileRefused,
    MacrosInside,
    Malformed,
    NotATable,
    NotText,
    SuffixDisagrees,
    TooLarge,
    TooMuchToExamine,
)
from tests.files import samples


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "text/html")


def test_document_stays_as_it_came() -> None:
    content = samples.pdf()

    examined = examine_upload(upload("Éves jelentés.pdf", content))

    assert examined == ExaminedFile("Éves jelentés.pdf", kinds.PDF, content)


def test_picture_is_drawn_again() -> None:
    content = samples.picture("JPEG", exif=samples.photographed())

    examined = examine_upload(upload("board.jpg", content))

    assert (examined.kind, b"taken at" in content, b"taken at" in examined.content) == (kinds.JPEG, True, False)


def test_upload_in_a_temporary_file_is_read_whole() -> None:
    content = samples.pdf()
    temporary = TemporaryUploadedFile("report.pdf", "application/pdf", len(content), None)
    temporary.write(content)

    assert examine_upload(temporary).content == content


def test_name_is_cleaned() -> None:
    bidirectional = upload("report.pdf", samples.pdf())
    bidirectional._name = "../annual\u202e report.pdf"  # type: ignore[attr-defined]  # Django cleans some on its way in

    assert examine_upload(bidirectional).name == "annual report.pdf"


@pytest.mark.parametrize(
    ("name", "content", "refusal", "params"),
    [
        ("a.pdf", b"", EmptyFile, {}),
        ("plan.docm", samples.office("docx"), MacrosInside, {}),
        ("a.pdf", b"%PDF-", Malformed, {"kind": "PDF"}),
        ("a.pdf", samples.png(), SuffixDisagrees, {"suffix": ".pdf", "kind": "PNG"}),
    ],
)
def test_refusal_comes_back_with_its_particulars(
    name: str, content: bytes, refusal: type[FileRefused], params: dict[str, object]
) -> None:
    with pytest.raises(FileRefused) as refused:
        examine_upload(upload(name, content))

    assert (type(refused.value), refused.value.params) == (refusal, params)


def test_largest_size_is_accepted_and_one_byte_more_refused(settings: Settings) -> None:
    settings.FILES_MAX_BYTES = 1024 * 1024
    largest = b"a" * settings.FILES_MAX_BYTES

    examined = examine_upload(upload("notes.txt", largest))
    with pytest.raises(TooLarge, match="larger than 1 MB"):
        examine_upload(upload("notes.txt", largest + b"a"))

    assert len(examined.content) == 1024 * 1024


def test_file_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examining, "DEADLINE_SECONDS", 0.3)
    content = samples.pdf_with_shared_marks(pages=2_000, marks=9_000)

    began = perf_counter()
    with pytest.raises(TooMuchToExamine):
        examine_upload(upload("a.pdf", content))

    assert perf_counter() - began < 5


@pytest.mark.parametrize(
    "program",
    [
        f"import os; os.kill(os.getpid(), {int(signal.SIGSEGV)})",
        "raise ImportError",
    ],
)
def test_process_that_ends_without_an_answer_refuses(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, program: str
) -> None:
    monkeypatch.setattr(examining, "COMMAND", (sys.executable, "-c", program))

    with pytest.raises(TooMuchToExamine):
        examine_upload(upload("a.pdf", samples.pdf()))

    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_process_gets_no_passwords(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setenv("DATABASE_PASSWORD", "secret")
    monkeypatch.setattr(examining, "COMMAND", (sys.executable, "-c", "import os; raise SystemExit(str(os.environ))"))

    with pytest.raises(TooMuchToExamine):
        examine_upload(upload("a.pdf", samples.pdf()))

    assert ("PYTHONPATH" in caplog.text, "secret" in caplog.text) == (True, False)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("members.xlsx", samples.office("xlsx"), kinds.XLSX),
        ("members.xlsx", b"Name;Kind\nExample Alpha Ltd;SME\n", kinds.CSV),
        ("members.csv", b"Name;Kind\n", kinds.CSV),
        ("members.csv", samples.office("xlsx"), kinds.XLSX),
        ("members.txt", "Name\tTown\nGyőr".encode("utf-16"), kinds.CSV),
        (
            "members.xlsx",
            samples.office("xlsx", {"a.rels": samples.related("image", "//s/p", external=True)}),
            kinds.XLSX,
        ),
    ],
)
def test_table_is_read_by_its_content(name: str, content: bytes, kind: kinds.Kind) -> None:
    assert is_workbook(content, name=name) is (kind is kinds.XLSX)


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("members.xls", samples.compound_file(encrypted=False), NotATable),
        ("members.xls", b"<html><table>", NotATable),
        ("members.csv", b"<html><table>", NotATable),
        ("members.xlsb", b"\x00\x01", NotATable),
        ("members.csv", b"Name\x00", NotText),
        ("members.xlsx", b"Name\x00", NotATable),
        ("members.pdf", samples.pdf(), NotATable),
        ("members.docx", samples.office("docx"), NotATable),
        ("members.ods", samples.open_document("ods"), NotATable),
        ("members.zip", samples.packed({"a.csv": "a"}), NotATable),
        ("members.xlsx", samples.compound_file(encrypted=True), Encrypted),
        ("members.xlsx", samples.office("xlsx")[:-30], Malformed),
        ("members.xlsx", b"", EmptyFile),
    ],
)
def test_what_is_no_table_is_refused(name: str, content: bytes, refusal: type[FileRefused]) -> None:
    with pytest.raises(FileRefused) as refused:
        is_workbook(content, name=name)

    assert type(refused.value) is refusal


@pytest.mark.parametrize("sheets", [(10_000_000,), (400_000, 400_000, 400_000)])
def test_workbook_of_empty_cells_without_end_is_refused_at_once(sheets: tuple[int, ...]) -> None:
    content = samples.workbook_of_empty_cells(*sheets)

    began = perf_counter()
    with pytest.raises(TooMuchToExamine):
        is_workbook(content, name="members.xlsx")

    assert perf_counter() - began < 10
