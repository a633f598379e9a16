"""What the page about writing a framework and the README print is what the commands print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from excellence.method.commands import main
from tests.architecture.house import ROOT

PAGE = (ROOT / "docs" / "how-to" / "write-a-framework.md").read_text(encoding="utf-8")
WRONG, RIGHT = re.findall(r'\["1", "2", "3", "\d", "\d"\]', PAGE)
COMMAND = re.compile(r"^\$ excellence (framework [^\n]*lake)\n(.*?)(?=^\$|^```)", re.MULTILINE | re.DOTALL)


def test_worked_framework_of_the_page_prints_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    files = {name: content for content, name in re.findall(r"```yaml\n(# (lake/\S+)\n.*?)```", PAGE, re.DOTALL)}
    (tmp_path / "lake" / "texts").mkdir(parents=True)
    for name, content in files.items():
        Path(name).write_text(content, encoding="utf-8")
    said, printed = [], []

    for command, output in COMMAND.findall(PAGE):
        main(command.split())
        said.append((command, output))
        told = capsys.readouterr()
        printed.append((command, told.out + told.err))
        Path("lake/framework.yaml").write_text(files["lake/framework.yaml"].replace(WRONG, RIGHT), encoding="utf-8")

    assert [command for command, _ in said] == [
        "framework check lake",
        "framework check lake",
        "framework diff ecei-2013@1 lake",
        "framework hash lake",
    ]
    assert printed == said


def test_readme_prints_what_the_command_prints(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    ((command, said),) = re.findall(r"^\$ excellence (score [^\n]*)\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)

    main(command.split())

    assert capsys.readouterr().out == said
