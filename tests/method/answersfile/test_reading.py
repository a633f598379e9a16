"""Answers files: what they hold, and what is wrong with them, by file and line."""

from __future__ import annotations

import json
import time
from datetime import date
from fractions import Fraction
from pathlib import Path
from textwrap import dedent

import pytest

from excellence.method.answersfile.reading import Sheet, SheetErrors, framework_named, read_sheet, read_table
from excellence.method.errors import ContentError
from excellence.method.frameworks.values import Gates
from excellence.method.labels.history import HeldLabel, ImprovementArea
from excellence.method.scoring.answers import Answer
from excellence.method.source.library import load
from excellence.method.source.yamltext import Table, Text, parse_yaml
from tests.factories.method import a_framework, a_level, a_metric, an_indicator

FRAMEWORK = a_framework(
    an_indicator("roles", number="2.4"),
    an_indicator("web", number="4.6.2"),
    levels=[a_level(Gates(), key="bronze"), a_level(Gates(), key="gold")],
    metrics=[
        a_metric("fte", "decimal"),
        a_metric("participants"),
        a_metric("since", "date"),
        a_metric("website", "flag"),
        a_metric("services", "set", options=("information", "training")),
        a_metric("legal_form", "choice", options=("association", "company")),
        a_metric("kept", "percent", derived="100 * participants / fte"),
    ],
)
HEAD = "framework: example\nperiod: 2025\n"
METRICS = ", ".join(FRAMEWORK.metrics)


def read(text: str, *, panel: bool = False) -> Sheet:
    return read_sheet(parse_yaml(dedent(text), name="answers.yaml"), FRAMEWORK, panel=panel)


def refused(text: str, *, panel: bool = False) -> list[str]:
    with pytest.raises(SheetErrors) as refusal:
        read(text, panel=panel)
    return [str(error) for error in refusal.value.errors]


WHOLE = """\
    framework: example
    organisation: "Demo: Example Cluster"
    period: 2025
    facts:
      fte: 2.5
      participants:
      since: 2019-05-01
      website: yes
      services: [information, training]
    answers:
      "2.4":
        level: 3
        justification: Written rules.
        evidence:
          - Rules of procedure
          - file: Minutes
          - link: https://example.invalid
          - interview: The chair explains
      web:
        not_applicable: No website.
    prior_labels:
      - {level: bronze, assessed_on: 2024-05-14, valid_until: 2026-05-31}
      - {level: gold, assessed_on: 2020-01-01}
    improvements:
      - {area: Web, indicator: "4.6.2", then: 2, now: 4, evidence_then: old, evidence_now: [new, newer]}
      - {area: Team, metric: kept, then: 60, now: 72.5}
    """


def test_read_sheet_gives_everything_in_the_file() -> None:
    sheet = read(WHOLE)

    assert (sheet.framework, sheet.organisation, sheet.period_end) == (
        "example",
        "Demo: Example Cluster",
        date(2025, 12, 31),
    )
    assert dict(sheet.facts.figures) == {
        "fte": Fraction(5, 2),
        "since": date(2019, 5, 1),
        "website": True,
        "services": frozenset({"information", "training"}),
    }
    assert sheet.answers == {
        "roles": Answer(
            Fraction(3),
            "Written rules.",
            documents=3,
            notes=1,
        ),
        "web": Answer(not_applicable="No website."),
    }
    assert sheet.history.prior_labels == (
        HeldLabel("bronze", date(2024, 5, 14), date(2026, 5, 31)),
        HeldLabel("gold", date(2020, 1, 1)),
    )
    assert sheet.history.improvements == (
        ImprovementArea("Web", Fraction(2), Fraction(4), "web", None, ("old",), ("new", "newer")),
        ImprovementArea("Team", Fraction(60), Fraction(145, 2), None, "kept"),
    )


def test_read_sheet_takes_the_example_of_the_reference() -> None:
    reference = Path(__file__).parents[3] / "docs" / "reference" / "answers-format.md"
    example = reference.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]

    sheet = read_sheet(parse_yaml(example, name="answers.yaml"), load("ecei-2013", "en").framework)

    assert [answer.level for answer in sheet.answers.values()] == [3, None]
    answer = sheet.answers["clarity_of_roles"]
    assert (answer.documents, answer.notes) == (3, 1)
    assert [(label.scheme, label.valid_until) for label in sheet.history.prior_labels] == [
        ("", date(2026, 5, 14)),
        ("other-label", date(2027, 2, 1)),
    ]


def test_read_sheet_without_answers_is_empty() -> None:
    sheet = read(HEAD)

    assert (sheet.answers, dict(sheet.facts.figures), sheet.history.improvements) == ({}, {}, ())


def test_read_sheet_takes_a_last_day_as_period() -> None:
    assert read("framework: example\nperiod: 2025-06-30\n").period_end == date(2025, 6, 30)


@pytest.mark.parametrize("empty", ["", "~", "null", '""'])
def test_read_sheet_empty_level_is_none_yet(empty: str) -> None:
    sheet = read(f'{HEAD}answers: {{"2.4": {{level: {empty}, justification: {empty}, evidence: {empty}}}}}')

    assert sheet.answers == {"roles": Answer()}


def test_read_sheet_one_evidence_needs_no_list() -> None:
    sheet = read(f'{HEAD}answers: {{"2.4": {{level: 1, evidence: Minutes}}}}')

    assert (sheet.answers["roles"].documents, sheet.answers["roles"].notes) == (1, 0)


def test_read_sheet_empty_list_is_an_empty_set() -> None:
    assert dict(read(f"{HEAD}facts: {{services: []}}").facts.figures) == {"services": frozenset()}


def test_read_sheet_of_a_panel_takes_halves() -> None:
    sheet = read(f'{HEAD}answers: {{"2.4": {{level: 2.5}}}}', panel=True)

    assert sheet.answers["roles"].level == Fraction(5, 2)


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        (
            "framework: other\nperiod: 2025",
            "answers.yaml:1: these answers are for other, not for example; use the framework they were written for",
        ),
        ("framework: example", "answers.yaml:1: period is missing; add period here"),
        (
            "framework: example\nperiod: last year",
            "answers.yaml:2: “last year” is not a date; write year-month-day, such as 2025-12-31",
        ),
        (
            "framework: example\nperiod: 2025-02-30",
            "answers.yaml:2: “2025-02-30” is not a date; write year-month-day, such as 2025-12-31",
        ),
        (
            "framework: example\nperiod: 1850",
            "answers.yaml:2: there is no period 1850-12-31; write a year such as 2025",
        ),
        (
            "framework: example\nperiod: 2101",
            "answers.yaml:2: 2101-12-31 cannot be; write a day from 1800-01-01 to 2100-12-31",
        ),
        (HEAD + "notes: x", "answers.yaml:3: the key notes is unknown; use one of framework, period, organisation, "
         "facts, answers, prior_labels, improvements"),
        (HEAD + "facts: {ftee: 1}", "answers.yaml:3: there is no metric ftee; write fte"),
        (
            HEAD + "facts: {zzz: 1}",
            "answers.yaml:3: there is no metric zzz; use one of fte, participants, since, website, services, "
            "legal_form, kept",
        ),
        (
            HEAD + "facts: {kept: 1}",
            "answers.yaml:3: kept follows from other figures: 100 * participants / fte; enter those instead",
        ),
        (
            HEAD + "facts:\n  participants: -3",
            "answers.yaml:4: participants cannot be read; “-3” is not a count: write a whole number, 0 or more.",
        ),
        (
            HEAD + "facts:\n  since: 2026-01-01",
            "answers.yaml:4: 2026-01-01 cannot be; write a day from 1800-01-01 to 2025-12-31",
        ),
        (
            HEAD + "facts:\n  since: 1799-12-31",
            "answers.yaml:4: 1799-12-31 cannot be; write a day from 1800-01-01 to 2025-12-31",
        ),
        (
            HEAD + 'answers:\n  "2.5": {level: 1}',
            "answers.yaml:4: there is no indicator 2.5; write 2.4",
        ),
        (
            HEAD + 'answers:\n  "2.4": {level: 1}\n  roles: {level: 1}',
            "answers.yaml:5: roles is answered twice; keep one of the two answers",
        ),
        (
            HEAD + 'answers:\n  "2.4":\n    level: 6',
            "answers.yaml:5: there is no level “6”; write a whole number from 0 to 5",
        ),
        (
            HEAD + 'answers:\n  "2.4":\n    level: 2.5',
            "answers.yaml:5: there is no level “2.5”; write a whole number from 0 to 5",
        ),
        (
            HEAD + 'answers:\n  "2.4":\n    level: high',
            "answers.yaml:5: there is no level “high”; write a whole number from 0 to 5",
        ),
        (
            HEAD + 'answers:\n  "2.4":\n    level: 2\n    not_applicable: x',
            "answers.yaml:5: a level and not_applicable exclude each other; "
            "keep the level, or the reason why it does not apply",
        ),
        (
            HEAD + 'answers:\n  "2.4":\n    evidence:\n      - {photo: x}',
            "answers.yaml:6: this is no evidence; "
            "write the title of a document, or one of file, link and interview with a title",
        ),
        (
            HEAD + "prior_labels:\n  - {level: x, assessed_on: 2024-05-14}",
            "answers.yaml:4: there is no label level x; use one of bronze, gold",
        ),
        (
            HEAD + "prior_labels:\n  - {level: gold, assessed_on: 2024-05}",
            "answers.yaml:4: “2024-05” is not a date; write year-month-day, such as 2025-12-31",
        ),
        (
            HEAD + "prior_labels:\n  - {level: gold}",
            "answers.yaml:4: assessed_on is missing; add assessed_on here",
        ),
        (
            HEAD + "improvements:\n  - {area: Web, then: 2, now: 3}",
            "answers.yaml:4: an improvement is shown by one thing; name one indicator or one metric",
        ),
        (
            HEAD + 'improvements:\n  - {area: Web, indicator: "9", then: 2, now: 3}',
            "answers.yaml:4: there is no indicator 9; use one of 2.4, 4.6.2",
        ),
        (
            HEAD + "improvements:\n  - {area: Web, metric: zzz, then: 2, now: 3}",
            "answers.yaml:4: there is no metric zzz; use one of fte, participants, since, website, services, "
            "legal_form, kept",
        ),
        (
            HEAD + "improvements:\n  - {area: Web, metric: participants, then: few, now: 3}",
            "answers.yaml:4: participants cannot be read; “few” is not a count: write a whole number, 0 or more.",
        ),
        (
            HEAD + "improvements:\n  - {area: Web, metric: since, then: 2020-01-01, now: 3}",
            "answers.yaml:4: since is no number; name a metric that is one",
        ),
    ],
)  # fmt: skip
def test_read_sheet_says_what_is_wrong_and_where(lines: str, error: str) -> None:
    assert refused(lines)[0] == error


def test_read_sheet_tells_everything_at_once() -> None:
    errors = refused(HEAD + 'answers:\n  "2.4": {level: 9}\n  "4.6.2": {level: 8}')

    assert [error.split(":")[1] for error in errors] == ["4", "5"]


def test_read_sheet_of_a_panel_tells_of_halves() -> None:
    errors = refused(f'{HEAD}answers: {{"2.4": {{level: 2.3}}}}', panel=True)

    assert errors == ["answers.yaml:3: there is no level “2.3”; write 0 to 5, also halves"]


def test_read_sheet_refuses_answers_that_are_no_mapping() -> None:
    assert refused(HEAD + "answers: [1]\n")[0].startswith("answers.yaml:3: a mapping is missing here")


def test_framework_named_gives_the_id_with_its_line() -> None:
    named = framework_named(parse_yaml("period: 2025\nframework: ecei-2013", name="answers.yaml"))

    assert (named.value, named.place.line) == ("ecei-2013", 2)


@pytest.mark.parametrize(
    ("text", "line"), [("period: 2025", 1), ("period: 2025\nframework: ''", 2), ("framework: [a]", 1)]
)
def test_framework_named_refuses_a_file_that_names_none(text: str, line: int) -> None:
    with pytest.raises(ContentError) as refusal:
        framework_named(parse_yaml(text, name="answers.yaml"))

    assert str(refusal.value) == (
        f"answers.yaml:{line}: the framework is not named; add a line such as framework: ecei-2013"
    )


def written(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def test_read_table_json_and_yaml_give_the_same_sheet(tmp_path: Path) -> None:
    plain = {
        "framework": "example",
        "period": 2025,
        "organisation": "Demo: Hű 🚲 Cluster",
        "facts": {"fte": 2.5, "website": True, "services": ["training"], "participants": None},
        "answers": {"2.4": {"level": 3, "evidence": ["Minutes", {"interview": "The chair"}]}},
    }
    as_json = written(tmp_path, "answers.json", json.dumps(plain, indent="\t"))
    as_yaml = written(
        tmp_path,
        "answers.yaml",
        "framework: example\nperiod: 2025\norganisation: 'Demo: Hű 🚲 Cluster'\n"
        "facts: {fte: 2.5, website: yes, services: training}\n"
        "answers: {'2.4': {level: 3, evidence: [Minutes, {interview: The chair}]}}\n",
    )

    one, other = (read_sheet(read_table(path, name=path.name), FRAMEWORK) for path in (as_json, as_yaml))

    assert (one.organisation, one.answers, dict(one.facts.figures)) == (
        other.organisation,
        other.answers,
        dict(other.facts.figures),
    )


def test_read_table_json_tells_the_line(tmp_path: Path) -> None:
    path = written(tmp_path, "answers.json", '{"framework": "example",\n"period": 2025,\n"facts": {"fte": "many"}}')

    with pytest.raises(SheetErrors) as refusal:
        read_sheet(read_table(path, name="answers.json"), FRAMEWORK)

    assert str(refusal.value) == (
        "The answers cannot be used:\nanswers.json:3: fte cannot be read; “many” is not a number: "
        "write digits with at most one decimal point or comma, 0 or more."
    )


@pytest.mark.parametrize("name", ["answers.json", "answers.yaml"])
def test_read_table_that_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ContentError):
        read_table(tmp_path / name, name=name)


def test_read_table_json_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "answers.json").write_bytes(b'{"framework": "\xff"}')

    with pytest.raises(ContentError) as refusal:
        read_table(tmp_path / "answers.json", name="answers.json")

    assert str(refusal.value) == "answers.json:1: the text is not UTF-8; save the file as UTF-8"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            '{"framework": "example",\n"period": 2025,\n}',
            "answers.json:3: this is not JSON (Expecting property name enclosed in double quotes); "
            "check commas, quotes and brackets around this line",
        ),
        (
            '{"framework": NaN}',
            "answers.json:1: this is not JSON (NaN); check commas, quotes and brackets around this line",
        ),
        ("[" * 100_000, "answers.json:1: the content is nested too deeply; keep to the documented format"),
        (" " * 2_000_001, "answers.json:1: the file is larger than 2000000 bytes; shorten it"),
    ],
)
def test_read_table_refuses_what_is_no_json_of_that_size(tmp_path: Path, text: str, sentence: str) -> None:
    path = written(tmp_path, "answers.json", text)

    with pytest.raises(ContentError) as refusal:
        read_table(path, name="answers.json")

    assert str(refusal.value) == sentence


def test_read_table_json_keeps_numbers_as_they_are_written(tmp_path: Path) -> None:
    path = written(tmp_path, "answers.json", '{"facts": {"fte": 0.10, "participants": ' + "9" * 5000 + "}}")

    facts = read_table(path, name="answers.json").entries["facts"]

    assert isinstance(facts, Table)
    assert [node.value for node in facts.entries.values() if isinstance(node, Text)] == ["0.10", "9" * 5000]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("framework: example\nperiod: 25\n", ["f:2: “25” is not a date; write year-month-day, such as 2025-12-31"]),
        (
            f"{HEAD}prior_labels: [{{level: gold, assessed_on: 2025-03-01, valid_until: 2024-03-01}}]\n",
            ["f:3: the label ends before it was assessed; write a day after 2025-03-01"],
        ),
        (f'{HEAD}facts:\n  "\\e[31m\\nx": 1\n', ["f:4: there is no metric \\x1b[31m\\nx; use one of " + METRICS]),
    ],
)
def test_read_sheet_tells_a_mistake_once_and_in_one_line(text: str, lines: list[str]) -> None:
    with pytest.raises(SheetErrors) as refusal:
        read_sheet(parse_yaml(text, name="f"), FRAMEWORK)

    assert refusal.value.lines == lines


def test_read_sheet_of_sixty_thousand_unknown_keys_tells_fifty() -> None:
    text = HEAD + "facts:\n" + "".join(f"  unknown_{number}: 1\n" for number in range(60_000))

    started = time.process_time()
    with pytest.raises(SheetErrors) as refusal:
        read_sheet(parse_yaml(text, name="f"), FRAMEWORK)

    assert (len(refusal.value.lines), refusal.value.lines[-1]) == (51, "Further defects not shown: 59950.")
    assert len(str(refusal.value)) < 20_000
    assert time.process_time() - started < 10
