"""A hint is enqueued after the commit, and its loss costs nobody anything."""

from __future__ import annotations

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks

from excellence.kernel.work.hints import hint

pytestmark = pytest.mark.django_db

DELIVER = "excellence.mail.tasks.deliver_letter"


def test_hint_is_enqueued_once_the_transaction_is_committed(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        hint(DELIVER, 5)
        before = DBTaskResult.objects.count()

    assert before == 0
    assert [task.args_kwargs["args"] for task in DBTaskResult.objects.all()] == [[5]]


def test_hint_of_a_transaction_that_failed_is_never_enqueued(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    def fail_after_hint() -> None:
        with transaction.atomic():
            hint(DELIVER, 5)
            raise RuntimeError

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError):
        fail_after_hint()

    assert DBTaskResult.objects.count() == 0


def test_hint_that_cannot_be_enqueued_is_logged_only(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, caplog: pytest.LogCaptureFixture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        hint(DELIVER, object())  # type: ignore[arg-type]  # what cannot be written as JSON

    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_hint_of_an_unknown_task_fails_at_once() -> None:
    with pytest.raises(ImportError):
        hint("excellence.mail.tasks.burn_letter", 5)
