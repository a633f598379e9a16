"""What is said of a peer that cannot be had."""

from __future__ import annotations

from benchmarks.processes import CommandFailed
from benchmarks.setting_up import without_peer


def test_without_peer_is_one_sentence_with_the_last_line_of_the_reason() -> None:
    failure = CommandFailed("uv pip install pretalx\n  tried 3 times\nno address found for pretalx.")

    said = without_peer(failure)

    assert said == (
        "pretalx could not be set up here, so everything against it is missing (no address found for pretalx)."
    )
