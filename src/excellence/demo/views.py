"""Signing in as a person of the demonstration."""

from __future__ import annotations

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from excellence.demo.people import demo_people
from excellence.demo.queries import people_of_the_story


@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as one fictional person; elsewhere than in a demonstration this page does not exist."""
    chosen = {person.key: person for person in demo_people()}.get(request.POST.get("person", ""))
    if chosen is None:
        raise Http404
    user = get_object_or_404(people_of_the_story(), email=chosen.email)
    login(request, user, backend="excellence.accounts.passwords.PasswordBackend")
    return redirect("portal:desk")
