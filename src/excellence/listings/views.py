"""Public pages of listings, and what people do with the listing of their organisation."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, cast

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
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
from excellence.listings.states import RECEIVED
from excellence.organisations.names import folded
from excellence.organisations.queries import organisations_visible_to, real_organisations_run_by, roles_of
from excellence.web.acts import done_or_refused
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
    person = request.user if isinstance(request.user, User) else None
    try:
        operations.request_change(
            listing,
            kind=form.cleaned_data["kind"],
            text=form.cleaned_data["text"],
            label_record=record,
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
    may_act = request.user.is_authenticated and allowed("listings.remove", request.user, listing)
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
        "may_act": may_act and listing.claimed_by is not None,
        **({} if listing.claimed_by else _claims(request, listing)),
    }
    return render(request, "listings/show.html", context, status=status)


def _claims(request: HttpRequest, listing: Listing) -> dict[str, Any]:
    """What waits about a free listing, and who among the reader's organisations can still ask for it."""
    roles = roles_of(request.user)
    claims = list(queries.claims_in_hands_of(request.user).filter(listing=listing, state=RECEIVED))
    asked = {claim.organisation_id for claim in claims}
    owned = real_organisations_run_by(request.user) if roles else []
    return {
        "claims": claims,
        "organisations": [organisation for organisation in owned if organisation.pk not in asked],
        "is_colleague": any(not role.organisation.is_fictional for role in roles),
        "is_fictional": bool(roles),
    }


@login_required
@require_POST
def link(request: PersonRequest, public_id: str) -> HttpResponse:
    """Claim a listing for one's organisation."""
    listing = get_object_or_404(queries.listings_shown(), public_id=public_id)
    organisation = _claiming(request)
    return done_or_refused(
        request,
        lambda: operations.claim_listing(listing, organisation=organisation, by=request.user, at=clock.now()),
        _said_of_claim,
        organisation,
    )


def _said_of_claim(claim: Correction) -> str:
    if claim.state == RECEIVED:
        return _(
            "Your request is sent. Somebody will look at it; you get the answer by e-mail. Until then nothing changes."
        )
    return _("The listing is linked: its page says that its own people look after it.")


@login_required
@require_POST
def withdraw(request: PersonRequest, public_id: str) -> HttpResponse:
    """Take back the newest claim made for an organisation, and go back to it, or to the directory."""
    claimant = request.POST.get("organisation", "")
    claims = queries.claims_in_hands_of(request.user).filter(listing__public_id=public_id)
    claim = claims.filter(organisation__public_id=claimant).first()
    if claim is None:
        raise Http404
    organisation = organisations_visible_to(request.user).filter(public_id=claimant).first()
    return done_or_refused(
        request,
        lambda: operations.withdraw_claim(claim, by=request.user, at=clock.now()),
        _("Your request is withdrawn. You can ask again at any time."),
        organisation or "listings:index",
    )


@login_required
@require_POST
def not_ours(request: PersonRequest, public_id: str) -> HttpResponse:
    """Say that a listing of the same name is somebody else."""
    listing = get_object_or_404(queries.listings_shown(), public_id=public_id)
    organisation = _claiming(request)
    return done_or_refused(
        request,
        lambda: operations.note_not_ours(listing, organisation=organisation, by=request.user, at=clock.now()),
        _("Noted: this listing is not offered again."),
        organisation,
    )


@login_required
@require_POST
def unlink(request: PersonRequest, public_id: str) -> HttpResponse:
    """Undo the link."""
    listing = _in_hands(request, public_id)
    said = _("The link is undone: the listing is a record of its own again.")
    return _act_on(request, listing, operations.unlink_listing, said)


@login_required
@require_POST
def remove(request: PersonRequest, public_id: str) -> HttpResponse:
    """Show the listing of one's organisation no longer."""
    listing = _in_hands(request, public_id)
    return _act_on(request, listing, operations.remove_entry, _("The listing is removed. You can show it again."))


@login_required
@require_POST
def restore(request: PersonRequest, public_id: str) -> HttpResponse:
    """Show a removed listing again."""
    listing = _in_hands(request, public_id)
    return _act_on(request, listing, operations.restore_entry, _("The listing is shown again."))


def _in_hands(request: PersonRequest, public_id: str) -> Listing:
    return get_object_or_404(queries.listings_in_hands_of(request.user), public_id=public_id)


def _act_on(request: PersonRequest, listing: Listing, act: Callable[..., None], said: str) -> HttpResponse:
    """Act, and go back to one's organisation, or to the administration for those who run the instance."""
    theirs = organisations_visible_to(request.user).filter(listings=listing).first()
    to = (theirs,) if theirs else ("admin:listings_listing_change", listing.pk)
    return done_or_refused(request, lambda: act(listing, by=request.user, at=clock.now()), said, *to)
