"""The method in five calls, as its page shows it."""

from __future__ import annotations

import json
import pickle
import re
import subprocess
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest
import yaml

from excellence.method import SelfAssessment, path, read, readiness, score, to_dict
from excellence.method.answersfile.reading import SheetErrors
from tests.architecture.house import ROOT

PAGE = ROOT / "docs" / "reference" / "python-library.md"
SCHEMA = json.loads((ROOT / "docs" / "reference" / "schemas" / "answers.schema.json").read_text(encoding="utf-8"))
EXAMPLE = ROOT / "examples" / "self-assessment.yaml"
DAY = date(2026, 1, 31)


@pytest.fixture(scope="module")
def example() -> SelfAssessment:
    return read(EXAMPLE)


def test_worked_example_of_the_page_runs_as_written() -> None:
    code = "\n".join(re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL))

    exec(compile(code, str(PAGE), "exec"), {})


def test_file_and_mapping_of_the_same_answers_give_the_same_score(example: SelfAssessment) -> None:
    given = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))

    assert to_dict(score(read(given))) == to_dict(score(example))


def test_results_are_plain_json(example: SelfAssessment) -> None:
    results = [score(example), *readiness(example, at=DAY), path(example, to="gold", at=DAY)]

    assert json.loads(json.dumps([to_dict(result) for result in results])) == [to_dict(each) for each in results]


def test_path_to_a_level_the_framework_does_not_have_is_refused(example: SelfAssessment) -> None:
    with pytest.raises(KeyError):
        path(example, to="platinum", at=DAY)


def test_score_can_be_pickled_and_compared(example: SelfAssessment) -> None:
    assert pickle.loads(pickle.dumps(score(example))) == score(example)


def test_misspelt_metric_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(SheetErrors, match="there is no metric participant; write participants"):
        read({"framework": "ecei-2013", "period": 2025, "facts": {"participant": 48}})


def test_numbers_days_yes_and_no_may_be_those_of_python() -> None:
    facts = {"participants": 40, "fte": 0.5, "management_since": date(2022, 3, 1), "website_english": True}
    figures = read({"framework": "ecei-2013", "period": 2025, "facts": facts}).sheet.facts.figures

    assert figures == {
        "participants": Fraction(40),
        "fte": Fraction(1, 2),
        "management_since": date(2022, 3, 1),
        "website_english": True,
    }


@pytest.mark.parametrize("result", [object(), {1.5}])
def test_to_dict_refuses_what_is_no_result(result: object) -> None:
    with pytest.raises(TypeError, match="is no result of the method"):
        to_dict(result)


def test_example_fits_the_schema_of_answers() -> None:
    jsonschema.validate(yaml.load(EXAMPLE.read_text(encoding="utf-8"), yaml.BaseLoader), SCHEMA)


def test_schema_of_answers_refuses_a_misspelt_part() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"framework": "ecei-2013", "period": "2025", "answer": {}}, SCHEMA)


def test_schema_knows_a_label_of_another_scheme_as_the_reader_does() -> None:
    label = {"scheme": "other-label", "level": "bronze", "issuer": "other-office", "evidence": "Certificate"}
    days = {"assessed_on": "2025-02-01", "valid_until": "2027-02-01"}
    given = {"framework": "ecei-2013", "period": "2025", "prior_labels": [{**label, **days}]}

    jsonschema.validate(given, SCHEMA)
    assert read(given).sheet.history.prior_labels[0].scheme == "other-label"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**given, "prior_labels": [{**label, **days, "isuer": "x"}]}, SCHEMA)


def test_library_loads_neither_django_nor_babel() -> None:
    asked = "import sys, excellence.method; print({'django', 'babel'} & sys.modules.keys())"
    source = {"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin"}
    told = subprocess.run([sys.executable, "-c", asked], env=source, check=True, capture_output=True, text=True)

    assert told.stdout.strip() == "set()"


def test_package_says_that_it_is_typed() -> None:
    assert (Path(ROOT) / "src" / "excellence" / "py.typed").exists()


def test_version_of_a_copy_that_is_not_installed_is_0() -> None:
    asked = (
        "import importlib.metadata as found\n"
        "def missing(name): raise found.PackageNotFoundError(name)\n"
        "found.version = missing\n"
        "from excellence.method import __version__; print(__version__)"
    )

    told = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)

    assert told.stdout == "0\n"
