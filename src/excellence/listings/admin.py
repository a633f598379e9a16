"""Listings, label records and requests as administrators see them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet, URLField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from excellence.accounts.models import User
from excellence.kernel.clock import now
from excellence.kernel.errors import Refusal
from excellence.listings import operations
from excellence.listings.models import Correction, LabelRecord, Listing
from excellence.listings.states import RECEIVED
from excellence.web.acts import each_done_or_refused


class _KeptAdmin(admin.ModelAdmin[Any]):
    """Rows are neither added nor deleted: what is not to be shown is removed, and can be restored."""

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - Django's signature
        """Leave making rows to operations."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002 - as above
        """Keep every row, so that loading does not bring it back."""
        return False

    def _each(self, request: HttpRequest, rows: QuerySet[Any], act: Callable[..., None], said: str) -> None:
        """Do one operation to each chosen row, and say of each what happened or why not."""
        by, at = cast("User", request.user), now()
        each_done_or_refused(request, rows, lambda row: act(row, by=by, at=at), said)


class SeenForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """A row together with the version its editor saw."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.version

    def clean_seen(self) -> int:
        """Refuse while everything that was typed is still on the page."""
        seen: int = self.cleaned_data["seen"]
        if seen != self.instance.version:
            raise forms.ValidationError(str(operations.CorrectedMeanwhile()))
        return seen


class _ShownAdmin(_KeptAdmin):
    """Rows that are shown to everybody: corrected here, removed and restored."""

    form = SeenForm
    actions: tuple[str, ...] = ("remove", "restore", "take_back")
    formfield_overrides: ClassVar = {URLField: {"assume_scheme": "https"}}

    @admin.action(description=gettext_lazy("Take back the last correction"))
    def take_back(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        """Say again what was said before."""
        self._each(request, rows, operations.take_back_correction, _("taken back"))

    @admin.action(description=gettext_lazy("Remove from the public pages"))
    def remove(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        """Show the chosen rows no longer."""
        self._each(request, rows, operations.remove_entry, _("removed"))

    @admin.action(description=gettext_lazy("Show again"))
    def restore(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        """Show removed rows again."""
        self._each(request, rows, operations.restore_entry, _("shown again"))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: ARG002, FBT001 - as above
        """Store a correction with its trail."""
        changes = {field: form.cleaned_data[field] for field in form.changed_data}
        if not changes:
            return
        try:
            seen = form.cleaned_data["seen"]
            operations.correct_entry(obj, changes=changes, seen=seen, by=cast("User", request.user), at=now())
        except Refusal as refusal:
            messages.error(request, str(refusal))


@admin.register(Listing)
class ListingAdmin(_ShownAdmin):
    """Listings."""

    actions = ("remove", "restore", "take_back", "unlink")
    list_display = ("name", "country", "city", "sector", "claimed_by", "removed_at")
    list_filter: ClassVar[tuple[str, ...]] = ("country", ("removed_at", admin.EmptyFieldListFilter))  # type: ignore[assignment]
    list_select_related = ("claimed_by",)
    search_fields = ("name", "name_folded", "key")
    readonly_fields = ("key", "claimed_by", "claimed_at", "removed_at")

    @admin.action(description=gettext_lazy("Undo the link to an organisation"))
    def unlink(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        """Take chosen listings out of the hands of the organisations they are linked to."""
        self._each(request, rows, operations.unlink_listing, _("no longer linked"))


@admin.register(LabelRecord)
class LabelRecordAdmin(_ShownAdmin):
    """Label records."""

    list_display = ("listing", "level", "date_kind", "dated", "removed_at")
    list_filter = ("level", "date_kind")
    list_select_related = ("listing",)
    search_fields = ("listing__name", "listing__name_folded")
    readonly_fields = ("key", "listing", "removed_at")


@admin.register(Correction)
class CorrectionAdmin(_KeptAdmin):
    """Requests: read, done with one click, or declined."""

    list_display = ("asked_at", "acts", "kind", "about", "text", "organisation", "claimant", "state")
    list_filter = ("state", "kind")
    list_select_related = ("listing", "label_record__listing", "organisation", "asked_by")
    search_fields = ("listing__name", "text")
    actions = ("settle", "decline")

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002 - as above
        """Keep a request as it was asked."""
        return False

    @admin.display(description=gettext_lazy("about"))
    def about(self, asked: Correction) -> str:
        """The listing, or the one label record of it."""
        return str(asked.label_record or asked.listing)

    @admin.display(description=gettext_lazy("asked by"))
    def claimant(self, asked: Correction) -> str:
        """Who asked, and whether the address is theirs: what a claim is judged by."""
        if asked.asked_by is None:
            return ""
        confirmed = _("confirmed") if asked.asked_by.is_confirmed else _("not confirmed")
        return f"{asked.asked_by} · {asked.asked_by.email} ({confirmed})"

    @admin.display(description=gettext_lazy("act"))
    def acts(self, asked: Correction) -> SafeString:
        """Two buttons while it waits, and for a claim the reason; they send the form that the list of rows is."""
        if asked.state != RECEIVED:
            return SafeString("")
        labels = {"settle": _("Do what is asked"), "decline": _("Decline")}
        buttons = ((reverse(f"admin:listings_correction_{act}", args=[asked.pk]), labels[act]) for act in labels)
        shown = format_html_join(" ", '<button type="submit" class="button" formaction="{}">{}</button>', buttons)
        if asked.kind != Correction.Kind.CLAIM:
            return shown
        field = '<input name="reason-{}" aria-label="{}" placeholder="{}"> {}'
        return format_html(field, asked.pk, _("Reason"), _("Reason"), shown)

    def get_urls(self) -> list[URLPattern]:
        """Add what the buttons of a row lead to."""
        own = [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(require_POST(act)), name=f"listings_correction_{name}")
            for name, act in (("settle", self._settle_one), ("decline", self._decline_one))
        ]
        return own + super().get_urls()

    def _settle_one(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._act_on(request, pk, self.settle)

    def _decline_one(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._act_on(request, pk, self.decline)

    def _act_on(self, request: HttpRequest, pk: int, act: Callable[..., None]) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        act(request, self.get_queryset(request).filter(pk=pk))
        return redirect("admin:listings_correction_changelist")

    @admin.action(description=gettext_lazy("Do what is asked (a correction: it is made)"))
    def settle(self, request: HttpRequest, rows: QuerySet[Correction]) -> None:
        """Remove or link what the chosen requests ask for."""
        self._each(request, rows, _with_reason(request, operations.settle_request), _("done"))

    @admin.action(description=gettext_lazy("Decline"))
    def decline(self, request: HttpRequest, rows: QuerySet[Correction]) -> None:
        """Leave everything as it is."""
        self._each(request, rows, _with_reason(request, operations.decline_request), _("declined"))


def _with_reason(request: HttpRequest, act: Callable[..., None]) -> Callable[..., None]:
    """The act with the reason that was typed in the row."""
    return lambda asked, **given: act(asked, reason=request.POST.get(f"reason-{asked.pk}", ""), **given)
