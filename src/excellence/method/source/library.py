"""The frameworks that come with the product, and those in a folder of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from excellence.kernel.errors import Refusal
from excellence.kernel.words import N_, printable
from excellence.method.frameworks import (
    Framework,
    FrameworkTexts,
    framework_from_rules,
    hash_of,
    texts_from,
    with_plausible_ranges,
)
from excellence.method.source.loading import SHIPPED, Loaded, load_folder, versions_in
from excellence.method.source.yamltext import is_there

FALLBACK_LANGUAGE = "en"


class NoSuchFramework(Refusal):
    """Neither a shipped framework nor a folder with one has that name."""

    sentence = N_("There is no framework “%(given)s”: name one of %(shipped)s, or a folder with a framework.yaml.")


@dataclass(frozen=True, slots=True)
class Edition:
    """A framework as canonical bytes and as a value; `texts` has the bytes of each language that was read.

    `languages` are all the framework is written in, whether their texts were read or not.
    """

    rules: bytes
    framework: Framework
    texts: Mapping[str, bytes]
    languages: tuple[str, ...]

    @property
    def texts_hashes(self) -> dict[str, str]:
        """The SHA-256 of each language's texts."""
        return {language: hash_of(document) for language, document in self.texts.items()}

    def words(self, language: str) -> FrameworkTexts:
        """The words in that language, else in English, else in the first there is."""
        for candidate in (language, FALLBACK_LANGUAGE, *self.texts):
            if candidate in self.texts:
                return texts_from(self.texts[candidate])
        raise KeyError(language)


def shipped_versions() -> list[str]:
    """The frameworks that come with the product as `ID@VERSION`, by id and then the oldest version first."""
    homes = sorted({path.parent.parent for path in SHIPPED.glob("*/*/framework.yaml")})
    return [f"{home.name}@{folder.name}" for home in homes for folder in versions_in(home)]


def shipped_as(name: str) -> str | None:
    """The shipped framework a name means, as `ID@VERSION`: `ID` alone is its newest version."""
    if "@" in name:
        return name if name in shipped_versions() else None
    return next((known for known in reversed(shipped_versions()) if known.partition("@")[0] == name), None)


def load_rules(id_or_folder: str | Path) -> Edition:
    """The rules alone, also of a framework whose texts are not written yet; raises as `load` does."""
    return _edition(load_folder(_folder(id_or_folder), choose=lambda _: ()))


def load(id_or_folder: str | Path, language: str | None = None) -> Edition:
    """A shipped framework by id, or one in a folder, with all its texts or those of one language.

    `ID` is the newest version, `ID@VERSION` an exact one. The one language is replaced by English, then by the first,
    when the framework does not have it. Raises `NoSuchFramework` or `ContentErrors`.
    """
    folder = _folder(id_or_folder)
    loaded = load_folder(folder, choose=None if language is None else lambda given: [spoken(language, given)])
    return _edition(loaded)


def _edition(loaded: Loaded) -> Edition:
    framework = with_plausible_ranges(framework_from_rules(loaded.rules), loaded.vocabulary.ranges)
    return Edition(loaded.rules, framework, loaded.texts, loaded.languages)


def spoken(language: str, languages: tuple[str, ...]) -> str:
    """That language if it is among `languages`, else English, else the first."""
    return next(candidate for candidate in (language, FALLBACK_LANGUAGE, *languages) if candidate in languages)


def _folder(given: str | Path) -> Path:
    if isinstance(given, str) and (known := shipped_as(given)):
        return SHIPPED.joinpath(*known.split("@"))
    if is_there(Path(given) / "framework.yaml"):
        return Path(given)
    raise NoSuchFramework(given=printable(str(given)), shipped=", ".join(shipped_versions()))
