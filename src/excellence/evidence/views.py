"""Doors to evidence."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from excellence.accounts.http import PersonRequest
from excellence.evidence import operations, queries
from excellence.files.refusals import ContentLost
from excellence.files.serving import as_download
from excellence.kernel.clock import now
from excellence.web.acts import done_or_refused
from excellence.web.methods import require_safe
from excellence.web.views import file_lost


@login_required
@require_safe
def download(request: PersonRequest, public_id: str) -> HttpResponse:
    """Hand out the file to those who may see it, as it was saved or not at all."""
    item = get_object_or_404(queries.items_visible_to(request.user), public_id=public_id, removed_at=None)
    if item.file is None:
        raise Http404
    try:
        return as_download(item.file)
    except ContentLost as lost:
        operations.note_loss(item, by=request.user, at=now())
        return file_lost(request, str(lost))


@login_required
@require_POST
def remove(request: PersonRequest, public_id: str) -> HttpResponse:
    """Take a piece of evidence away; the message says how to put it back."""
    item = get_object_or_404(queries.items_visible_to(request.user), public_id=public_id)
    said = _("“%(title)s” is removed. You can put it back below.") % {"title": item.title}
    return done_or_refused(
        request, lambda: operations.remove_item(item, by=request.user, at=now()), said, _back(request)
    )


@login_required
@require_POST
def put_back(request: PersonRequest, public_id: str) -> HttpResponse:
    """Undo a removal."""
    item = get_object_or_404(queries.items_visible_to(request.user), public_id=public_id)
    said = _("“%(title)s” is back.") % {"title": item.title}
    return done_or_refused(request, lambda: operations.put_back(item, by=request.user, at=now()), said, _back(request))


def _back(request: HttpRequest) -> str:
    """The page the person came from, if it is one of ours."""
    page = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return page
    return "/"
