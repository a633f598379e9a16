"""Laying a framework's own content over the one it extends, before anything is checked.

What the own file gives replaces what the base has under the same key. Provenance belongs to the number it stands
beside: whoever replaces a number gives its provenance again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from excellence.kernel.words import N_
from excellence.method.errors import ContentError, Sentence
from excellence.method.source.yamltext import Items, Node, Table, Text

NOTHING = "none"
OWN_ONLY = ("format", "semantics", "id", "version", "languages", "extends", "drop")
SOURCED_AT_TOP = ("validity", "eligibility", "max_not_applicable", "evidence_days")
MEASURES = ("measured", "judged")


def extended_rules(base: Table, own: Table) -> Table:
    """The rules of `own` with those of `base` beneath: named lists and the keyed lists are merged by key."""
    inherited = _undropped(without(base, *OWN_ONLY), own)
    if isinstance(provenance := inherited.entries.get("provenance"), Table):
        replaced = [name for name in SOURCED_AT_TOP if name in own.entries]
        stale = [name for name in provenance.entries if name.split(".")[0] in replaced]
        inherited.entries["provenance"] = without(provenance, *stale)
    merged = over(inherited, own)
    for name in ("sources", "efforts", "provenance", "not_yet"):
        _merge(merged, inherited, own, name, lambda below, above: _tables(below, above, over))
    for name in ("dimensions", "levels"):
        _merge(merged, inherited, own, name, lambda below, above: _keyed(below, above, lambda _, entry: entry))
    _merge(merged, inherited, own, "indicators", lambda below, above: _keyed(below, above, _indicator))
    return merged


def extended_texts(base: Table, own: Table) -> Table:
    """The texts of `own` with those of `base` beneath, merged entry by entry."""
    merged = over(base, own)
    for name in ("dimensions", "levels", "criteria", "indicators", "checks", "not_yet", "classes"):
        _merge(merged, base, own, name, lambda below, above: _tables(below, above, _entries_over))
    return merged


def extended_words(base: Table, own: Table) -> Table:
    """The words of metrics in `own` with those of `base` beneath: one metric's words are taken whole."""
    merged = over(base, own)
    for name in ("groups", "units", "periods", "metrics", "checks"):
        _merge(merged, base, own, name, lambda below, above: _tables(below, above, over))
    return merged


def without_dropped(texts: Table, rules: Table) -> Table:
    """The texts without the words of what the rules drop."""
    kept = dict(texts.entries)
    for name, key in _dropped(rules):
        if isinstance(entries := kept.get(name), Table):
            kept[name] = without(entries, key.value)
    return Table(kept, texts.place, texts.places)


def _dropped(rules: Table) -> Iterator[tuple[str, Text]]:
    """What is dropped of the base: the list it stands in, and its key."""
    lists = rules.entries.get("drop")
    for name, keys in lists.entries.items() if isinstance(lists, Table) else ():
        yield from ((name, key) for key in (keys.items if isinstance(keys, Items) else ()) if isinstance(key, Text))


def _undropped(base: Table, own: Table) -> Table:
    """The base without what `own` drops; no indicator is audited for a level that is gone."""
    entries = dict(base.entries)
    for name, key in _dropped(own):
        listed = entries.get(name)
        if not isinstance(listed, Items):
            continue
        if all(_key_of(entry) != key.value for entry in listed.items):
            problem = Sentence(N_("there is no %(key)s to drop"), {"key": key.value})
            raise ContentError(key.place.file, key.place.line, problem, Sentence(N_("write a key of the base")))
        entries[name] = Items([entry for entry in listed.items if _key_of(entry) != key.value], listed.place)
    levels = {key.value for name, key in _dropped(own) if name == "levels"}
    if levels and isinstance(indicators := entries.get("indicators"), Items):
        entries["indicators"] = Items([_not_audited(entry, levels) for entry in indicators.items], indicators.place)
    return Table(entries, base.place, base.places)


def _not_audited(indicator: Node, levels: set[str]) -> Node:
    audited = indicator.entries.get("audited_for") if isinstance(indicator, Table) else None
    listed = audited.entries.get("levels") if isinstance(audited, Table) else None
    if not (isinstance(indicator, Table) and isinstance(audited, Table) and isinstance(listed, Items)):
        return indicator
    kept = [level for level in listed.items if not (isinstance(level, Text) and level.value in levels)]
    changed = Table({**audited.entries, "levels": Items(kept, listed.place)}, audited.place, audited.places)
    return Table({**indicator.entries, "audited_for": changed}, indicator.place, indicator.places)


def over(base: Table, own: Table) -> Table:
    """One mapping with the entries of both; those of `own` win, and `none` takes an entry of `base` away."""
    entries = {**base.entries, **own.entries}
    gone = [name for name in base.entries if _is_nothing(own.entries.get(name))]
    return without(Table(entries, own.place, {**base.places, **own.places}), *gone)


def without(table: Table, *names: str) -> Table:
    """The same mapping with these keys left out."""
    kept = {name: node for name, node in table.entries.items() if name not in names}
    return Table(kept, table.place, {name: table.places[name] for name in kept})


def _is_nothing(node: Node | None) -> bool:
    return isinstance(node, Text) and node.value == NOTHING


def _merge(merged: Table, base: Table, own: Table, name: str, merge: Callable[[Node, Node], Node]) -> None:
    if name in base.entries and name in own.entries:
        merged.entries[name] = merge(base.entries[name], own.entries[name])


def _tables(base: Node, own: Node, merge: Callable[[Table, Table], Table]) -> Node:
    return merge(base, own) if isinstance(base, Table) and isinstance(own, Table) else own


def _entries_over(base: Table, own: Table) -> Table:
    merged = over(base, own)
    for name in base.entries.keys() & own.entries.keys() & merged.entries.keys():
        merged.entries[name] = _tables(base.entries[name], own.entries[name], over)
    return merged


def _keyed(base: Node, own: Node, replace: Callable[[Table, Table], Table]) -> Node:
    """Two lists of mappings with a `key`: an own entry stands where the base's of that key stood, others follow."""
    if not isinstance(base, Items) or not isinstance(own, Items):
        return own
    waiting = list(own.items)
    merged: list[Node] = []
    for entry in base.items:
        mine = next((node for node in waiting if _key_of(entry) and _key_of(node) == _key_of(entry)), None)
        if mine is not None:
            waiting.remove(mine)
        merged.append(entry if mine is None else _tables(entry, mine, replace))
    return Items(merged + waiting, own.place)


def _key_of(entry: Node) -> str | None:
    key = entry.entries.get("key") if isinstance(entry, Table) else None
    return key.value if isinstance(key, Text) else None


def _indicator(base: Table, own: Table) -> Table:
    """Field by field; a new way of measuring takes the place of the old one."""
    if any(name in own.entries for name in MEASURES):
        base = without(base, *MEASURES)
    return over(base, own)
