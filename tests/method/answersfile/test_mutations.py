"""Damaged answers files: refused with short, clean lines, or scored; never a traceback."""

from __future__ import annotations

import json
import random
import unicodedata
from datetime import date
from pathlib import Path

import pytest
import yaml

from excellence.method.answersfile import framework_named, read_sheet, read_table
from excellence.method.commands import main
from excellence.method.errors import ContentError, ContentErrors
from excellence.method.labels import checks, readiness
from excellence.method.paths.path import path_to
from excellence.method.scoring.score import score
from excellence.method.source.library import load

EXAMPLE = Path(__file__).parents[3] / "examples" / "self-assessment.yaml"
AS_YAML = EXAMPLE.read_bytes()
AS_JSON = json.dumps(yaml.safe_load(AS_YAML), default=str, indent=1).encode()
FRAMEWORK = load("ecei-2013", "en").framework
AT = date(2026, 1, 31)
SIGNS = b"\x00 \x1b[31m \t \xff \xc3 \xe2\x80\xae : - { } [ ] & * ! | > % @ \x22 ' # , ? ~ null nan -1 1e400 2026-02-30"
LINES = [b"\n", b"\r", b"  ", b"9" * 5000, b"x" * 400, b"{" * 50, b"not_applicable: x\n", b"level: 9\n"]
SNIPPETS = [*SIGNS.split(b" "), *LINES]


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The content with a few bytes, lines or pieces taken away, doubled or put in."""
    for _ in range(chance.randint(1, 4)):
        at, length = chance.randrange(len(content) + 1), chance.choice([1, 1, 2, 8, 60])
        piece = chance.choice([b"", chance.choice(SNIPPETS), content[at : at + length] * 2, chance.randbytes(2)])
        content = content[:at] + piece + content[at + length * chance.randint(0, 1) :]
    return content if chance.random() > 0.1 else content[: chance.randrange(len(content) + 1)]


def refusals(path: Path) -> list[str]:
    """What is refused, if anything; otherwise everything is worked out."""
    try:
        table = read_table(path, name=path.name)
        framework_named(table)
        sheet = read_sheet(table, FRAMEWORK)
    except ContentErrors as errors:
        return errors.lines
    except ContentError as error:
        return [str(error)]
    result = score(FRAMEWORK, sheet.answers, sheet.facts)
    readiness(FRAMEWORK, result, sheet.facts, sheet.history, AT)
    checks(FRAMEWORK, sheet.answers, sheet.facts, result)
    for level in FRAMEWORK.levels:
        path_to(FRAMEWORK, result, sheet.facts, level.key, sheet.history, AT)
    return []


def is_clean(line: str) -> bool:
    return len(line) < 2_000 and not any(unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} for sign in line)


@pytest.mark.parametrize(("name", "content"), [("answers.yaml", AS_YAML), ("answers.json", AS_JSON)])
def test_damaged_file_is_refused_in_clean_lines_or_scored(tmp_path: Path, name: str, content: bytes) -> None:
    chance, path = random.Random(7), tmp_path / name

    for number in range(250):
        path.write_bytes(damaged(content, chance))
        lines = refusals(path)
        assert (number, len(lines) <= 51, [line for line in lines if not is_clean(line)]) == (number, True, [])


def test_damaged_file_on_the_command_line_gives_a_code_and_clean_lines(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    chance, path = random.Random(11), tmp_path / "answers.yaml"

    for _ in range(15):
        path.write_bytes(damaged(AS_YAML, chance))
        code = main(["path", str(path), "--to", "gold", "--at", "2026-01-31"])
        said = capsys.readouterr()
        assert code in {0, 1}
        assert [line for line in [*said.err.splitlines(), *said.out.splitlines()] if not is_clean(line)] == []
