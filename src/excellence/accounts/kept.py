"""A form that arrives after its writer was signed out: kept in the browser's session until they are back.

Sign-in keeps what an anonymous session holds, so the words are there again in the form they were typed in, once, and
only for somebody who may open that page. They are shown, not saved: saving them is the writer's act.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render, resolve_url
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from excellence.kernel.clock import now

KEPT: Final = "kept_form"
KEPT_SECONDS: Final = 60 * 60
LONGEST_KEPT: Final = 30_000
View = Callable[..., HttpResponse]


def kept_through_sign_in(view: View) -> View:
    """Keep the form a person who is no longer signed in sends to `view`, and lead them through sign-in back to it.

    Stands above `login_required`; `view` fills its form with `given`.
    """

    @wraps(view)
    def keeping(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not request.user.is_authenticated:
            return _keep(request)
        return view(request, *args, **kwargs)

    return keeping


def given(request: HttpRequest) -> QueryDict | None:
    """What a form of this page is filled with: what is sent now, or else what was kept; None when there is neither."""
    return (request.POST if request.method == "POST" else kept_form(request)) or None


def kept_form(request: HttpRequest) -> QueryDict | None:
    """What was typed on this page before its writer was signed out, if anything; it is said, and handed out once."""
    kept = request.session.get(KEPT) if request.method == "GET" else None
    if not kept or kept["path"] != request.path:
        return None
    del request.session[KEPT]
    if kept["until"] < now().timestamp():
        return None
    messages.warning(request, _("This is what you wrote before you were signed out. It is not saved yet."))
    if kept["had_files"]:
        messages.warning(request, _("Files are not kept. Choose them again."))
    data = QueryDict(mutable=True)
    for name, values in kept["data"]:
        data.setlist(name, values)
    return data


def _keep(request: HttpRequest) -> HttpResponse:
    data = [(name, values) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"]
    is_kept = sum(len(name) + sum(map(len, values)) for name, values in data) <= LONGEST_KEPT
    if is_kept:
        until = now().timestamp() + KEPT_SECONDS
        had_files = bool(request.FILES) or "multipart/form-data" in (request.content_type or "")
        request.session[KEPT] = {"path": request.path, "data": data, "until": until, "had_files": had_files}
        request.session.set_expiry(KEPT_SECONDS)
    if getattr(request, "htmx", False):
        sign_in = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request.get_full_path()})}"
        return render(request, "accounts/signed_out.html", {"sign_in": sign_in, "is_kept": is_kept})
    if is_kept:
        messages.warning(
            request, _("You were signed out before this was saved. Sign in: what you wrote is kept for an hour.")
        )
    else:
        messages.error(request, _("You were signed out, and this was too long to be kept. Go back to copy your text."))
    return redirect_to_login(request.get_full_path())
