"""Lives: states and moves of a noun as one table.

A module's `states.py` holds the table; the check constraint, the choices and the reference page come from it,
and `Lifecycle.move` is the only way from one state to another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext_lazy

from excellence.kernel.errors import Refusal
from excellence.kernel.people import Actor
from excellence.kernel.permissions import require
from excellence.kernel.words import N_

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class AlreadyMoved(Refusal):
    """Somebody else moved it first, or it is past this step since long."""

    sentence: ClassVar[str] = N_(
        "This step is no longer open: the state is now “%(state)s”. Reload the page to see what can be done."
    )


class State(str):
    """One state: the stored word, and in marked English its label, who has to act, what comes next, and by when.

    `owner` and `clock` are "" when nobody has to act and when there is no limit of time.
    """

    __slots__ = ("clock", "label", "next_step", "owner")

    label: str
    owner: str
    next_step: str
    clock: str

    def __new__(cls, value: str, *, label: str, owner: str = "", next_step: str = "", clock: str = "") -> Self:
        """Make a state that compares and is stored as the word `value`."""
        state = super().__new__(cls, value)
        state.label = label
        state.owner = owner
        state.next_step = next_step
        state.clock = clock
        return state


@dataclass(frozen=True, slots=True)
class Move:
    """A step from one state to another and the permission it needs, "" when the operation alone decides."""

    name: str
    source: State
    target: State
    permission: str = ""


class Lifecycle:
    """The table of one life. A life starts in the source of the first move."""

    def __init__(self, *moves: Move, name: str) -> None:
        """Make a life called `name` (marked English) from its moves; a name and a source lead to one target."""
        if len({(move.name, move.source) for move in moves}) != len(moves):
            raise ValueError(f"{name}: two moves of one name leave the same state")
        self.name = name
        self.moves = moves
        self.states = tuple(dict.fromkeys(state for move in moves for state in (move.source, move.target)))

    @property
    def initial(self) -> State:
        """The state a life starts in."""
        return self.states[0]

    @property
    def choices(self) -> list[tuple[str, StrPromise]]:
        """The choices of the model field `state`."""
        return [(str(state), gettext_lazy(state.label)) for state in self.states]

    def constraint(self, name: str) -> models.CheckConstraint:
        """Return the constraint that keeps unknown states out of the database."""
        known = sorted(str(state) for state in self.states)
        return models.CheckConstraint(condition=models.Q(state__in=known), name=name)

    def state(self, value: str) -> State:
        """Return the state stored as `value`. Raises KeyError when there is none."""
        return {str(state): state for state in self.states}[value]

    def move(
        self,
        instance: models.Model,
        name: str,
        *,
        by: Actor | None,
        at: datetime,
        changes: Mapping[str, object] | None = None,
        unchanged: Sequence[str] = (),
    ) -> Move:
        """Move a stored `instance` on by `UPDATE ... WHERE state = source`: of two who try, exactly one wins.

        `changes` are further fields written by the same statement; a field `state_since` gets `at` by itself.
        Fields named in `unchanged` must be stored as `instance` has them, or somebody else was faster.
        Raises `AlreadyMoved`, `NotAllowed`, and LookupError when the life has no such move.
        """
        move = self._move_called(name, instance)
        if move.permission:
            require(move.permission, by, instance)
        written = {**_clock_of(instance, at), **(changes or {}), "state": str(move.target)}
        expected = {field: getattr(instance, field) for field in unchanged}
        if not _row_of(instance).filter(state=str(move.source), **expected).update(**written):
            raise AlreadyMoved(state=self._label_now(instance))
        for field, value in written.items():
            setattr(instance, field, value)
        return move

    def _move_called(self, name: str, instance: models.Model) -> Move:
        called = [move for move in self.moves if move.name == name]
        if not called:
            raise LookupError(f"{self.name} has no move called {name}")
        for move in called:
            if move.source == _state_of(instance):
                return move
        raise AlreadyMoved(state=self._label_now(instance))

    def _label_now(self, instance: models.Model) -> StrPromise:
        stored = _row_of(instance).values_list("state", flat=True).first()
        return gettext_lazy(self.state(stored).label if stored else N_("deleted"))

    def describe(self) -> str:
        """Return the life as a section of the reference page, in English."""
        states = [
            f"| {state.label} | `{state}` | {state.owner} | {state.next_step} | {state.clock} |"
            for state in self.states
        ]
        moves = [
            f"| `{move.name}` | {move.source.label} | {move.target.label} | {_who_may(move)} |" for move in self.moves
        ]
        heads = ["| state | stored as | who has to act | next step | clock |", "|---|---|---|---|---|"]
        move_heads = ["| move | from | to | who may |", "|---|---|---|---|"]
        return "\n".join([f"## {self.name}", "", *heads, *states, "", *move_heads, *moves, ""])


def _row_of(instance: models.Model) -> models.QuerySet[models.Model]:
    return type(instance)._base_manager.filter(pk=instance.pk)  # noqa: SLF001 - Django documents it


def _state_of(instance: models.Model) -> Any:
    return getattr(instance, "state")  # noqa: B009 - a life's field is called `state` by convention, not by type


def _clock_of(instance: models.Model, at: datetime) -> dict[str, object]:
    try:
        instance._meta.get_field("state_since")  # noqa: SLF001 - Django documents it
    except FieldDoesNotExist:
        return {}
    return {"state_since": at}


def _who_may(move: Move) -> str:
    return f"permission `{move.permission}`" if move.permission else "the operation decides"
