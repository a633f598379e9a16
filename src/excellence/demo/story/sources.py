"""Where the neighbours say their figures come from, by group of figures and language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# statutes, participant list, staff register, annual accounts, annual report
_PAPERS: Final[Mapping[str, tuple[str, str, str, str, str]]] = {
    "ca": ("Estatuts", "Llista de participants", "Registre de personal", "Comptes anuals", "Memòria anual"),
    "de": ("Satzung", "Teilnehmerliste", "Personalverzeichnis", "Jahresabschluss", "Jahresbericht"),
    "en": ("Statutes", "Participant list", "Staff register", "Annual accounts", "Annual report"),
    "es": ("Estatutos", "Lista de participantes", "Registro de personal", "Cuentas anuales", "Memoria anual"),
    "fr": ("Statuts", "Liste des participants", "Registre du personnel", "Comptes annuels", "Rapport d’activité"),
    "hu": ("Alapszabály", "Résztvevők jegyzéke", "Munkaügyi nyilvántartás", "Beszámoló", "Éves jelentés"),
}
_PLACES: Final[Mapping[str, int]] = {"organisation": 0, "participants": 1, "contacts": 1, "team": 2, "financing": 3}


def source_of(group: str, language: str) -> str:
    """The paper a figure of that group is taken from."""
    return _PAPERS[language][_PLACES.get(group, 4)]
