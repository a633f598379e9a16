"""A form sent twice is done once: whatever takes in a form that makes something wears `@once`."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from time import sleep
from typing import Any, Final

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from excellence.kernel.clock import now
from excellence.web.models import SentForm

View = Callable[..., HttpResponse]
PATIENCE_SECONDS: Final = 25.0
LOOKS_AGAIN_AFTER_SECONDS: Final = 0.1


def once(view: View) -> View:
    """Do what a form asks for once: the same form sent again is led to where the first one led.

    It is the same form when the same person sends the same content with the same CSRF token, which Django writes anew
    into every page: a form opened again is another one. A form that was refused may be sent again. Stands below
    `login_required`.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = _key_of(request)
        if key is None:
            return view(request, *args, **kwargs)
        led_to = _led_to(key)
        if led_to:
            messages.info(request, _("This form arrived twice. It was done once."))
            return redirect(led_to)
        return _done(key, lambda: view(request, *args, **kwargs))

    return answer


def _led_to(key: str) -> str:
    """Where the same form led before, waiting for it while it is under way; "" when this one is to be done."""
    waited = 0.0
    while not _is_first(key) and waited < PATIENCE_SECONDS:
        place = SentForm.objects.filter(key=key).values_list("leads_to", flat=True).first()
        if place:
            return place
        if place is not None:
            sleep(LOOKS_AGAIN_AFTER_SECONDS)
            waited += LOOKS_AGAIN_AFTER_SECONDS
    return ""


def _is_first(key: str) -> bool:
    try:
        with transaction.atomic():
            SentForm.objects.create(key=key, sent_at=now())
    except IntegrityError:
        return False
    return True


def _done(key: str, act: Callable[[], HttpResponse]) -> HttpResponse:
    sent, led_to = SentForm.objects.filter(key=key), ""
    try:
        response = act()
        led_to = response.headers.get("Location", "")
    finally:
        if led_to:
            sent.update(leads_to=led_to)
        else:
            sent.delete()
    return response


def _key_of(request: HttpRequest) -> str | None:
    """A hash of who sent what where; None for what is not sent from a form of ours."""
    if request.method != "POST" or "csrfmiddlewaretoken" not in request.POST:
        return None
    person = getattr(request.user, "pk", None) if hasattr(request, "user") else None
    files = [[name, *map(_hash_of, given)] for name, given in request.FILES.lists()]
    sent = [person, request.get_full_path(), list(request.POST.lists()), files]
    return sha256(json.dumps(sent).encode()).hexdigest()


def _hash_of(upload: UploadedFile) -> str:
    found = sha256(str(upload.name).encode())
    for chunk in upload.chunks():
        found.update(chunk)
    upload.seek(0)
    return found.hexdigest()
