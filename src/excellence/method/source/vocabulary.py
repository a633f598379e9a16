"""The one vocabulary of metrics for all frameworks: read from `metrics.yaml`, and checked on its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from excellence.kernel.words import N_
from excellence.method.expressions import Expression, ExpressionError, parse
from excellence.method.frameworks import FORMATS, Document, Ranges
from excellence.method.source.kinds import misuses
from excellence.method.source.schema import Path, Plain, Reading

MAX_DERIVATIONS = 8  # how many derived metrics may follow from one another
WITH_OPTIONS = ("choice", "set", "scale")
NUMBERS = ("count", "decimal", "months", "money", "percent")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Metrics as document entries, in the order of groups and then as written, and what they must fulfil together."""

    entries: Mapping[str, Document]
    groups: Sequence[str] = ()
    checks: Mapping[str, Document] = field(default_factory=dict)

    @property
    def benchmarked(self) -> list[str]:
        """The metrics everybody is compared by."""
        return [key for key, entry in self.entries.items() if entry.get("benchmarked")]

    @property
    def ranges(self) -> Ranges:
        """What is held plausible, lowest and highest."""
        return {
            key: (Fraction(entry["plausible"][0]), Fraction(entry["plausible"][1]))
            for key, entry in self.entries.items()
            if "plausible" in entry
        }

    def needed(self, keys: Sequence[str]) -> list[str]:
        """These metrics and all they are derived from, in the vocabulary's order."""
        found: set[str] = set()
        waiting = list(keys)
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                waiting.extend(_ingredients(self.entries[key]))
        return [key for key in self.entries if key in found]


NONE = Vocabulary({})


def vocabulary_from(
    plain: Plain, reading: Reading, *, below: Vocabulary = NONE, root: Path = ("metrics.yaml",)
) -> Vocabulary:
    """The vocabulary read from a file, its own defects noted; it extends the one `below`.

    Its groups follow those below. A metric of the same key takes the place of the one below, and is of the same kind.
    """
    groups = [*below.groups, *(group for group in plain.get("groups", ()) if group not in below.groups)]
    metrics = plain["metrics"]
    if plain["format"] not in FORMATS:
        reading.refuse_at((*root, "format"), N_("format %(given)s is unknown"), N_("write 1"), given=plain["format"])
    require_unique(metrics, "key", (*root, "metrics"), reading)
    places: dict[str, Path] = {entry["key"]: (*root, "metrics", index) for index, entry in enumerate(metrics)}
    for entry in metrics:
        _check_metric(entry, groups, places[entry["key"]], reading)
        _check_kind_stays(entry, below, (*places[entry["key"]], "kind"), reading)
    kept = [entry for key, entry in below.entries.items() if key not in places]
    order = sorted([*kept, *metrics], key=lambda entry: groups.index(entry["group"]) if entry["group"] in groups else 0)
    checks = {entry["key"]: entry for entry in plain.get("checks", ())}
    vocabulary = Vocabulary({entry["key"]: entry for entry in order}, groups, {**below.checks, **checks})
    for key, place in places.items():
        if "derived" in vocabulary.entries[key]:
            _check_derivation(vocabulary.entries[key], vocabulary, (*place, "derived"), reading)
    for index, entry in enumerate(plain.get("checks", ())):
        require_fit(entry["holds"], vocabulary, "condition", (*root, "checks", index, "holds"), reading)
    return vocabulary


def _check_kind_stays(entry: Document, below: Vocabulary, path: Path, reading: Reading) -> None:
    known = below.entries.get(entry["key"], entry)["kind"]
    if entry["kind"] != known:
        problem, remedy = N_("%(key)s is a %(kind)s in the shipped vocabulary"), N_("give yours another key")
        reading.refuse_at(path, problem, remedy, key=entry["key"], kind=known)


def require_unique(entries: Sequence[Document], name: str, path: Path, reading: Reading) -> None:
    """Note each entry that repeats what an earlier one has under `name`."""
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        if entry[name] in seen:
            reading.refuse_at(
                (*path, index, name),
                N_("the %(name)s %(given)s is used twice"),
                N_("give each its own"),
                name=name,
                given=entry[name],
            )
        seen.add(entry[name])


def require_fit(expression: str, vocabulary: Vocabulary, wanted: Plain, path: Path, reading: Reading) -> None:
    """Note each metric an expression names that does not exist or does not fit where it stands."""
    for error in misuses(parse(expression), vocabulary.entries, wanted=wanted):
        _refuse_misuse(error, expression, path, reading)


def _refuse_misuse(error: ExpressionError, expression: str, path: Path, reading: Reading) -> None:
    reading.refuse_at(
        path, N_("%(reason)s"), N_("change “%(expression)s”"), reason=error.message, expression=expression
    )


def _check_metric(entry: Document, groups: Sequence[str], path: Path, reading: Reading) -> None:
    kind = entry["kind"]
    if entry["group"] not in groups:
        reading.refuse_at(
            (*path, "group"),
            N_("there is no group %(group)s"),
            N_("use one of %(groups)s"),
            group=entry["group"],
            groups=", ".join(groups),
        )
    if ("options" in entry) != (kind in WITH_OPTIONS):
        reading.refuse_at(
            path, N_("options belong to choice, set and scale, and to these always"), N_("add or remove the options")
        )
    options = entry.get("options", [])
    if len(set(options)) != len(options):
        reading.refuse_at((*path, "options"), N_("an option stands twice"), N_("name each once"))
    _check_plausible(entry, path, reading)


def _check_plausible(entry: Document, path: Path, reading: Reading) -> None:
    if "plausible" not in entry:
        return
    low, high = (Fraction(bound) for bound in entry["plausible"])
    if entry["kind"] not in NUMBERS:
        reading.refuse_at((*path, "plausible"), N_("a plausible range belongs to a number"), N_("leave it out"))
    elif low >= high:
        reading.refuse_at((*path, "plausible"), N_("the plausible range is empty"), N_("write the lower bound first"))


def _check_derivation(entry: Document, vocabulary: Vocabulary, path: Path, reading: Reading) -> None:
    kind = entry["kind"]
    if kind not in (*NUMBERS, "flag"):
        reading.refuse_at(path, N_("only a number or a yes/no metric can be derived"), N_("leave “derived” out"))
        return
    require_fit(entry["derived"], vocabulary, "condition" if kind == "flag" else "number", path, reading)
    depth = _depth(entry["key"], vocabulary.entries)
    if depth > MAX_DERIVATIONS:
        reading.refuse_at(
            path,
            N_("%(key)s follows from itself, or through more than %(limit)s steps"),
            N_("derive it from entered metrics"),
            key=entry["key"],
            limit=MAX_DERIVATIONS,
        )


def _depth(key: str, entries: Mapping[str, Document]) -> int:
    """How many derivations follow one another up to a metric; past the limit it is not counted on."""
    level = {key}
    for depth in range(MAX_DERIVATIONS + 1):
        level = {name for key in level if key in entries for name in _ingredients(entries[key])}
        if not level:
            return depth
    return MAX_DERIVATIONS + 1


def _ingredients(entry: Document) -> Iterator[str]:
    derivation: Expression | None = parse(entry["derived"]) if "derived" in entry else None
    if derivation is not None:
        yield from derivation.names
