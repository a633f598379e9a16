"""`excellence framework new`: a skeleton that is sound, and folders that are left alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from shutil import rmtree

import pytest

from excellence.method.commands import main
from tests.method.folders import change

Captured = pytest.CaptureFixture[str]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", "-m", "excellence.config.main", "framework", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_new_framework_is_accepted_by_the_check_it_names(tmp_path: Path) -> None:
    folder = str(tmp_path / "mine")

    written, checked = run("new", folder), run("check", folder)

    assert (written.returncode, written.stdout.splitlines()[-1], written.stderr) == (
        0,
        f"excellence framework check {folder}",
        "",
    )
    assert (checked.returncode, checked.stdout.splitlines()[0], checked.stderr) == (
        0,
        "my-framework, version 1, is sound: indicators 2, points 15.",
        "",
    )


def test_rules_of_a_framework_are_checked_before_its_texts_exist(tmp_path: Path, capsys: Captured) -> None:
    folder = str(tmp_path / "mine")
    main(["framework", "new", folder])
    rmtree(tmp_path / "mine" / "texts")
    capsys.readouterr()

    codes = [main(["framework", "check", folder, *option]) for option in ([], ["--rules-only"])]

    assert codes == [1, 0]
    assert capsys.readouterr().out.splitlines()[1] == "The texts were not checked."


def test_rules_alone_have_the_hash_they_have_with_texts(tmp_path: Path, capsys: Captured) -> None:
    main(["framework", "new", str(tmp_path)])
    capsys.readouterr()

    main(["framework", "check", str(tmp_path), "--json"])
    main(["framework", "check", str(tmp_path), "--json", "--rules-only"])

    whole, rules = capsys.readouterr().out.split("}\n", 1)
    assert json.loads(whole + "}") == json.loads(rules)


def test_new_framework_leaves_a_folder_with_content_alone(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "notes.txt").write_text("Mine.", encoding="utf-8")

    code = main(["framework", "new", str(tmp_path)])

    assert (code, [path.name for path in tmp_path.iterdir()]) == (1, ["notes.txt"])
    assert capsys.readouterr().err == f"“{tmp_path}” is there already and is not empty. Name a new folder.\n"


@pytest.mark.parametrize("name", ["x" * 300, "file/below", "/proc/nowhere"])
def test_new_framework_where_nothing_can_be_written_is_refused(tmp_path: Path, capsys: Captured, name: str) -> None:
    (tmp_path / "file").write_text("A file.", encoding="utf-8")

    code = main(["framework", "new", str(tmp_path / name)])

    assert (code, capsys.readouterr().err.endswith("Name another folder.\n")) == (1, True)


SPOILT = {
    "nothing": b"",
    "no text": b"\xff\xfe\x00",
    "a list": b"- 1\n",
    "deep": b"a: " + b"[" * 5000,
    "large": b"# " + b"x" * 2_000_001,
    "many keys": b"".join(b"key_%d: 1\n" % number for number in range(20_000)),
}


@pytest.mark.parametrize("content", SPOILT.values(), ids=SPOILT.keys())
@pytest.mark.parametrize("option", [[], ["--rules-only"]], ids=["whole", "rules"])
def test_check_of_spoilt_rules_is_a_refusal_in_a_few_lines(
    tmp_path: Path, capsys: Captured, content: bytes, option: list[str]
) -> None:
    (tmp_path / "framework.yaml").write_bytes(content)

    code = main(["framework", "check", str(tmp_path), *option])

    told = capsys.readouterr().err.splitlines()
    assert (code, 1 <= len(told) <= 51, all(str(tmp_path) in line for line in told[:50])) == (1, True, True)


def test_spans_beyond_the_calendar_are_counted_without_a_traceback(tmp_path: Path, capsys: Captured) -> None:
    folder, answers = tmp_path / "mine", tmp_path / "answers.yaml"
    main(["framework", "new", str(folder)])
    change(folder / "framework.yaml", "first: 24, renewal: 36", "first: 999999, renewal: 999999")
    change(folder / "framework.yaml", "effort: {use: steady}", "effort: {use: steady, months: [0, 0, 0, 0, 999999]}")
    change(folder / "framework.yaml", "gate: {level: 1", "gate: {level: 5")
    label = "[{level: label, assessed_on: 2024-01-31}]"
    answers.write_text(f"framework: my-framework\nperiod: 2025\nprior_labels: {label}\n", encoding="utf-8")

    given = [str(answers), "--framework", str(folder), "--at", "2026-01-31"]
    codes = [main(["score", *given]), main(["path", *given, "--to", "label"])]

    assert (codes, capsys.readouterr().err) == ([0, 0], "")
