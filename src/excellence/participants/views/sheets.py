"""Lists that come as files, and lists that go out as files."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from excellence.accounts.http import PersonRequest
from excellence.kernel import clock
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import allowed
from excellence.participants import queries
from excellence.participants.forms import UploadForm, refusal_at
from excellence.participants.operations import uploading
from excellence.participants.reports import lists, sheets
from excellence.participants.views.loading import organisation_of, words_for
from excellence.web.methods import require_page_or_form, require_safe
from excellence.web.once import once

KINDS = {"xlsx": sheets.XLSX_TYPE, "csv": sheets.CSV_TYPE}


@login_required
@once
@require_page_or_form
def upload(request: PersonRequest, public_id: str) -> HttpResponse:
    """Hand in a list as a file."""
    organisation = organisation_of(request, public_id)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        try:
            handed_in = uploading.hand_in_list(
                organisation,
                file=form.cleaned_data["file"],
                words=words_for(organisation),
                by=request.user,
                at=clock.now(),
            )
        except Refusal as refusal:
            refusal_at(form, refusal)
        else:
            return redirect("participants:preview", public_id, handed_in.public_id)
    context = {
        "organisation": organisation,
        "form": form,
        "waiting": queries.uploads_of(organisation).select_related("by"),
        "may_keep": allowed("participants.keep", request.user, organisation),
    }
    return render(request, "participants/upload.html", context, status=422 if request.method == "POST" else 200)


@login_required
@once
@require_page_or_form
def preview(request: PersonRequest, public_id: str, upload_id: str) -> HttpResponse:
    """Show what a list would change, and change it once confirmed."""
    organisation = organisation_of(request, public_id)
    waiting = queries.uploads_of(organisation).select_related("organisation")
    handed_in = get_object_or_404(waiting, public_id=upload_id)
    words, refused = words_for(organisation), ""
    if request.method == "POST":
        seen = request.POST.get("seen", "")
        try:
            made = uploading.confirm_list(handed_in, seen=seen, words=words, by=request.user, at=clock.now())
        except Refusal as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _stored(len(made.added), len(made.changed)))
            return redirect("participants:show", public_id)
    context = {
        "organisation": organisation,
        "upload": handed_in,
        "preview": lists.preview_of(handed_in, queries.plan_of(handed_in, words)),
        "refused": refused,
        "may_keep": allowed("participants.keep", request.user, organisation),
    }
    return render(request, "participants/preview.html", context, status=422 if refused else 200)


@login_required
@require_POST
def discard(request: PersonRequest, public_id: str, upload_id: str) -> HttpResponse:
    """Forget a list that was handed in."""
    organisation = organisation_of(request, public_id)
    handed_in = get_object_or_404(queries.uploads_of(organisation), public_id=upload_id)
    try:
        uploading.discard_list(handed_in, by=request.user, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The file is forgotten; your list is as it was."))
    return redirect("participants:upload", public_id)


@login_required
@require_safe
def template(request: PersonRequest, public_id: str, kind: str) -> HttpResponse:
    """Hand out an empty list with its headings."""
    organisation_of(request, public_id)
    return _sheet(kind, sheets.template_rows(), sheets.help_rows(), _("participant list template"))


@login_required
@require_safe
def download(request: PersonRequest, public_id: str, kind: str) -> HttpResponse:
    """Hand out the list."""
    organisation = organisation_of(request, public_id)
    rows = sheets.list_rows(queries.participants_of(organisation))
    name = _("participants of %(organisation)s") % {"organisation": organisation.name}
    return _sheet(kind, rows, [], f"{name} {clock.today().isoformat()}")


def _sheet(kind: str, rows: list[list[str]], notes: list[list[str]], name: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    content = sheets.as_csv(rows) if kind == "csv" else sheets.as_xlsx(rows, notes)
    response = HttpResponse(content, content_type=KINDS[kind])
    response["Content-Disposition"] = f'attachment; filename="{slugify(name) or "participants"}.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _stored(added: int, changed: int) -> str:
    said = []
    if added:
        said.append(ngettext("%(count)s participant added.", "%(count)s participants added.", added) % {"count": added})
    if changed:
        text = ngettext("%(count)s participant changed.", "%(count)s participants changed.", changed)
        said.append(text % {"count": changed})
    return " ".join(said)
