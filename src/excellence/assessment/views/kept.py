"""An answer that arrives after its writer was signed out: kept in the browser's session until they are back.

Sign-in keeps what an anonymous session holds, so the text is there again on the page it was written for, and only
for somebody who may open that page. It is shown, not stored: saving it is the writer's act.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render, resolve_url
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from excellence.accounts.http import PersonRequest
from excellence.assessment.forms import Sent, sent_answer
from excellence.kernel.clock import now
from excellence.kernel.errors import Refusal

KEPT = "kept_answer"
KEPT_SECONDS = 60 * 60
FIELDS = ("level", "justification", "not_applicable", "reason", "seen")
LONGEST_KEPT = 10_000
View = Callable[..., HttpResponse]


def kept_through_sign_in(view: View) -> View:
    """Keep what a person who is no longer signed in sends to `view`, and lead them through sign-in back to it."""

    @wraps(view)
    def keeping(request: Any, public_id: str, number: str) -> HttpResponse:
        if request.method == "POST" and not request.user.is_authenticated:
            return _keep(request, public_id, number)
        return view(request, public_id, number)

    return keeping


def kept_answer(request: PersonRequest, public_id: str, number: str) -> Sent | None:
    """What was written for this indicator before its writer was signed out, if anything."""
    kept = request.session.get(KEPT)
    if not kept or kept["for"] != [public_id, number] or kept["until"] < now().timestamp():
        return None
    data = QueryDict(mutable=True)
    data.update(kept["data"])
    try:
        return sent_answer(data)
    except Refusal:
        data.pop("level")
        return sent_answer(data)


def forget_answer(request: PersonRequest, public_id: str, number: str) -> None:
    """Let go of what was kept, because it is stored now or no longer wanted."""
    kept = request.session.get(KEPT)
    if kept and kept["for"] == [public_id, number]:
        del request.session[KEPT]


def _keep(request: HttpRequest, public_id: str, number: str) -> HttpResponse:
    data = {field: request.POST[field] for field in FIELDS if field in request.POST}
    if taken := request.POST.get("take"):
        data["level"] = taken
    is_kept = sum(map(len, data.values())) <= LONGEST_KEPT
    if is_kept:
        until = now().timestamp() + KEPT_SECONDS
        request.session[KEPT] = {"for": [public_id, number], "data": data, "until": until}
        request.session.set_expiry(KEPT_SECONDS)
    if getattr(request, "htmx", False):
        sign_in = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request.path})}"
        return render(request, "assessment/signed_out.html", {"sign_in": sign_in, "is_kept": is_kept})
    if is_kept:
        said = _("You were signed out before this was stored. Sign in: what you wrote is kept for an hour.")
        messages.warning(request, said)
    return redirect_to_login(request.path)
