"""Who may: the `rules` library, with a sentence for each no."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from django.core.exceptions import PermissionDenied
from rules.permissions import permissions
from rules.predicates import Predicate

from excellence.kernel.errors import Refusal
from excellence.kernel.words import N_, speak

_sentences: dict[str, str] = {}


class NotAllowed(Refusal, PermissionDenied):
    """The rule of a permission said no; doors that do not catch it answer 403.

    Says the sentence given with the permission, if there is one.
    """

    sentence: ClassVar[str] = N_(
        "Your role does not allow this. Ask somebody who runs the organisation, or the secretariat."
    )

    def __init__(self, permission: str) -> None:
        super().__init__(permission=permission)
        self.permission = permission

    def __str__(self) -> str:
        return speak(_sentences.get(self.permission, self.sentence))


def add_permission(permission: str, predicate: Predicate, *, sentence: str = "") -> None:
    """Add the rule of a permission and the marked sentence said when it refuses. Raises KeyError when it exists."""
    permissions.add_rule(permission, predicate)  # type: ignore[no-untyped-call]  # rules types its predicates only
    if sentence:
        _sentences[permission] = sentence


def allowed(permission: str, user: object, subject: object = None) -> bool:
    """Say whether the rule of a permission lets `user` act on `subject`. Raises KeyError without such a rule."""
    rule: Predicate = permissions[permission]
    return rule.test(user, subject)


def require(permission: str, user: object, subject: object = None) -> None:
    """Let pass who may. Raises `NotAllowed` with its sentence, KeyError when there is no such permission."""
    if not allowed(permission, user, subject):
        raise NotAllowed(permission)


def predicate(ask: Callable[..., bool]) -> Predicate:
    """Make a question about a person and a subject one that combines with others by `&`, `|` and `~`."""
    return Predicate(ask)
