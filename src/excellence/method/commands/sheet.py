"""What `score` and `path` share: an answers file opened, scored, and given a voice."""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from excellence.kernel.words import N_, printable, speak
from excellence.method.answersfile import FIRST_YEAR, LAST_YEAR, Sheet, framework_named, read_sheet, read_table
from excellence.method.commands.doors import add_common_options
from excellence.method.commands.speaking import Voice, translator
from excellence.method.errors import ContentError, Sentence
from excellence.method.labels import LevelReadiness, readiness
from excellence.method.scoring import Score, score
from excellence.method.sentences import Reason, say
from excellence.method.source import Edition, is_there, load, shipped_as, shipped_versions

LEGAL_ZONE = ZoneInfo("Europe/Brussels")


@dataclass(frozen=True, slots=True)
class Opened:
    """An answers file with its framework, its score, and the voice that tells about it."""

    edition: Edition
    sheet: Sheet
    score: Score
    voice: Voice
    at: date

    def said(self, reason: Reason) -> str:
        """A reason in the reader's language."""
        return say(reason, self.voice)

    def spoken(self, text: str) -> str:
        """A marked sentence without parameters in the reader's language."""
        return self.voice.translate(text)

    def readiness(self) -> tuple[LevelReadiness, ...]:
        """The readiness for every level of the label."""
        return readiness(self.edition.framework, self.score, self.sheet.facts, self.sheet.history, self.at)


def add_sheet_options(parser: argparse.ArgumentParser) -> None:
    """Add the answers file and the options that say how to read it."""
    parser.add_argument("file", metavar="FILE", type=_existing_file, help="an answers file, YAML or JSON")
    parser.add_argument("--framework", metavar="FOLDER", help="folder of the framework, when it is not a shipped one")
    parser.add_argument("--at", metavar="DATE", type=_day, help="legal day of the assessment; today")
    parser.add_argument("--panel", action="store_true", help="the levels are a panel’s: halves are allowed")
    add_common_options(parser)


def opened(arguments: argparse.Namespace) -> Opened:
    """Open and score the answers file the arguments name; raises the refusals of what is wrong with it."""
    table = read_table(arguments.file, name=str(arguments.file))
    named = framework_named(table)
    if arguments.framework is None and shipped_as(named.value) is None:
        raise ContentError(
            named.place.file,
            named.place.line,
            Sentence(N_("there is no shipped framework %(named)s"), {"named": named.value}),
            Sentence(
                N_("write one of %(shipped)s, or give --framework FOLDER"), {"shipped": ", ".join(shipped_versions())}
            ),
        )
    edition = load(arguments.framework or named.value, arguments.lang)
    sheet = read_sheet(table, edition.framework, panel=arguments.panel)
    at = arguments.at or datetime.now(LEGAL_ZONE).date()
    _note_early_day(at, sheet)
    return Opened(
        edition=edition,
        sheet=sheet,
        score=score(edition.framework, sheet.answers, sheet.facts, panel=arguments.panel),
        voice=Voice(arguments.lang, edition.framework, edition.words(arguments.lang), translator(arguments.lang)),
        at=at,
    )


def heading(case: Opened) -> list[str]:
    """Whose assessment this is, by which framework, and what its thresholds are worth."""
    framework = case.edition.framework
    version = case.spoken(N_("version"))
    lines = [f"{case.voice.words.name} ({framework.id}, {version} {framework.version})"]
    if case.sheet.organisation:
        lines.append(printable(case.sheet.organisation))
    if framework.has_proposed_thresholds:
        lines.append(case.spoken(N_("Thresholds are proposed, not official: this is a self-assessment, not a label.")))
    return lines


def _existing_file(given: str) -> Path:
    path = Path(given)
    if not is_there(path):
        raise argparse.ArgumentTypeError(f"there is no file {printable(given)}")
    return path


def _day(given: str) -> date:
    try:
        day = date.fromisoformat(given) if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", given) else None
    except ValueError:
        day = None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        years = f"from {FIRST_YEAR} to {LAST_YEAR}"
        raise argparse.ArgumentTypeError(
            f"“{printable(given)}” is no day {years}: write year-month-day, such as 2026-01-31"
        )
    return day


def _note_early_day(at: date, sheet: Sheet) -> None:
    """Say on stderr when the assessment lies before the end of the period it describes."""
    if at < sheet.period_end:
        sentence = speak(N_("The day of the assessment, %(at)s, lies before the end of the period, %(end)s."))
        print(sentence % {"at": at, "end": sheet.period_end}, file=sys.stderr)
