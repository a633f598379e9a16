"""The participant list of the cluster near Győr, as the sheet its manager loads: 46 take part, 37 committed, 3 left.

Every organisation is invented. Days are counted back from the day the list is about, so that the figures stay those of
the story: 32 within 150 km, 41 a year before of which 38 stayed, 8 met, 15 in joint projects.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

HEADINGS: Final = (
    *("Név", "Kategória", "Méret", "Település", "Belépett", "Kilépett", "Kilépés oka"),
    *("Elkötelezettség", "Találkozók", "Közös projektek"),
)
COMMITTED: Final = ("sme",) * 21 + ("large",) * 5 + ("research", "university") * 2 + ("training",) * 2
COMMITTED_REST: Final = ("consultancy", "public", "public", "public", "other")
LOOSE: Final = ("sme",) * 7 + ("large", "consultancy")
NEAR: Final = ("Győr", "Győr", "Győr", "Mosonmagyaróvár", "Sopron", "Pápa", "Csorna", "Tatabánya", "Szombathely")
FAR: Final = ("Miskolc", "Debrecen", "Szeged", "Pécs", "Eger")
SIZES: Final = ("micro", "small", "small", "medium")
WORDS: Final = {
    "sme": ("Szerszám", "Karosszéria", "Hajtás", "Kábel", "Fröccs", "Lakk", "Öntöde", "Szenzor", "Forma", "Gumi"),
    "large": ("Motorgyár", "Járműgyár", "Vasút", "Energia", "Logisztika", "Acél"),
    "research": ("Anyagkutató", "Járműkutató"),
    "university": ("Egyetem", "Műszaki Főiskola"),
    "training": ("Szakképző", "Felnőttképző"),
    "consultancy": ("Tanácsadó", "Szabadalmi Iroda"),
    "public": ("Megyei Önkormányzat", "Városi Önkormányzat", "Fejlesztési Ügynökség"),
    "other": ("Kamara",),
}
PLACES_IN_NAMES: Final = ("Rábaközi", "Szigetközi", "Hansági", "Bakonyi")
NEWCOMERS: Final = 8
PROJECTS: Final = ("Demo: Zöld Hajtás", "Demo: Digitális Műhely", "Demo: Könnyű Szerkezet")


def sheet(about: date) -> list[tuple[str, ...]]:
    """The rows of the sheet with their headings, for the day the list is about."""
    kinds = (*COMMITTED, *COMMITTED_REST)
    rows = [_committed(place, kind, about) for place, kind in enumerate(kinds)]
    rows += [_loose(place, kind, about) for place, kind in enumerate(LOOSE)]
    return [HEADINGS, *rows, *_gone(about)]


def _committed(place: int, kind: str, about: date) -> tuple[str, ...]:
    town = FAR[place // 7 - 1] if place % 7 == 6 and place < 35 else NEAR[place % len(NEAR)]  # noqa: PLR2004 - five of 37
    how = ("aláírt", "tagdíjat fizet", "aláírt", "aktív")[place % 4]
    met = _back(about, 30 + 35 * (place // 4)) if place % 4 == 1 and place < 30 else _back(about, 500 + place)  # noqa: PLR2004 - eight of 37
    project = f"{PROJECTS[place % 3]} ({about.year - 1}-)" if place < 15 else ""  # noqa: PLR2004 - fifteen of 37
    return (_name(place, kind), kind, _size(place, kind), town, _joined(place, about), "", "", how, met, project)


def _loose(place: int, kind: str, about: date) -> tuple[str, ...]:
    joined = _back(about, 40 + 30 * place) if place < NEWCOMERS else str(about.year - 5)
    return (_name(place + 40, kind), kind, _size(place, kind), NEAR[place], joined, "", "", "nincs", "", "")


def _gone(about: date) -> list[tuple[str, ...]]:
    why = ("kilépett", "kilépett", "kizárták")
    return [
        (
            *(_name(place + 60, "sme"), "sme", "small", NEAR[place], str(about.year - 6)),
            *(_back(about, 60 + 70 * place), why[place], "", "", ""),
        )
        for place in range(3)
    ]


def _name(place: int, kind: str) -> str:
    words = WORDS[kind]
    form = {"sme": "Kft.", "large": "Zrt."}.get(kind, "")
    region = PLACES_IN_NAMES[place // len(words) % len(PLACES_IN_NAMES)]
    return f"Demo: {region} Példa {words[place % len(words)]} {form}".strip() + ("" if place < 40 else f" {place - 39}")  # noqa: PLR2004 - those behind the committed


def _size(place: int, kind: str) -> str:
    return SIZES[place % len(SIZES)] if kind == "sme" else "large" if kind == "large" else ""


def _joined(place: int, about: date) -> str:
    return str(about.year - 3 - place % 9)


def _back(about: date, days: int) -> str:
    return (about - timedelta(days=days)).isoformat()
