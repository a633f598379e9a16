"""What the path advises invented organisations, through the answers file: advice a manager can follow."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path as File
from typing import Any

import pytest
import yaml

from excellence.method.answersfile import read_sheet, read_table
from excellence.method.paths.path import Path, path_to
from excellence.method.scoring.score import score
from excellence.method.source.library import load

EXAMPLE = File(__file__).parents[3] / "examples" / "self-assessment.yaml"
AT = date(2026, 1, 31)

PathOf = Callable[..., Path]

PAPER = ["Paper of the office"]
FIELDS = ["founded_on", "management_since", "participants", "committed_sme", "committed_large", "committed_research"]
FIELDS += ["committed_university", "committed_public", "committed_other", "committed_within_150km"]
FIELDS += ["participants_12m_ago", "participants_stayed_12m", "fte", "staff", "staff_24m_ago", "staff_stayed_24m"]
JUDGED = ["2.4", "2.7", "4.1.1", "4.1.2", "4.1.3", "4.1.4", "4.1.5", "4.1.6", "4.2", "4.4", "4.6.1"]


def example(*, facts: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    """The example organisation with some figures and answers changed."""
    sheet: dict[str, Any] = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8")) | {"framework": "ecei-2013@1"}
    sheet["facts"].update(facts)
    sheet["answers"].update({number: {"evidence": PAPER, **answer} for number, answer in answers.items()})
    return sheet


def invented(size: str, *, judged: int, papers: bool = True, **facts: Any) -> dict[str, Any]:
    """An organisation whose figures answer what is measured, and whose judged levels are all alike."""
    sheet = example(facts={**dict(zip(FIELDS, size.split(), strict=True)), **facts}, answers={})
    evidence = {"evidence": PAPER} if papers else {}
    sheet["answers"] = {number: dict(evidence) for number in sheet["answers"]}
    sheet["answers"].update({number: {"level": judged, **evidence} for number in JUDGED})
    return sheet


YOUNG = invented(
    "2025-03-01 2025-04-15 22 9 1 1 1 1 1 9 0 0 0.6 1 0 0",
    judged=1,
    committed_training=0,
    committed_finance=0,
    committed_consultancy=0,
    website_english=False,
    working_groups=1,
    media_items_12m=1,
    success_stories_24m=0,
)
UNIVERSITY = invented(
    "2019-01-01 2019-06-01 40 4 2 8 6 2 2 18 38 36 1.5 2 2 2",
    judged=2,
    committed_training=1,
    committed_finance=0,
    committed_consultancy=0,
)
AGENCY = invented(
    "2012-01-01 2012-06-01 70 30 5 3 2 3 1 35 70 52 3.0 4 4 3",
    judged=3,
    income_fees=0,
    income_services=0,
    income_other_private=0,
    committed_in_projects_24m=5,
    satisfied_share=55,
)
PASSIVE = invented(
    "2015-01-01 2015-06-01 130 20 3 2 1 2 1 20 131 125 0.4 1 1 1",
    judged=1,
    committed_training=0,
    committed_finance=0,
    committed_consultancy=0,
    working_groups=0,
    committed_met_12m=4,
    committed_in_projects_24m=3,
    targets_set=0,
    targets_met=0,
)
MIDDLING = invented("2017-01-01 2017-06-01 50 22 4 3 2 2 1 24 48 44 2.0 3 3 3", judged=3, papers=False)


@pytest.fixture
def path_of(tmp_path: File) -> PathOf:
    """The path of an organisation to Gold, unless another level is named."""

    def found(sheet: dict[str, Any], to: str = "gold") -> Path:
        file = tmp_path / "answers.json"
        file.write_text(json.dumps(sheet, default=str), encoding="utf-8")
        framework = load("ecei-2013@1", "en").framework
        read = read_sheet(read_table(file, name=file.name), framework)
        result = score(framework, read.answers, read.facts)
        return path_to(framework, result, read.facts, to, read.history, AT)

    return found


def told(path: Path) -> list[tuple[str, list[str]]]:
    return [(step.number, [move.kind for move in step.moves]) for step in path.steps]


def test_path_accepts_own_figures_instead_of_work(path_of: PathOf) -> None:
    """37 committed participants give level 5 of 1.1.2, and level 1 was chosen."""
    sheet = example(facts={}, answers={"1.1.2": {"level": 1}, "2.5": {"level": 4}, "4.1.5": {"level": 4}})

    path = path_of(sheet)

    assert (told(path), path.days, path.earliest) == ([("1.1.2", ["accept"])], 0, AT)


def test_path_takes_back_a_refused_exception_instead_of_work(path_of: PathOf) -> None:
    levels = {"2.5": 2, "4.1.5": 2, "4.6.1": 3, "4.2": 3, "4.1.1": 3}
    answers = {number: {"level": level} for number, level in levels.items()}
    sheet = example(facts={"staff_stayed_24m": 3}, answers=answers)
    sheet["answers"]["2.2.4"] = {"not_applicable": "We are new.", "evidence": PAPER}

    path = path_of(sheet)

    assert (told(path), path.days) == ([("2.2.4", ["withdraw"])], 0)


def test_path_of_the_young_names_open_criteria_and_exceptions_before_work(path_of: PathOf) -> None:
    path = path_of(YOUNG)

    (eligible,) = path.apart
    numbers = {missing.key: [(need.needed, need.found) for need in missing.figures] for missing in eligible.missing}
    assert numbers == {"website": [(None, None)], "committed": [(15, 14)]}
    assert told(path)[:2] == [("2.2.4", ["leave_out"]), ("2.3", ["leave_out"])]
    assert [(wait.number, wait.on) for wait in path.waits] == [("2.1", date(2026, 4, 14))]
    assert not {"2.2.4", "2.3"} & {step.number for step in path.steps if step.raises}


def test_path_of_the_young_gives_no_earlier_day_than_its_team_can_reach(path_of: PathOf) -> None:
    path = path_of(YOUNG)

    assert path.posts == Fraction(3, 5)
    assert path.days > 150
    assert path.earliest is not None
    assert path.earliest > date(2027, 4, 23)  # the work alone takes 150 of 132 working days a year


def test_path_of_the_young_to_bronze_is_no_work(path_of: PathOf) -> None:
    path = path_of(YOUNG, "bronze")

    assert [reason.id for reason in path.reasons] == []
    assert [result.id for result in path.apart] == ["eligible", "facts_complete"]


def test_path_without_exceptions_left_waits_until_the_young_can_raise(path_of: PathOf) -> None:
    sheet = {**YOUNG, "answers": {**YOUNG["answers"], "1.2": {"not_applicable": "x"}, "4.5": {"not_applicable": "x"}}}

    steps = {step.number: step for step in path_of(sheet).steps}

    assert {"2.2.4", "2.3"} & {number for number, step in steps.items() if step.kind == "leave_out"} == set()
    assert all(steps[number].begin_later is not None for number in ("2.2.4", "2.3") if number in steps)


def test_path_of_the_university_begins_with_its_composition(path_of: PathOf) -> None:
    path = path_of(UNIVERSITY)

    composition = next(step for step in path.steps if step.number == "1.1.1")
    assert (composition.from_level, [move.kind for move in composition.moves][:1]) == (1, ["raise"])
    assert [need.subject for need in composition.raises[0].figures] == ["company_share"]


def test_path_of_the_agency_raises_what_is_cheap_and_no_indicator_twice(path_of: PathOf) -> None:
    path = path_of(AGENCY)

    numbers = [step.number for step in path.steps]
    assert len(numbers) == len(set(numbers))
    assert {"4.1.2", "4.1.3", "4.1.4", "4.6.1"} <= set(numbers)
    assert path.apart == ()


def test_path_of_the_passive_says_that_posts_are_missing(path_of: PathOf) -> None:
    path = path_of(PASSIVE)

    (eligible,) = path.apart
    numbers = [(missing.key, need.needed, need.found) for missing in eligible.missing for need in missing.figures]
    assert numbers == [("team", Fraction(1, 2), Fraction(2, 5))]
    assert path.reasons[2].id == "capacity"


def test_path_of_the_middling_begins_with_documents(path_of: PathOf) -> None:
    path = path_of(MIDDLING)

    kinds = [step.kind for step in path.steps]
    assert kinds.count("evidence") >= 15
    assert kinds == sorted(kinds, key=["accept", "leave_out", "withdraw", "evidence", "raise"].index)


def test_path_waits_of_one_indicator_follow_each_other(path_of: PathOf) -> None:
    """The second review of the strategy is twelve months after the first, which counts after two."""
    sheet = example(facts={"fte": 50}, answers={number: {"level": 0} for number in ("4.1.5", "2.5")})
    for number in ("1.1.1", "1.2", "2.2.1", "2.6"):
        sheet["answers"][number] = {"level": 2, "evidence": PAPER}

    reviews = next(step for step in path_of(sheet).steps if step.number == "4.1.5")

    months = [move.months for move in reviews.raises]
    assert months == [1, 2, 12, 12, 12][: len(months)]
    assert reviews.months == sum(months)
