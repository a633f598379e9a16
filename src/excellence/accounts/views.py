"""Pages of one's own account, beside those of sign-in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override

from excellence.accounts import operations
from excellence.accounts.forms import PreferencesForm
from excellence.accounts.http import PersonRequest
from excellence.accounts.kept import given, kept_through_sign_in
from excellence.kernel.clock import now
from excellence.web.languages import url_in
from excellence.web.methods import require_page_or_form


@kept_through_sign_in
@login_required
@require_page_or_form
def preferences(request: PersonRequest) -> HttpResponse:
    """Choose how one is called and in which language one reads."""
    person = request.user
    form = PreferencesForm(given(request), initial={"name": person.name, "language": person.language})
    if request.method == "POST" and form.is_valid():
        operations.change_preferences(person, **form.cleaned_data, by=person, at=now())
        with override(person.language):
            messages.success(request, _("Your preferences are saved."))
        return redirect(url_in(person.language, request.path))
    return render(request, "accounts/preferences.html", {"form": form})
