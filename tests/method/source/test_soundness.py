"""Frameworks that read well and make no sense."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from excellence.method.commands import main
from excellence.method.frameworks import Gates
from excellence.method.source.library import load_rules
from tests.method.folders import change, defects, small_copy, told, written_defects


@written_defects("soundness")
def test_defect_of_soundness_is_told_with_file_line_and_remedy(tmp_path: Path, defect: dict[str, Any]) -> None:
    assert told(tmp_path, defect) == defect["told"]


def test_limit_that_can_be_passed_and_a_span_by_result_are_sound(tmp_path: Path) -> None:
    own = small_copy(tmp_path)
    change(own / "small/framework.yaml", "{improvement: {areas: 1}}", '{ratio_above: "0.5"}')
    change(own / "small/framework.yaml", "day_rule: exact_day", "by_result: [{when: gates, first: 12}]")

    validity = load_rules(own / "small").framework.validity

    assert validity is not None
    assert [(span.when, span.first) for span in validity.by_result] == [(Gates(), 12)]


def problems(folder: Path) -> list[str]:
    return [each.partition("; ")[0].partition(": ")[2] for each in defects(folder)]


def test_limit_of_a_framework_without_points_is_refused(tmp_path: Path) -> None:
    main(["framework", "new", str(tmp_path)])
    rules = tmp_path / "framework.yaml"
    lines = rules.read_text(encoding="utf-8").splitlines(keepends=True)
    rules.write_text("".join(line for line in lines if not line.startswith("    points:")), encoding="utf-8")

    assert problems(tmp_path) == ["no indicator has points"]


def test_renewal_of_a_label_that_nothing_ends_is_refused(tmp_path: Path) -> None:
    main(["framework", "new", str(tmp_path)])
    rules = tmp_path / "framework.yaml"
    change(rules, "  validity: {kind: fact, source: RULES}\n", "")
    change(rules, "validity: {first: 24, renewal: 36}", "")
    change(rules, "        - eligible\n", "        - eligible\n        - {renewal: {level: label}}\n")

    assert problems(tmp_path) == ["nothing says how long a label holds"]
