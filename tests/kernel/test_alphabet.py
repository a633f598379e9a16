"""The order of the reader's alphabet."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from excellence.kernel.alphabet import in_alphabet


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("hu", "Ciprus Comore Curaçao Csád Csehország Dánia"),
        ("hu", "Dominika Dzsibuti Ecuador"),
        ("hu", "Olaszország Oroszország Örményország Pakisztán"),
        ("hu", "Spanyolország Svédország Szamoa Szudán Tajvan"),
        ("hu", "Zambia Zöld Zsákháza"),
        ("es", "Nube Nuevo Ñandú Oasis"),
        ("de", "Oman Österreich Osttimor"),
        ("fr", "Égypte El Émirats Équateur Érythrée Espagne"),
        ("ca", "Índia Indonèsia Iran Itàlia"),
        ("en", "Afghanistan Åland Albania"),
    ],
)
def test_names_stand_in_the_order_of_the_alphabet(language: str, names: str) -> None:
    backwards = names.split()[::-1]

    with override(language):
        found = sorted(backwards, key=in_alphabet)

    assert found == names.split()


def test_names_alike_but_for_accents_have_one_order() -> None:
    assert sorted(["Málaga", "Malaga"], key=in_alphabet) == sorted(["Malaga", "Málaga"], key=in_alphabet)
