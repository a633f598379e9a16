"""Countries by the names people write: those of CLDR and ISO in every language, codes, and what is in everyday use."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale
from django_countries import countries

from excellence.kernel.countries import CODES
from excellence.kernel.languages import LANGUAGES
from excellence.kernel.texts import fold

_EVERYDAY = {
    "BE": "Kingdom of Belgium",
    "BA": "Bosnia, Bosnia-Herzegovina, Bosnien",
    "CZ": (
        "Czech Republic, Tschechische Republik, Cseh Köztársaság, République tchèque, República Checa, República Txeca"
    ),
    "DE": "Federal Republic of Germany, Bundesrepublik Deutschland, BRD, NSZK",
    "GB": (
        "UK, U.K., Great Britain, Britain, England, Scotland, Wales, Northern Ireland, Großbritannien, "
        "Grossbritannien, Nagy-Britannia, Anglia, Grande-Bretagne, Royaume Uni, Angleterre, Gran Bretaña, "
        "Inglaterra, Gran Bretanya"
    ),
    "GR": "EL, Hellas",
    "IE": "Republic of Ireland, Eire",
    "KR": "South Korea, Republic of Korea, Südkorea, Dél-Korea, Corée du Sud, Corea del Sur, Corea del Sud",
    "MD": "Moldova, Republic of Moldova, Moldawien",
    "MK": "Macedonia, FYROM, Mazedonien, Macédoine, Macedònia",
    "NL": "The Netherlands, Holland, Hollandia, Hollande, Holanda, Países Bajos, Països Baixos, Pays Bas",
    "RU": "Russia, Russian Federation",
    "SK": "Slovak Republic, Slowakische Republik, Szlovák Köztársaság, République slovaque, República Eslovaca",
    "TR": "Turkey, Türkiye, Turkiye",
    "US": (
        "USA, U.S.A., U.S., United States of America, Vereinigte Staaten von Amerika, Amerikai Egyesült Államok, "
        "États-Unis d'Amérique, EE.UU., EEUU, EE. UU., Estados Unidos de América, Estats Units d'Amèrica, EUA"
    ),
    "VN": "Viet Nam, Vietnam",
    "XK": "Kosovo, Kosova, Koszovó",
}


@lru_cache(maxsize=1)
def country_codes() -> dict[str, str]:
    """Two letters of each country by its folded names, and by its two and three letters."""
    known = {fold(name): code for code, names in _EVERYDAY.items() for name in names.split(", ")}
    for code in CODES:
        known |= {code.casefold(): code, str(countries.alpha3(code)).casefold(): code}
    for language in LANGUAGES:
        territories = Locale.parse(language.locale).territories
        known |= {fold(territories[code]): code for code in CODES}
    return known
