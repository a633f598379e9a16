"""Letters are posted once and sent once; failures are tried again, then given up."""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from excellence.accounts.models import User
from excellence.kernel.lifecycle import AlreadyMoved
from excellence.kernel.permissions import NotAllowed
from excellence.kernel.work.processes import this_process
from excellence.mail.limits import PAUSES, SENDING_LIMIT
from excellence.mail.models import Letter
from excellence.mail.operations import NotAnAddress, deliver, send_again, take_back
from tests.mail.letters import NOON, post

pytestmark = pytest.mark.django_db


class Failing(EmailBackend):
    """A transport that fails with what the test chose."""

    error: Exception | None = None

    def send_messages(self, messages: object) -> int:
        if self.error is not None:
            raise self.error
        return 0


@pytest.fixture
def failing(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> type[Failing]:
    settings.OUTBOX_TRANSPORT = f"{__name__}.Failing"
    monkeypatch.setattr(Failing, "error", None)
    return Failing


def stored(letter: Letter) -> Letter:
    return Letter.objects.get(pk=letter.pk)


def in_sending(worker: str, *, attempts: int = 1) -> Letter:
    letter = post()
    Letter.objects.update(state="sending", worker=worker, claimed_at=NOON, attempts=attempts)
    return stored(letter)


def dead_process() -> str:
    place, pid, started = this_process().split("-")
    return f"{place}-{pid}-{int(started) - 1}"


def test_post_letter_keeps_the_words_and_the_person(ann: User) -> None:
    letter = stored(post(ann, language="hu", by=ann, headers={"List-Id": "<news.excellence.invalid>"}))

    assert (letter.recipient, letter.address, letter.language, letter.subject, letter.body) == (
        ann,
        "ann@example.org",
        "hu",
        "Your assessment",
        "It is submitted.",
    )
    assert (letter.state, letter.posted_by, letter.queued_at, letter.due_at, letter.headers) == (
        "queued",
        ann.public_id,
        NOON,
        NOON,
        {"List-Id": "<news.excellence.invalid>"},
    )


def test_post_letter_fixes_the_message_id(ann: User) -> None:
    letter = post(ann)

    assert letter.message_id == f"<{letter.public_id}@excellence.invalid>"


def test_post_letter_twice_for_one_occasion_makes_one_letter() -> None:
    letters = [post(key="assessment.submitted:7"), post("carol@example.org", key="assessment.submitted:7")]

    assert [letter.pk for letter in letters] == [letters[0].pk] * 2
    assert list(Letter.objects.values_list("address", flat=True)) == ["bob@example.org"]


def test_post_letter_without_occasion_makes_a_letter_each_time() -> None:
    post()
    post()

    assert Letter.objects.count() == 2


def test_post_letter_asks_a_worker_after_the_commit(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        letter = post(key="1")
        post(key="1")

    assert [(task.task_path, task.args_kwargs["args"]) for task in DBTaskResult.objects.all()] == [
        ("excellence.mail.tasks.deliver_letter", [letter.pk])
    ]


def test_post_letter_in_a_transaction_that_fails_leaves_no_letter() -> None:
    def fail_after_post() -> None:
        with transaction.atomic():
            post()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_post()

    assert Letter.objects.count() == 0


@pytest.mark.parametrize("address", ["", "bob", "bob@", "bob@example.org\nBcc: all@example.org"])
def test_post_letter_refuses_what_is_no_address(address: str) -> None:
    with pytest.raises(NotAnAddress, match="is not an e-mail address"):
        post(address)


def test_post_letter_puts_the_subject_on_one_line_of_bounded_length() -> None:
    letter = stored(post(subject="Bcc:\r\n all@example.org " + "x" * 300))

    assert (letter.subject[:20], len(letter.subject), letter.subject[-1]) == ("Bcc: all@example.org", 250, "…")


def test_post_letter_refuses_a_header_of_two_lines() -> None:
    with pytest.raises(ValueError, match="more than one line"):
        post(headers={"Reply-To": "a@example.org\nBcc: all@example.org"})


def test_deliver_sends_the_letter_once() -> None:
    letter = post()
    copy = stored(letter)

    sent = [deliver(letter, at=NOON), deliver(copy, at=NOON), deliver(stored(letter), at=NOON)]

    assert (sent, len(mail.outbox)) == ([True, False, False], 1)
    assert (stored(letter).state, stored(letter).sent_at, stored(letter).attempts) == ("sent", NOON, 1)


def test_deliver_sends_what_the_letter_says() -> None:
    letter = post(language="hu", subject="Kész", headers={"Reply-To": "desk@excellence.invalid"})

    deliver(letter, at=NOON)

    message = mail.outbox[0].message()
    assert (mail.outbox[0].to, message["From"], str(mail.outbox[0].subject)) == (
        ["bob@example.org"],
        "Cluster Excellence <noreply@excellence.invalid>",
        "Kész",
    )
    names = ("Message-ID", "Content-Language", "Auto-Submitted", "Reply-To")
    assert [message[name] for name in names] == [letter.message_id, "hu", "auto-generated", "desk@excellence.invalid"]


def test_deliver_leaves_a_letter_that_is_not_due() -> None:
    letter = post()

    sent = deliver(letter, at=NOON - timedelta(seconds=1))

    assert (sent, stored(letter).state, mail.outbox) == (False, "queued", [])


def test_deliver_tries_a_letter_that_failed_again_after_a_pause(failing: type[Failing]) -> None:
    failing.error = ConnectionRefusedError("no mail server")
    letter = post()

    sent = deliver(letter, at=NOON)

    kept = stored(letter)
    assert (sent, kept.state, kept.due_at, kept.attempts) == (False, "queued", NOON + PAUSES[0], 1)
    assert (kept.last_error, kept.worker) == ("ConnectionRefusedError: no mail server", "")


def test_deliver_gives_up_after_the_last_pause(failing: type[Failing]) -> None:
    failing.error = TimeoutError()
    letter = post()
    Letter.objects.update(attempts=len(PAUSES))

    deliver(stored(letter), at=NOON)

    assert (stored(letter).state, stored(letter).attempts) == ("failed", len(PAUSES) + 1)


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (SMTPRecipientsRefused({"bob@example.org": (550, b"no such user")}), "failed"),
        (SMTPRecipientsRefused({"bob@example.org": (450, b"try later")}), "queued"),
        (SMTPDataError(554, b"refused"), "failed"),
        (SMTPDataError(451, b"try later"), "queued"),
    ],
)
def test_deliver_believes_a_mail_server_that_refuses_for_good(
    failing: type[Failing], error: Exception, state: str
) -> None:
    failing.error = error
    letter = post()

    deliver(letter, at=NOON)

    assert stored(letter).state == state


@pytest.mark.usefixtures("failing")
def test_deliver_counts_a_transport_that_takes_nothing_as_failed() -> None:
    letter = post()

    sent = deliver(letter, at=NOON)

    assert (sent, stored(letter).state, stored(letter).last_error) == (False, "queued", "TransportRefusedError: ")


def test_deliver_leaves_a_letter_that_a_living_worker_is_sending() -> None:
    letter = in_sending(this_process())

    sent = deliver(letter, at=NOON + timedelta(minutes=1))

    assert (sent, stored(letter).state) == (False, "sending")


@pytest.mark.parametrize(
    ("worker", "after"), [("dead", timedelta(seconds=1)), ("elsewhere-1-2", SENDING_LIMIT + timedelta(seconds=1))]
)
def test_deliver_sends_a_letter_whose_worker_is_gone(worker: str, after: timedelta) -> None:
    letter = in_sending(dead_process() if worker == "dead" else worker)

    sent = deliver(letter, at=NOON + after)

    assert (sent, stored(letter).state, stored(letter).attempts, len(mail.outbox)) == (True, "sent", 2, 1)


def test_deliver_notes_a_letter_that_was_taken_back_while_it_was_sent(
    failing: type[Failing], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    letter = post()
    monkeypatch.setattr(failing, "send_messages", lambda self, messages: Letter.objects.update(state="queued"))

    sent = deliver(letter, at=NOON)

    assert (sent, stored(letter).state) == (True, "queued")
    assert [record.message for record in caplog.records] == [
        f"Letter {letter.public_id} had been taken back before its attempt ended."
    ]


def test_take_back_of_a_letter_claimed_anew_changes_nothing() -> None:
    letter = in_sending("elsewhere-1-2")
    Letter.objects.update(worker=this_process(), claimed_at=NOON + timedelta(hours=1))

    taken = take_back(letter, at=NOON + timedelta(hours=1))

    assert (taken, stored(letter).state) == (False, "sending")


def test_take_back_of_a_letter_that_cost_all_attempts_gives_up() -> None:
    letter = in_sending("elsewhere-1-2", attempts=len(PAUSES) + 1)

    taken = take_back(letter, at=NOON + timedelta(hours=1))

    assert (taken, stored(letter).state) == (True, "failed")


def test_send_again_queues_a_failed_letter_with_all_its_attempts(
    ann: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    ann.is_staff = True
    letter = post()
    Letter.objects.update(state="failed", attempts=8)

    with django_capture_on_commit_callbacks(execute=True):
        send_again(stored(letter), by=ann, at=NOON)

    kept = stored(letter)
    assert (kept.state, kept.attempts, kept.due_at, DBTaskResult.objects.count()) == ("queued", 0, NOON, 1)


def test_send_again_is_for_those_who_run_the_instance(ann: User) -> None:
    letter = post()
    Letter.objects.update(state="failed")

    with pytest.raises(NotAllowed, match="Only the operator of this site"):
        send_again(stored(letter), by=ann, at=NOON)


def test_send_again_refuses_a_letter_that_did_not_fail(ann: User) -> None:
    ann.is_staff = True

    with pytest.raises(AlreadyMoved, match="Queued"):
        send_again(post(), by=ann, at=NOON)
