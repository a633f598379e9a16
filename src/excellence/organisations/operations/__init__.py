"""What can be done with organisations: `profiles`, `colleagues`, `invitations`, `ownership`."""

from excellence.organisations.operations.colleagues import (
    AlreadyColleague,
    LastOwner,
    NobodyWithThatAddress,
    NoLongerColleague,
    add_colleague,
    change_role,
    leave,
    remove_colleague,
)
from excellence.organisations.operations.invitations import (
    AlreadyInvited,
    EnoughLetters,
    InvitationExpired,
    SentJustNow,
    TooManyLetters,
    accept_invitation,
    decline_invitation,
    invite,
    send_invitation_again,
    withdraw_invitation,
)
from excellence.organisations.operations.messages import TakesNoMessages, TooManyMessages, write_to_organisation
from excellence.organisations.operations.ownership import (
    AlreadyOffered,
    AlreadyOwner,
    OffererGone,
    accept_ownership,
    decline_ownership,
    offer_ownership,
    withdraw_offer,
)
from excellence.organisations.operations.profiles import (
    ProfileChangedMeanwhile,
    change_profile,
    register_organisation,
)

__all__ = [
    "AlreadyColleague",
    "AlreadyInvited",
    "AlreadyOffered",
    "AlreadyOwner",
    "EnoughLetters",
    "InvitationExpired",
    "LastOwner",
    "NoLongerColleague",
    "NobodyWithThatAddress",
    "OffererGone",
    "ProfileChangedMeanwhile",
    "SentJustNow",
    "TakesNoMessages",
    "TooManyLetters",
    "TooManyMessages",
    "accept_invitation",
    "accept_ownership",
    "add_colleague",
    "change_profile",
    "change_role",
    "decline_invitation",
    "decline_ownership",
    "invite",
    "leave",
    "offer_ownership",
    "register_organisation",
    "remove_colleague",
    "send_invitation_again",
    "withdraw_invitation",
    "withdraw_offer",
    "write_to_organisation",
]
