"""Lists that come as files, and lists that go out as files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from excellence.accounts.http import PersonRequest
from excellence.documents.tables.opening import Table
from excellence.documents.tables.reading import Choices
from excellence.documents.tables.writing import MEDIA_TYPES, as_csv, as_xlsx
from excellence.kernel import clock
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import allowed
from excellence.participants import queries
from excellence.participants.columns import AS_A_TABLE, EXAMPLES
from excellence.participants.forms import ChoicesForm, UploadForm
from excellence.participants.operations import undoing, uploading
from excellence.participants.reports import previews, speaking
from excellence.participants.views.loading import organisation_of
from excellence.web.acts import done_or_refused, refusals_at
from excellence.web.methods import require_page_or_form, require_safe
from excellence.web.once import once


@login_required
@once
@require_page_or_form
def upload(request: PersonRequest, public_id: str) -> HttpResponse:
    """Load a list from a file."""
    organisation = organisation_of(request, public_id)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        with refusals_at(form):
            loaded = uploading.hand_in_list(organisation, file=file, by=request.user, at=clock.now())
            table, choices = Table.from_json(loaded.table), Choices.from_json(loaded.choices)
            clear = ChoicesForm(table=table, choices=choices, today=clock.today()).is_clear
            return redirect(f"participants:{'preview' if clear else 'choices'}", public_id, loaded.public_id)
    context = {
        "organisation": organisation,
        "form": form,
        "waiting": queries.uploads_of(organisation).select_related("by"),
        "may_keep": allowed("participants.keep", request.user, organisation),
    }
    return render(request, "participants/upload.html", context, status=422 if request.method == "POST" else 200)


@login_required
@require_page_or_form
def choices(request: PersonRequest, public_id: str, upload_id: str) -> HttpResponse:
    """Say which column is what, and what unknown words mean."""
    organisation = organisation_of(request, public_id)
    waiting = get_object_or_404(queries.uploads_of(organisation).select_related("organisation"), public_id=upload_id)
    table, made = Table.from_json(waiting.table), Choices.from_json(waiting.choices)
    form = ChoicesForm(request.POST or None, table=table, choices=made, today=clock.today())
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            uploading.choose(waiting, choices=form.choices, by=request.user, at=clock.now())
            return redirect("participants:preview", public_id, upload_id)
    context = {
        "organisation": organisation,
        "upload": waiting,
        "table": table,
        "form": form,
        "notes": previews.notes_of(table),
        "may_keep": allowed("participants.keep", request.user, organisation),
    }
    return render(request, "participants/choices.html", context, status=422 if form.errors else 200)


@login_required
@once
@require_page_or_form
def preview(request: PersonRequest, public_id: str, upload_id: str) -> HttpResponse:
    """Show what a list would change, and change it once confirmed."""
    organisation = organisation_of(request, public_id)
    waiting = get_object_or_404(queries.uploads_of(organisation).select_related("organisation"), public_id=upload_id)
    refused = ""
    if request.method == "POST":
        seen = request.POST.get("seen", "")
        try:
            made = uploading.confirm_list(waiting, seen=seen, by=request.user, at=clock.now())
        except Refusal as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _stored(len(made.added), len(made.changed)))
            return redirect("participants:show", public_id)
    reading = queries.reading_of(waiting, clock.today())
    plan = queries.plan_of(waiting, reading, queries.participants_of(organisation))
    context = {
        "organisation": organisation,
        "upload": waiting,
        "preview": previews.preview_of(waiting, reading, plan),
        "refused": refused,
        "may_keep": allowed("participants.keep", request.user, organisation),
    }
    return render(request, "participants/preview.html", context, status=422 if refused else 200)


@login_required
@require_POST
def discard(request: PersonRequest, public_id: str, upload_id: str) -> HttpResponse:
    """Forget a list that was loaded."""
    organisation = organisation_of(request, public_id)
    waiting = get_object_or_404(queries.uploads_of(organisation), public_id=upload_id)
    return done_or_refused(
        request,
        lambda: uploading.discard_list(waiting, by=request.user, at=clock.now()),
        _("The file is forgotten; your list is as it was."),
        "participants:upload",
        public_id,
    )


@login_required
@require_POST
def undo(request: PersonRequest, public_id: str, change_id: str) -> HttpResponse:
    """Take back what changed many participants at once."""
    organisation = organisation_of(request, public_id)
    change = get_object_or_404(queries.changes_of(organisation), public_id=change_id)
    return done_or_refused(
        request,
        lambda: undoing.undo_change(change, by=request.user, at=clock.now()),
        _undone,
        "participants:show",
        public_id,
    )


@login_required
@require_safe
def template(request: PersonRequest, public_id: str, kind: str) -> HttpResponse:
    """Hand out a list with its headings, drop-downs and two examples, which are left out when it is loaded."""
    organisation_of(request, public_id)
    examples = [{key: str(value) for key, value in example.items()} for example in EXAMPLES]
    return _file(kind, examples, _("participant list template"), with_help=True)


@login_required
@require_safe
def download(request: PersonRequest, public_id: str, kind: str) -> HttpResponse:
    """Hand out the list."""
    organisation = organisation_of(request, public_id)
    rows = [speaking.cells(queries.details_of(one)) for one in queries.participants_of(organisation)]
    name = _("participants of %(organisation)s") % {"organisation": organisation.name}
    return _file(kind, rows, f"{name} {clock.today().isoformat()}")


def _file(kind: str, rows: Iterable[Mapping[str, str]], name: str, *, with_help: bool = False) -> HttpResponse:
    if kind not in MEDIA_TYPES:
        raise Http404
    title = _("Participants")
    content = as_csv(AS_A_TABLE, rows) if kind == "csv" else as_xlsx(AS_A_TABLE, rows, title=title, with_help=with_help)
    response = HttpResponse(content, content_type=MEDIA_TYPES[kind])
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


def _undone(undone: undoing.Undone) -> str:
    text = ngettext(
        "%(count)s participant is as it was before.", "%(count)s participants are as they were before.", undone.back
    )
    said = text % {"count": undone.back}
    if undone.stay:
        text = ngettext("%(count)s was changed since and stays.", "%(count)s were changed since and stay.", undone.stay)
        said = f"{said} {text % {'count': undone.stay}}"
    return said
