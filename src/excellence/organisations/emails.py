"""The letters of an organisation: one function for each, in the language of whoever reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from excellence.accounts.models import User
from excellence.accounts.queries import person_with_address
from excellence.kernel.clock import legal_day
from excellence.kernel.formats import day
from excellence.mail.links import without_links
from excellence.mail.operations import post_letter
from excellence.organisations.models import Handover, Invitation, Membership, Organisation


def invited(invitation: Invitation, *, by: User, at: datetime, site: str) -> None:
    """Ask somebody to work for an organisation, with the link that is theirs.

    It goes to strangers in our name, so what others typed stands in quotes, and no mail program makes a link of it. Who
    reads here already is written to in their own language.
    """
    names = {"organisation": without_links(invitation.organisation.name), "name": without_links(by.name)}
    reader = person_with_address(invitation.address)
    language = reader.language if reader is not None else invitation.language
    with override(language):
        link = site + invitation.get_absolute_url()
        until = _("The link is for %(address)s only, works once and holds until %(day)s.") % {
            "address": invitation.address,
            "day": day(legal_day(invitation.expires_at)),
        }
        _post(
            invitation.address,
            subject=_("Invitation to join an organisation: %(organisation)s") % names,
            paragraphs=[
                _(
                    "You are invited to join “%(organisation)s” on Cluster Excellence, where cluster organisations "
                    "assess how well they are managed. The invitation comes from “%(name)s”."
                )
                % names,
                _("You would be: %(role)s. %(what)s")
                % {"role": invitation.get_role_display(), "what": _what_it_allows(invitation.role)},
                _("See the invitation, and accept or decline it, here:"),
                link,
                until,
                _("If you do not know what this is about, ignore this e-mail: nothing happens."),
            ],
            purpose="organisation.invited",
            language=language,
            by=by,
            at=at,
            is_confidential=True,
        )


def invitation_answered(invitation: Invitation, *, name: str, accepted: bool, by: User | None, at: datetime) -> None:
    """Tell whoever invited what became of it."""
    inviter = invitation.invited_by
    params = {"name": name, "organisation": invitation.organisation.name}
    with override(inviter.language):
        accepted_words = _("New access to %(organisation)s: %(name)s") % params
        declined_words = _("%(name)s declined your invitation to %(organisation)s") % params
        said = accepted_words if accepted else declined_words
        post_to(
            inviter, subject=said, paragraphs=[f"{said}."], purpose="organisation.invitation_answered", by=by, at=at
        )


def role_changed(membership: Membership, *, by: User, at: datetime) -> None:
    """Tell a colleague that they may do more, or less, from now on."""
    params = {"name": by.name, "organisation": membership.organisation.name}
    with override(membership.person.language):
        params["role"] = membership.get_role_display()
        post_to(
            membership.person,
            subject=_("Your role in %(organisation)s is now: %(role)s") % params,
            paragraphs=[
                _("%(name)s changed your role in %(organisation)s. It is now: %(role)s.") % params,
                _what_it_allows(membership.role),
            ],
            purpose="organisation.role_changed",
            by=by,
            at=at,
        )


def removed(membership: Membership, *, by: User, at: datetime) -> None:
    """Tell a colleague that they no longer work for the organisation here."""
    params = {"name": by.name, "organisation": membership.organisation.name}
    with override(membership.person.language):
        post_to(
            membership.person,
            subject=_("Your access to %(organisation)s on Cluster Excellence has ended") % params,
            paragraphs=[
                _("%(name)s ended your role in %(organisation)s. What you wrote stays with the organisation.") % params,
                _("If this is a mistake, ask %(name)s to invite you again.") % params,
            ],
            purpose="organisation.colleague_removed",
            by=by,
            at=at,
        )


def left(membership: Membership, *, owners: Sequence[User], by: User, at: datetime) -> None:
    """Tell the owners that a colleague has left."""
    params = {"name": membership.person.name, "organisation": membership.organisation.name}
    for owner in owners:
        with override(owner.language):
            said = _("%(name)s has left %(organisation)s") % params
            post_to(owner, subject=said, paragraphs=[f"{said}."], purpose="organisation.left", by=by, at=at)


def ownership_offered(handover: Handover, *, by: User, at: datetime, site: str) -> None:
    """Ask a colleague to own the organisation."""
    params = {"name": by.name, "organisation": handover.organisation.name}
    with override(handover.offered_to.language):
        post_to(
            handover.offered_to,
            subject=_("An offer from %(name)s: become administrator of %(organisation)s") % params,
            paragraphs=[
                _(
                    "You can become administrator of %(organisation)s; the offer comes from %(name)s. "
                    "You would decide who has access, and answer for what the organisation says."
                )
                % params,
                _("Accept or decline here:"),
                site + reverse("organisations:colleagues", args=[handover.organisation.public_id]),
            ],
            purpose="organisation.ownership_offered",
            by=by,
            at=at,
        )


def ownership_answered(handover: Handover, *, accepted: bool, by: User, at: datetime) -> None:
    """Tell whoever offered the ownership what became of it."""
    params = {"name": handover.offered_to.name, "organisation": handover.organisation.name}
    with override(handover.offered_by.language):
        accepted_words = _("New administrator of %(organisation)s: %(name)s; you are an editor") % params
        declined_words = _("Offer declined by %(name)s: administrator of %(organisation)s") % params
        said = accepted_words if accepted else declined_words
        post_to(
            handover.offered_by,
            subject=said,
            paragraphs=[f"{said}."],
            purpose="organisation.ownership_answered",
            by=by,
            at=at,
        )


def message(organisation: Organisation, owner: User, *, text: str, by: User, at: datetime) -> None:
    """Hand over what somebody wrote to the organisation; an answer goes to them, not to us."""
    params = {"name": without_links(by.name), "organisation": organisation.name}
    with override(owner.language):
        post_to(
            owner,
            subject=_("%(name)s writes to %(organisation)s") % params,
            paragraphs=[
                _("%(name)s wrote this to %(organisation)s through Cluster Excellence:") % params,
                text,
                _("Reply to this e-mail to answer %(name)s. They see your address only if you reply.") % params,
            ],
            purpose="organisation.message",
            by=by,
            at=at,
            headers={"Reply-To": by.email},
            is_confidential=True,
        )


def _what_it_allows(role: str) -> str:
    allowed = {
        Membership.Role.OWNER.value: _("Administrators decide who has access to the organisation, and write."),
        Membership.Role.EDITOR.value: _("Editors enter figures, answer and change the profile."),
        Membership.Role.READER.value: _("Readers see everything and change nothing."),
    }
    return allowed[role]


def post_to(
    person: User,
    *,
    subject: str,
    paragraphs: Sequence[str],
    purpose: str,
    by: User | None,
    at: datetime,
    headers: Mapping[str, str] | None = None,
    is_confidential: bool = False,
) -> None:
    """Write an e-mail to a person, in the language that is spoken now: a greeting, the paragraphs, who writes."""
    _post(
        person,
        subject=subject,
        paragraphs=paragraphs,
        purpose=purpose,
        language=person.language,
        by=by,
        at=at,
        headers=headers,
        is_confidential=is_confidential,
    )


def _post(
    recipient: User | str,
    *,
    subject: str,
    paragraphs: Sequence[str],
    purpose: str,
    language: str,
    by: User | None,
    at: datetime,
    headers: Mapping[str, str] | None = None,
    is_confidential: bool = False,
) -> None:
    body = "\n\n".join([_("Hello,"), *paragraphs, _("Kind regards,") + "\nCluster Excellence"]) + "\n"
    post_letter(
        recipient,
        subject=subject,
        body=body,
        purpose=purpose,
        language=language,
        by=by,
        at=at,
        headers=headers,
        is_confidential=is_confidential,
    )
