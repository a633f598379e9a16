"""The water network near Girona: a young partner that has just begun."""

from __future__ import annotations

from typing import Final

NAME: Final = "Demo: Empordà Example Water Network"

FIGURES: Final[dict[str, tuple[str, str, str]]] = {
    "founded_on": ("2021-05-12", "2021-05-12", "Estatuts"),
    "management_since": ("2022-01-10", "2022-01-10", "Estatuts"),
    "legal_form": ("association", "association", "Estatuts"),
    "driving_force": ("mixed", "mixed", ""),
    "website_english": ("yes", "yes", ""),
    "public_collaboration": ("yes", "yes", "Conveni"),
    "participants": ("19", "24", "Llista de participants"),
    "committed_sme": ("8", "11", "Llista de participants"),
    "committed_large": ("1", "1", "Llista de participants"),
    "committed_research": ("1", "1", "Llista de participants"),
    "committed_university": ("1", "1", "Llista de participants"),
    "committed_training": ("0", "0", "Llista de participants"),
    "committed_finance": ("0", "0", "Llista de participants"),
    "committed_consultancy": ("0", "1", "Llista de participants"),
    "committed_public": ("2", "2", "Llista de participants"),
    "committed_other": ("0", "0", "Llista de participants"),
    "fte": ("1", "1.5", "Registre de personal"),
}

ANSWERS: Final[dict[str, tuple[int, str, str, str]]] = {
    "committed_participation": (
        3,
        "17 dels 24 participants han signat el compromís; la llista en recull la data.",
        "file",
        "Llista de participants amb compromisos",
    ),
    "committed_participants": (
        2,
        "Tenim 17 participants compromesos, quatre més que l’any passat.",
        "file",
        "Llista de participants",
    ),
    "clarity_of_roles": (3, "La junta es reuneix dos cops l’any i en guarda acta.", "file", "Actes de la junta"),
}
