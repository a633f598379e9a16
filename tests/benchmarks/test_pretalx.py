"""Requests the peer gets."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs

from benchmarks.contender import Contender
from benchmarks.pretalx.installed import Pretalx

PEER = Pretalx(
    Contender("pretalx", (), {}, 1, "/", Path("log")),
    {"forms": ["/one/", "/two/"], "cookies": ["session=a", "session=b"], "score": "score_1", "choices": ["1", "2"]}
    | {"token": "token"},
    migrated_in=1.0,
)


def test_forms_ask_for_each_proposal_in_turn_and_change_the_session() -> None:
    source = PEER.forms()

    asked = [source() for _ in range(3)]

    assert [(each.method, each.path, each.headers["Cookie"], each.expected) for each in asked] == [
        ("GET", "/one/", "session=a", 200),
        ("GET", "/two/", "session=b", 200),
        ("GET", "/one/", "session=a", 200),
    ]


def test_saving_sends_other_words_and_the_next_choice_to_one_proposal() -> None:
    words = iter(["first", "second", "third"])
    source = PEER.saving(lambda: next(words))

    asked = [source() for _ in range(3)]

    assert [(each.path, each.expected) for each in asked] == [("/one/", 302)] * 3
    assert [parse_qs(each.body.decode()) for each in asked] == [
        {"text": ["first"], "score_1": ["1"], "review_submit": ["save"]},
        {"text": ["second"], "score_1": ["2"], "review_submit": ["save"]},
        {"text": ["third"], "score_1": ["1"], "review_submit": ["save"]},
    ]
