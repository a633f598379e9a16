"""Names are compared without regard to accents, case and punctuation."""

from __future__ import annotations

import pytest

from excellence.organisations.names import folded


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Pôle Européen de la Céramique", "pole europeen de la ceramique"),
        ("PÔLE-SUD!", "pole sud"),
        ("Dél-Dunántúli  Gépipari_Klaszter", "del dunantuli gepipari klaszter"),
        ("Łódź · Straße", "lodz strasse"),
        ("Nærøy", "naeroy"),
        ("Flanders' FOOD", "flanders food"),
        ("Flanders’ FOOD", "flanders food"),
        ("  ", ""),
        ("Кластер 7", "кластер 7"),
    ],
)
def test_name_is_folded_to_plain_words(name: str, plain: str) -> None:
    assert folded(name) == plain
