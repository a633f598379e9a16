"""A framework in short texts that can be laid side by side."""

from __future__ import annotations

from pathlib import Path

from excellence.method.source.aspects import framework_aspects, subjects
from excellence.method.source.library import load
from tests.method.folders import change, small_copy


def test_aspects_of_a_framework_are_short_texts() -> None:
    aspects = framework_aspects(load("ecei-2013@1", "en").framework)

    assert [aspects[name] for name in ("version", "maximum", "validity")] == ["1", "150", "24, 36, 6, 12, exact_day"]


def test_aspects_of_a_level_name_the_seats_of_its_panel(tmp_path: Path) -> None:
    own = small_copy(tmp_path)
    seats = "{kind: expert, count: 2, foreign: 1}, {kind: trainee, count: 1, licence: first}"
    change(own / "small/framework.yaml", "assessors: 2", f"panel: {{seats: [{seats}], provenance: {{kind: proposed}}}}")

    levels = subjects(load(own / "small").framework)[2]

    assert (levels["gold"]["panel"], levels["gold"]["assessors"]) == ("2 expert, 1 foreign; 1 trainee, first", "2")
