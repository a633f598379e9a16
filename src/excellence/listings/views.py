"""Public pages of listings, and what people do with the listing of their organisation."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, cast

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from excellence.accounts.http import PersonRequest
from excellence.accounts.models import User
from excellence.kernel import clock
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import allowed
from excellence.listings import operations, queries, reports
from excellence.listings.forms import AskForm, FindForm
from excellence.listings.models import Correction, Listing
from excellence.listings.names import folded
from excellence.organisations.queries import organisations_visible_to
from excellence.web.methods import require_page_or_form, require_safe

ON_A_PAGE = 40
# What a demonstration says on top of each page, that every organisation is fictional, is not true of these.
REAL = {"demo_notice": False}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Find a listed organisation by name, country and sector."""
    form = FindForm(request.GET)
    asked = form.asked("name", "country", "sector")
    by_country = queries.listings_by_country()
    found = Paginator(queries.found(queries.listings_shown(), **asked), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        **REAL,
        "asked": asked,
        "searched": any(asked.values()),
        "only_signs": bool(asked["name"]) and not folded(asked["name"]),
        "countries": reports.country_choices(by_country),
        "sectors": queries.sectors(),
        "page": found,
        "chart": reports.bars_by_country(by_country),
        "map": reports.map_of(queries.places()),
    }
    return render(request, "listings/index.html", context)


@require_safe
def labels(request: HttpRequest) -> HttpResponse:
    """Show what sources report of labels, as history."""
    asked = FindForm(request.GET).asked("name", "country")
    today = clock.today()
    records = queries.with_open_requests(queries.records_found(queries.records_shown(), **asked))
    page = Paginator(records, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        **REAL,
        "asked": asked,
        "searched": any(asked.values()),
        "only_signs": bool(asked["name"]) and not folded(asked["name"]),
        "countries": reports.country_choices(queries.listings_by_country()),
        "counted": reports.counted(queries.record_counts(today)),
        "page": page,
        "records": [reports.record_shown(record, today=today) for record in page],
        "form": AskForm(),
    }
    return render(request, "listings/labels.html", context)


# A stranger has no session that another site could abuse, and pages set no cookie before somebody writes; whoever
# is signed in is checked like everywhere else.
@csrf_exempt
@require_page_or_form
def show(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show a listing with the source of each fact, and take in what somebody asks about it."""
    listing = get_object_or_404(queries.listings_shown().select_related("claimed_by"), public_id=public_id)
    if request.method != "POST":
        return _page(request, listing, AskForm())
    if request.user.is_authenticated:
        return cast("Callable[..., HttpResponse]", csrf_protect(_asked))(request, listing)
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return _page(request, listing, AskForm(), status=403)
    return _asked(request, listing)


def _asked(request: HttpRequest, listing: Listing) -> HttpResponse:
    about = request.POST.get("record", "")
    form = AskForm(request.POST, auto_id=f"{about or 'listing'}-%s")
    record = get_object_or_404(queries.records_shown(), listing=listing, public_id=about) if about else None
    if not form.is_valid():
        return _page(request, listing, form, about=about, status=422)
    kind = form.cleaned_data["kind"]
    person = request.user if isinstance(request.user, User) else None
    try:
        operations.ask(
            listing,
            kind=kind,
            text=form.cleaned_data["text"],
            label_record=record,
            organisation=_claiming(request) if kind == Correction.Kind.CLAIM else None,
            address=get_adapter(request).get_client_ip(request),
            by=person,
            at=clock.now(),
        )
    except operations.TooManyRequests as refusal:
        form.add_error(None, str(refusal))
        return _page(request, listing, form, about=about, status=429)
    except Refusal as refusal:
        form.add_error(refusal.field, str(refusal))
        return _page(request, listing, form, about=about, status=422)
    place = f"record-{record.public_id}" if record else "request"
    return redirect(f"{listing.get_absolute_url()}#{place}")


def _claiming(request: HttpRequest) -> Any:
    theirs = organisations_visible_to(request.user)
    return get_object_or_404(theirs, public_id=request.POST.get("organisation", ""))


def _page(request: HttpRequest, listing: Listing, form: AskForm, *, about: str = "", status: int = 200) -> HttpResponse:
    today = clock.today()
    records = queries.with_open_requests(queries.records_shown().filter(listing=listing))
    context = {
        **REAL,
        "listing": listing,
        "facts": reports.facts_of(listing),
        "source": reports.source_of(listing.source),
        "records": [reports.record_shown(record, today=today) for record in records],
        "waiting": queries.open_requests(listing),
        "form": form,
        "typed": form["text"].value() or "",
        "about": about,
        "refused": status != HTTPStatus.OK,
        "may_remove": request.user.is_authenticated and allowed("listings.remove", request.user, listing),
        "organisations": [] if listing.claimed_by else queries.owned_by(request.user),
    }
    return render(request, "listings/show.html", context, status=status)


@login_required
@require_POST
def link(request: PersonRequest, public_id: str) -> HttpResponse:
    """Link the listing of one's organisation."""
    listing = get_object_or_404(queries.listings_shown(), public_id=public_id)
    organisation = _claiming(request)
    return _done(
        request,
        lambda: operations.link(listing, organisation=organisation, by=request.user, at=clock.now()),
        _("The listing is linked: its page says that its own people look after it."),
        back_to=organisation.get_absolute_url(),
    )


@login_required
@require_POST
def not_ours(request: PersonRequest, public_id: str) -> HttpResponse:
    """Say that a listing of the same name is somebody else."""
    listing = get_object_or_404(queries.listings_shown(), public_id=public_id)
    organisation = _claiming(request)
    return _done(
        request,
        lambda: operations.say_not_ours(listing, organisation=organisation, by=request.user, at=clock.now()),
        _("Noted: this listing is not offered again."),
        back_to=organisation.get_absolute_url(),
    )


@login_required
@require_POST
def unlink(request: PersonRequest, public_id: str) -> HttpResponse:
    """Undo the link."""
    listing = _looked_after(request, public_id)
    return _done(
        request,
        lambda: operations.unlink(listing, by=request.user, at=clock.now()),
        _("The link is undone: the listing is a record of its own again."),
        back_to=listing.claimed_by.get_absolute_url(),
    )


@login_required
@require_POST
def remove(request: PersonRequest, public_id: str) -> HttpResponse:
    """Show the listing of one's organisation no longer."""
    listing = _looked_after(request, public_id)
    return _done(
        request,
        lambda: operations.remove(listing, by=request.user, at=clock.now()),
        _("The listing is removed. Those who run this site can put it back."),
        back_to=listing.claimed_by.get_absolute_url(),
    )


def _looked_after(request: PersonRequest, public_id: str) -> Any:
    theirs = organisations_visible_to(request.user)
    listings = queries.listings_shown().filter(claimed_by__in=theirs).select_related("claimed_by")
    return get_object_or_404(listings, public_id=public_id)


def _done(request: PersonRequest, act: Callable[[], None], said: str, *, back_to: str) -> HttpResponse:
    try:
        act()
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect(back_to)
