"""Canonical documents: their form, their hash, and the framework read from them."""

from __future__ import annotations

import hashlib
import json
from fractions import Fraction
from typing import Any

import pytest

from excellence.kernel.errors import Refusal
from excellence.method.frameworks.documents import (
    DamagedDocument,
    UnknownFormat,
    UnknownSemantics,
    canonical,
    framework_from_rules,
    hash_of,
    read_document,
    with_plausible_ranges,
)
from excellence.method.frameworks.values import (
    All,
    ClassAtLeast,
    Eligible,
    FactsComplete,
    Framework,
    Gates,
    Improvement,
    Judged,
    LabelLevel,
    Measured,
    PointsAtLeast,
    PriorLabel,
    Provenance,
    RatioAtLeast,
    SmallTeam,
    Validity,
)
from excellence.method.frameworks.values import (
    Any as AnyOf,
)
from excellence.method.source.library import load
from tests.method.folders import FRAMEWORKS

SMALL = FRAMEWORKS / "own-metrics" / "small"
EXA = "https://rules.example.invalid/2013"


def small() -> Framework:
    return framework_from_rules(load(SMALL).rules)


def test_canonical_sorts_keys_and_leaves_no_white_space() -> None:
    document = canonical({"b": ["2.10", True], "a": {"ü": "no"}})

    assert document == '{"a":{"ü":"no"},"b":["2.10",true]}'.encode()


@pytest.mark.parametrize("scalar", [1, 1.5, None, b"x", ("a",)])
def test_canonical_refuses_scalars_other_than_text_and_booleans(scalar: object) -> None:
    with pytest.raises(TypeError):
        canonical({"a": [scalar]})


def test_framework_from_rules_is_identified_by_the_hash_of_the_stored_bytes() -> None:
    stored = json.dumps(read_document(load(SMALL).rules), indent=1).encode()

    framework = framework_from_rules(stored)

    assert framework.rules_hash == hashlib.sha256(stored).hexdigest()


def test_framework_from_rules_same_bytes_give_the_same_value() -> None:
    rules = load(SMALL).rules

    assert framework_from_rules(bytes(rules)) is framework_from_rules(bytes(rules))


def test_framework_from_rules_holds_what_stands_at_the_top() -> None:
    framework = small()

    assert (
        framework.id,
        framework.version,
        framework.semantics,
        framework.issuer,
        framework.number_series,
        framework.extends,
        framework.max_not_applicable,
        framework.evidence_days,
        framework.validity,
    ) == (
        "small",
        "2.10",
        1,
        "example-label-office",
        "X",
        None,
        1,
        Fraction(1, 2),
        Validity(24, 36, 6, 12, "exact_day"),
    )


def test_framework_from_rules_measured_by_value_has_a_condition_for_each_cut() -> None:
    indicator = small().indicator("contact")

    assert isinstance(indicator.measure, Measured)
    assert indicator.measure.value is not None
    assert (
        [condition.text for condition in indicator.measure.conditions],
        indicator.measure.value.text,
        indicator.measure.cuts,
        indicator.measure.small_team,
    ) == (
        ["met_share >= 15", "met_share >= 30", "met_share >= 45", "met_share >= 60", "met_share >= 75"],
        "met_share",
        (Fraction(15), Fraction(30), Fraction(45), Fraction(60), Fraction(75)),
        SmallTeam("members", "met", Fraction(5)),
    )


def test_framework_from_rules_measured_by_conditions_has_no_value() -> None:
    indicator = small().indicator("1.2")

    assert isinstance(indicator.measure, Measured)
    assert (indicator.measure.value, indicator.measure.cuts, indicator.measure.conditions[4].text) == (
        None,
        (),
        "size(offers) >= 3 and has_plan and maturity >= 3",
    )


def test_framework_from_rules_judged_has_its_ceiling() -> None:
    indicator = small().indicator("1.10")

    assert isinstance(indicator.measure, Judged)
    assert [condition.text for condition in indicator.measure.ceiling][-1] == "members >= 5 and has_plan"


def test_framework_from_rules_effort_comes_from_the_named_list_or_the_indicator() -> None:
    framework = small()

    contact, programme = framework.indicator("contact"), framework.indicator("programme")

    assert (contact.days, contact.months, contact.raisable, programme.days, programme.months, programme.raisable) == (
        (Fraction(1, 2), Fraction(1), Fraction(2), Fraction(4), Fraction(6)),
        (0, 0, 3, 6, 12),
        True,
        (Fraction(1), Fraction(2), Fraction(3), Fraction(4), Fraction(5)),
        (0, 0, 0, 0, 0),
        False,
    )


def test_framework_from_rules_figures_beside_are_those_of_conditions_then_others() -> None:
    framework = small()

    beside = [indicator.metrics for indicator in framework.indicators]

    assert beside == [
        ("met_share", "income"),
        ("offers", "has_plan", "maturity"),
        ("members", "has_plan", "legal_form", "income_per_member"),
    ]


def test_framework_from_rules_gate_minimum_and_exception_are_read() -> None:
    contact, programme, repute = small().indicators

    assert programme.not_applicable is not None
    assert programme.not_applicable.when is not None
    assert (contact.gate, contact.minimum, repute.gate, repute.minimum, programme.not_applicable.when.text) == (
        2,
        None,
        None,
        2,
        "years(begun_on) < 1",
    )


def test_framework_from_rules_provenance_holds_the_address_of_its_source() -> None:
    framework = small()

    assert (framework.indicator("programme").provenance, framework.provenance["validity"]) == (
        {
            "audited_for": Provenance("fact", (EXA,)),
            "effort": Provenance("proposed"),
            "measured": Provenance("proposed"),
            "not_applicable": Provenance("proposed"),
            "points": Provenance("proposed"),
        },
        Provenance("fact", (EXA,)),
    )


def test_framework_from_rules_levels_say_what_they_require() -> None:
    levels = small().levels

    assert levels == (
        LabelLevel("bronze", All((Eligible(), FactsComplete(("members",)))), 1, Provenance("fact", (EXA,))),
        LabelLevel(
            "gold",
            All(
                (
                    Gates(),
                    PriorLabel("bronze", 18, 24),
                    Improvement(1),
                    AnyOf((RatioAtLeast(Fraction(4, 5)), PointsAtLeast(Fraction(9)))),
                    ClassAtLeast("B", (("A", Fraction(9, 10)), ("B", Fraction(4, 5)))),
                )
            ),
            2,
            Provenance("inferred", (EXA,)),
        ),
    )


def test_framework_from_rules_metrics_come_in_the_order_of_groups() -> None:
    framework = small()

    assert list(framework.metrics) == [
        "members",
        "met",
        "begun_on",
        "has_plan",
        "offers",
        "legal_form",
        "maturity",
        "met_share",
        "income",
        "income_per_member",
    ]


def test_framework_from_rules_dimension_lists_its_indicators_in_order() -> None:
    framework = small()

    assert framework.dimensions[0].indicators == ("contact", "programme", "repute")


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"format": "2"}, UnknownFormat),
        ({"semantics": "9"}, UnknownSemantics),
        ({"indicators": [{"key": "only"}]}, DamagedDocument),
        ({"max_not_applicable": "many"}, DamagedDocument),
        ({"levels": [{"key": "x", "assessors": "1", "requires": "luck", "provenance": {}}]}, DamagedDocument),
    ],
)
def test_framework_from_rules_other_documents_are_refused(change: dict[str, Any], refusal: type[Refusal]) -> None:
    document = read_document(load(SMALL).rules)

    with pytest.raises(refusal):
        framework_from_rules(canonical({**document, **change}))


@pytest.mark.parametrize("document", [b"", b"[]", b"\xff", b'{"format":'])
def test_read_document_bytes_that_are_none_are_refused(document: bytes) -> None:
    with pytest.raises(DamagedDocument):
        read_document(document)


def test_unknown_semantics_is_told_in_words() -> None:
    document = read_document(load(SMALL).rules)

    with pytest.raises(UnknownSemantics) as refusal:
        framework_from_rules(canonical({**document, "semantics": "9"}))

    assert str(refusal.value) == (
        "This framework counts by rules of version 9, which this release does not know: use a newer one."
    )


def test_with_plausible_ranges_changes_no_rule() -> None:
    framework = small()

    ranged = with_plausible_ranges(
        framework, {"members": (Fraction(1), Fraction(9)), "other": (Fraction(0), Fraction(1))}
    )

    assert (ranged.metrics["members"].high, framework.metrics["members"].high, ranged.rules_hash) == (
        Fraction(9),
        None,
        framework.rules_hash,
    )


def test_hash_of_is_sha_256() -> None:
    assert hash_of(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
