"""`excellence framework new|check|show|hash|diff`: frameworks for those who write and compare them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from excellence.kernel.words import N_, speak
from excellence.method.commands.beginning import begin
from excellence.method.commands.doors import DONE, add_common_options, note_missing_language, print_json, run
from excellence.method.commands.speaking import number_in
from excellence.method.frameworks import FrameworkTexts, Indicator, Measured, read_document, written_condition
from excellence.method.source import Change, Edition, differences, framework_aspects, load, load_rules


def main(arguments: Sequence[str]) -> int:
    """Run the verb; gives 0 when done, 1 when the framework is refused, 2 when the arguments are not understood."""
    return run(_parser(), arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="excellence framework", description="Begin, check, show, hash or compare frameworks."
    )
    verbs = parser.add_subparsers(required=True, metavar="new|check|show|hash|diff")
    for name, command, described in (
        ("check", check, "read a framework with all its texts and name every defect by file and line"),
        ("show", show, "print dimensions, indicators, thresholds and label levels"),
        ("hash", hashes, "print the hashes that identify rules and texts"),
    ):
        verb = verbs.add_parser(name, help=described, description=described)
        verb.add_argument("framework", help="id of a shipped framework, or a folder")
        add_common_options(verb)
        verb.set_defaults(command=command)
        if name == "check":
            verb.add_argument("--rules-only", action="store_true", help="leave the texts out: they need not exist yet")
    described = "write a commented skeleton of a framework into a new folder"
    verb = verbs.add_parser("new", help=described, description=described)
    verb.add_argument("folder", help="a folder that is not there yet, or is empty")
    verb.add_argument("--lang", default="en", metavar="LANGUAGE", help="language of what is said, such as hu")
    verb.set_defaults(command=begin)
    verb = verbs.add_parser("diff", help="print what changed from one framework to another")
    verb.add_argument("before", help="id of a shipped framework, or a folder")
    verb.add_argument("after", help="id of a shipped framework, or a folder")
    add_common_options(verb)
    verb.set_defaults(command=diff)
    return parser


def check(arguments: argparse.Namespace) -> int:
    """Read a framework with all its texts, or its rules alone; its defects are the refusal that is raised."""
    edition = (load_rules if arguments.rules_only else load)(arguments.framework)
    framework = edition.framework
    summary = {
        "id": framework.id,
        "version": framework.version,
        "indicators": len(framework.indicators),
        **({"points": framework_aspects(framework)["maximum"]} if framework.maximum else {}),
        "languages": list(edition.languages),
        "rules_hash": framework.rules_hash,
    }
    if arguments.json:
        print_json(summary)
    else:
        sentence = speak(N_("%(id)s, version %(version)s, is sound: indicators %(indicators)s."))
        if framework.maximum:
            sentence = speak(N_("%(id)s, version %(version)s, is sound: indicators %(indicators)s, points %(points)s."))
        print(sentence % {**summary, "points": number_in(arguments.lang, framework.maximum)})
        if arguments.rules_only:
            print(speak(N_("The texts were not checked.")))
        else:
            print(speak(N_("Languages: %(languages)s")) % {"languages": ", ".join(edition.languages)})
        print(speak(N_("Rules: %(hash)s")) % {"hash": framework.rules_hash})
    return DONE


def hashes(arguments: argparse.Namespace) -> int:
    """Print the SHA-256 of the rules and of the texts in each language."""
    edition = load(arguments.framework)
    if arguments.json:
        framework = edition.framework
        print_json(
            {
                "id": framework.id,
                "version": framework.version,
                "rules_hash": framework.rules_hash,
                "texts_hashes": edition.texts_hashes,
            }
        )
    else:
        print(edition.framework.rules_hash, "rules")
        for language, texts_hash in edition.texts_hashes.items():
            print(texts_hash, f"texts/{language}")
    return DONE


def diff(arguments: argparse.Namespace) -> int:
    """Print the differences in rules between two frameworks."""
    before = load(arguments.before, arguments.lang)
    after = load(arguments.after, arguments.lang)
    changes = differences(before.framework, after.framework)
    if arguments.json:
        print_json({"changes": [_change_document(change) for change in changes]})
        return DONE
    names = [_names(edition, arguments.lang) for edition in (before, after)]
    for change in changes:
        print(change.sentence(names[change.kind != "removed"].get((change.subject, change.key))))
    if not changes:
        print(speak(N_("The rules are the same.")))
    return DONE


def _change_document(change: Change) -> dict[str, str]:
    document = {"kind": change.kind, "subject": change.subject, "key": change.key}
    if change.kind == "changed":
        document |= {"aspect": change.aspect, "before": change.before, "after": change.after}
    return document


def _names(edition: Edition, language: str) -> dict[tuple[str, str], str]:
    """What the texts call each subject that can change, by kind and key."""
    words = edition.words(language)
    numbers = {indicator.key: indicator.number for indicator in edition.framework.indicators}
    return {
        **{("dimension", key): entry.name for key, entry in words.dimensions.items()},
        **{("indicator", key): f"{numbers[key]} {entry.name}" for key, entry in words.indicators.items()},
        **{("level", key): entry.name for key, entry in words.levels.items()},
        **{("metric", key): entry.name for key, entry in words.metrics.items()},
    }


def show(arguments: argparse.Namespace) -> int:
    """Print a framework: as text in one language, or as its documents."""
    edition = load(arguments.framework, arguments.lang)
    note_missing_language(edition, arguments.lang)
    if arguments.json:
        words = edition.texts[edition.words(arguments.lang).language]
        print_json({"rules": read_document(edition.rules), "texts": read_document(words)})
        return DONE
    for line in _lines(edition, edition.words(arguments.lang), arguments.lang):
        print(line)
    return DONE


def _lines(edition: Edition, words: FrameworkTexts, language: str) -> list[str]:
    framework = edition.framework
    points = number_in(language, framework.maximum)
    version = speak(N_("version"))
    lines = [
        f"{words.name} ({framework.id}, {version} {framework.version})",
        words.about,
        *([speak(N_("Points in all: %(points)s")) % {"points": points}] if framework.maximum else []),
    ]
    for dimension in framework.dimensions:
        lines += ["", f"{dimension.number} {words.dimensions[dimension.key].name}"]
        has_points = framework.maximum > 0
        indicators = map(framework.indicator, dimension.indicators)
        lines += [_indicator_line(each, words, language, has_points=has_points) for each in indicators]
    lines.append("")
    for level in framework.levels:
        lines.append(f"{words.levels[level.key].name}: {written_condition(level.requires)}")
    return lines


def _indicator_line(indicator: Indicator, words: FrameworkTexts, language: str, *, has_points: bool) -> str:
    texts = [f"{indicator.number:<6} {words.indicators[indicator.key].name}"]
    if has_points:
        texts.append(speak(N_("points %(points)s")) % {"points": number_in(language, indicator.points)})
    if indicator.gate is not None:
        texts.append(speak(N_("gate: level %(level)s")) % {"level": indicator.gate})
    if indicator.minimum is not None:
        texts.append(speak(N_("minimum: level %(level)s")) % {"level": indicator.minimum})
    measure = indicator.measure
    if isinstance(measure, Measured):
        cuts = " < ".join(number_in(language, cut) for cut in measure.cuts)
        texts.append(f"{measure.value.text}: {cuts}" if measure.value else speak(N_("measured by conditions")))
    else:
        texts.append(speak(N_("judged")))
    return "; ".join(texts)
