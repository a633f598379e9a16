"""What belongs to the rules and therefore to their hash, and what does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from excellence.method.frameworks.documents import read_document
from excellence.method.source.library import load
from tests.method.folders import change, small_copy

RULES = "small/framework.yaml"
SMALL_HASH = "86c001cece283a295df9a8bffc28519a9eec314a80d0c11726b54df8d8468f76"


def rules_hash(own: Path) -> str:
    return load(own / "small").framework.rules_hash


def test_rules_hash_of_the_small_framework_is_what_it_has_always_been(tmp_path: Path) -> None:
    own = small_copy(tmp_path)

    assert rules_hash(own) == SMALL_HASH


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("small/texts/en.yaml", "What contact measures.", "How often members are met."),
        ("metrics/texts/en.yaml", "hint: In person.", "hint: Face to face."),
        ("metrics/metrics.yaml", 'plausible: ["1", "500"]', 'plausible: ["2", "900"]'),
        (RULES, "format: 1\n", "# a comment\nformat:   '1'\n"),
        (RULES, "value: met_share", "value:   (met_share)"),
        (RULES, "size: members >= 5", "size: members>=5"),
    ],
)
def test_rules_hash_stays_when_only_words_ranges_or_spacing_change(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    own = small_copy(tmp_path)

    change(own / file, old, new)

    assert rules_hash(own) == SMALL_HASH


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (RULES, 'version: "2.10"', 'version: "2.1"'),
        (RULES, 'value: "2.5"', 'value: "3"'),
        (RULES, 'cuts: ["15",', 'cuts: ["16",'),
        (RULES, "has_plan and maturity >= 3", "has_plan and maturity >= 4"),
        (RULES, "key: repute", "key: standing"),
        (RULES, "effort: {use: quick}", "effort: {use: quick, raisable: no}"),
        (RULES, "https://rules.example.invalid/2013", "https://rules.example.invalid/2014"),
        ("metrics/metrics.yaml", "derived: 100 * met / members", "derived: 100 * met / (members + 1)"),
        ("metrics/metrics.yaml", "options: [news, training, visits]", "options: [news, training, visits, fairs]"),
    ],
)
def test_rules_hash_changes_with_everything_that_counts(tmp_path: Path, file: str, old: str, new: str) -> None:
    own = small_copy(tmp_path)
    change(own / file, old, new)
    for text in ("small/texts/en.yaml", "metrics/texts/en.yaml"):
        content = (own / text).read_text(encoding="utf-8")
        content = content.replace("  repute:", f"  {'standing' if 'standing' in new else 'repute'}:")
        (own / text).write_text(content.replace("visits: Visits", f"visits: Visits{', fairs: F' * ('fairs' in new)}"))

    found = rules_hash(own)

    assert found != SMALL_HASH


def test_rules_hash_stays_when_a_language_is_added(tmp_path: Path) -> None:
    own = small_copy(tmp_path)
    change(own / RULES, "languages: [en]", "languages: [en, hu]")
    for holder in ("small", "metrics"):
        english = (own / holder / "texts" / "en.yaml").read_text(encoding="utf-8")
        (own / holder / "texts" / "hu.yaml").write_text(
            english.replace("language: en", "language: hu"), encoding="utf-8"
        )

    edition = load(own / "small")

    assert (edition.framework.rules_hash, list(edition.texts)) == (SMALL_HASH, ["en", "hu"])


def test_rules_document_carries_only_the_metrics_it_needs(tmp_path: Path) -> None:
    own = small_copy(tmp_path)
    change(own / RULES, "metrics: [legal_form, income_per_member]", "metrics: [legal_form]")
    change(own / RULES, "      metrics: [income]\n", "")

    metrics = read_document(load(own / "small").rules)["metrics"]

    assert [entry["key"] for entry in metrics] == [
        "members",
        "met",
        "begun_on",
        "has_plan",
        "offers",
        "legal_form",
        "maturity",
        "met_share",
    ]


def test_rules_document_metric_carries_kind_options_and_derivation_but_no_range(tmp_path: Path) -> None:
    own = small_copy(tmp_path)

    metrics = {entry["key"]: entry for entry in read_document(load(own / "small").rules)["metrics"]}

    assert (metrics["members"], metrics["met_share"], metrics["legal_form"]["options"]) == (
        {
            "key": "members",
            "kind": "count",
            "unit": "organisations",
            "period": "moment",
            "group": "people",
            "benchmarked": True,
        },
        {
            "key": "met_share",
            "kind": "percent",
            "unit": "percent",
            "period": "last_12m",
            "group": "people",
            "derived": "100 * met / members",
            "benchmarked": False,
        },
        ["association", "company"],
    )
