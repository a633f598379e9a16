"""Countries by the names people write."""

from __future__ import annotations

import pytest

from excellence.documents.tables.countries import country_codes
from excellence.kernel.texts import fold


@pytest.mark.parametrize(
    ("code", "names"),
    [
        (
            "US",
            "United States, USA, U.S.A., Vereinigte Staaten, Egyesült Államok, États-Unis, EE.UU., Estats Units, USA",
        ),
        (
            "GB",
            "Great Britain, UK, United Kingdom, Großbritannien, Nagy-Britannia, Royaume-Uni, Reino Unido, Regne Unit",
        ),
        (
            "CZ",
            "Czech Republic, Czechia, Tschechische Republik, Cseh Köztársaság, Csehország, Tchéquie, República Checa",
        ),
        ("NL", "The Netherlands, Netherlands, Holland, Niederlande, Hollandia, Pays-Bas, Países Bajos, Països Baixos"),
        ("DE", "Germany, Deutschland, Németország, Allemagne, Alemania, Alemanya, DEU, de"),
        ("TR", "Turkey, Türkiye, Türkei, Törökország, Turquie, Turquía"),
        ("SK", "Slovak Republic, Slovakia, Slowakei, Szlovákia"),
        ("KR", "Republic of Korea, South Korea, Südkorea, Dél-Korea, Corée du Sud"),
        ("XK", "Kosovo, Koszovó"),
    ],
)
def test_country_is_known_by_its_names_and_codes(code: str, names: str) -> None:
    assert {country_codes().get(fold(name)) for name in names.split(", ")} == {code}


@pytest.mark.parametrize("name", ["Atlantis", "Bavaria", "Europe", "D"])
def test_what_is_no_country_is_not_known(name: str) -> None:
    assert country_codes().get(fold(name)) is None
