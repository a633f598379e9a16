"""The report of a self-assessment: what is in it, and the paper itself in three forms."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from excellence.accounts.http import PersonRequest, site_of
from excellence.assessment.frozen import evidence_from
from excellence.assessment.queries import exhibits_by_indicator
from excellence.assessment.reports.making import report_of
from excellence.assessment.reports.paper import paper_of
from excellence.assessment.reports.report import Report, json_of
from excellence.assessment.reports.sheet import Sheet
from excellence.assessment.views.frames import frame, language, sheet_for
from excellence.documents.pdf import pdf_of
from excellence.documents.word import word_of
from excellence.files.serving import attachment
from excellence.kernel.clock import today
from excellence.web.languages import language_links
from excellence.web.methods import require_safe

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Writing = Callable[[Report], bytes]


@login_required
@require_safe
def report(request: PersonRequest, public_id: str) -> HttpResponse:
    """Say what the report holds and hand it out in three forms, in any language."""
    sheet = sheet_for(request, public_id)
    context = {"languages": language_links(request), "is_draft": sheet.submission is None}
    return render(request, "assessment/report.html", {**frame(request, sheet), **context})


@login_required
@require_safe
def report_pdf(request: PersonRequest, public_id: str) -> HttpResponse:
    """The report as tagged PDF, in the language of the address."""
    return _paper(request, public_id, "pdf", "application/pdf", lambda said: pdf_of(paper_of(said)))


@login_required
@require_safe
def report_docx(request: PersonRequest, public_id: str) -> HttpResponse:
    """The report as a text file people edit."""
    return _paper(request, public_id, "docx", DOCX, lambda said: word_of(paper_of(said)))


@login_required
@require_safe
def report_json(request: PersonRequest, public_id: str) -> HttpResponse:
    """The report as canonical JSON."""
    return _paper(request, public_id, "json", "application/json", json_of)


def _paper(request: PersonRequest, public_id: str, ending: str, content_type: str, written: Writing) -> HttpResponse:
    address = site_of(request) + reverse("assessment:result", args=[public_id])
    said = _said(sheet_for(request, public_id), address)
    response = HttpResponse(written(said), content_type=content_type)
    response.headers["Content-Disposition"] = attachment(_name(said, ending))
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _said(sheet: Sheet, address: str) -> Report:
    """A draft as it stands today; what was handed in as it was then, evidence included, with the hash it was given."""
    if sheet.submission is None or sheet.frozen is None:
        return report_of(sheet, exhibits_by_indicator(sheet.assessment), at=today(), address=address)
    evidence, sha256 = evidence_from(sheet.frozen), sheet.submission.sha256
    return report_of(sheet, evidence, at=sheet.day(today()), frozen_hash=sha256, address=address)


def _name(said: Report, ending: str) -> str:
    """The name of the file: organisation, year, language, and that it is a draft."""
    stem = slugify(said.organisation.name)[:60].strip("-") or said.assessment
    kind = _("self-assessment-draft") if said.is_draft else _("self-assessment")
    return f"{stem}-{slugify(kind)}-{said.year}-{language()}.{ending}"
