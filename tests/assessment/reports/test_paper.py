"""The report as a paper: every indicator in every format and language, one page for the board."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import docx
import pytest
from django.conf import settings
from django.utils.translation import override
from pypdf import PdfReader

from excellence.accounts.models import User
from excellence.assessment.models import Assessment
from excellence.assessment.queries import assessments_visible_to, exhibits_by_indicator
from excellence.assessment.reports.making import report_of
from excellence.assessment.reports.paper import paper_of
from excellence.assessment.reports.report import Report, json_of
from excellence.assessment.reports.sheet import sheet_of
from excellence.documents.pdf import pdf_of
from excellence.documents.word import word_of
from tests.documents.papers import read, text_of

TODAY = date(2026, 3, 2)
HASH = "ab" * 32
HOSTILE = '#panic("x") </w:t> *b* \\ <script> \u202eשלום 🎉 ' + "long" * 60


def report_in(language: str, assessment: Assessment, person: User) -> Report:
    sheet = sheet_of(assessments_visible_to(person, language).get(pk=assessment.pk))
    return report_of(sheet, exhibits_by_indicator(assessment), at=TODAY)


@pytest.fixture
def report(answered: Assessment) -> Report:
    return report_in("en", answered, answered.started_by)


def bookmarks(reader: PdfReader) -> list[str]:
    """The headings of a PDF, as readers list them."""

    def titles(outline: list[Any]) -> Iterator[str]:
        for entry in outline:
            if isinstance(entry, list):
                yield from titles(entry)
            else:
                yield entry.title

    return list(titles(reader.outline))


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_every_indicator_is_in_every_format_and_language(answered: Assessment, language: str) -> None:
    with override(language):
        report = report_in(language, answered, answered.started_by)
        paper = paper_of(report)
        pdf, written, document = pdf_of(paper), word_of(paper), json.loads(json_of(report))

    named = [f"{each.number} {each.name}" for each in report.indicators]
    in_docx = [each.text for each in docx.Document(BytesIO(written)).paragraphs if each.style.name == "Heading 3"]
    in_json = [f"{each['number']} {each['name']}" for each in document["indicators"]]
    assert len(named) == 31
    assert in_docx == in_json == named
    assert [heading for heading in bookmarks(read(pdf)) if heading in named] == named
    assert read(pdf).root_object["/Lang"] == document["language"] == language


def test_board_needs_one_page(report: Report) -> None:
    reader = read(pdf_of(paper_of(report)))

    pages = {
        entry.title: reader.get_destination_page_number(entry)
        for entry in reader.outline
        if not isinstance(entry, list)
    }
    assert (pages["Summary for the board"], pages["By indicator"]) == (1, 2)


def test_pdf_says_levels_reasons_and_evidence(report: Report) -> None:
    text = text_of(pdf_of(paper_of(report)))

    assert text.count("Minutes of the board, shown on screen") == 31
    assert text.count(report.framework.rules_hash) == 1
    assert text.count("Draft, not submitted") >= len(read(pdf_of(paper_of(report))).pages)


def test_final_report_carries_its_hash_and_no_mark(report: Report) -> None:
    text = text_of(pdf_of(paper_of(replace(report, frozen_hash=HASH))))

    assert (text.count(HASH), text.count("Draft")) == (2, 0)


def test_hostile_words_come_out_as_text_in_every_format(answered: Assessment) -> None:
    answered.answers.update(justification=HOSTILE)
    answered.organisation.evidence.update(title=HOSTILE[:200])
    type(answered.organisation).objects.filter(pk=answered.organisation_id).update(name=HOSTILE[:200])
    report = report_in("en", answered, answered.started_by)

    paper = paper_of(report)
    text, document = text_of(pdf_of(paper)), json.loads(json_of(report))
    words = "\n".join(each.text for each in docx.Document(BytesIO(word_of(paper))).paragraphs)

    assert text.count('#panic("x") </w:t> *b* \\ <script>') >= 62
    assert text.count("[party popper]") >= 62
    assert words.count('#panic("x") </w:t> *b* \\ <script> שלום 🎉 longlong') >= 31
    assert document["indicators"][0]["justification"] == HOSTILE


def test_empty_assessment_has_a_report_too(answered: Assessment) -> None:
    answered.answers.update(level=None)
    answered.organisation.facts.all().delete()

    report = report_in("en", answered, answered.started_by)

    text = text_of(pdf_of(paper_of(report)))
    assert text.count("None among what is answered.") == 2
    assert text.count("not answered yet") >= 31
