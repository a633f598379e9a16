"""Label numbers: country, national serial, year and month, series, world serial; read and written, never guessed.

The European scheme's series `CIP` and `C` are read only; numbers of the platform's own issuers bear the series `X`.
The form was inferred from three published numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from excellence.kernel.errors import Refusal
from excellence.kernel.words import N_

OWN_SERIES: Final = "X"

_FORM = re.compile(
    r"(?P<country>[A-Z]{3})(?P<national>[0-9]{3})(?P<year>[0-9]{4})(?P<month>[0-9]{2})"
    r"(?P<series>CIP|[CX][0-9]{2})(?P<world>[0-9]{4})"
)

# ISO 3166-1, officially assigned alpha-3 codes
_CODES = """
    ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH
    BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB
    CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO
    GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN
    IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA
    MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER
    NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU
    RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA
    TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT
    WLF WSM YEM ZAF ZMB ZWE
"""
COUNTRIES: Final = frozenset(_CODES.split())


class NumberError(Refusal):
    """A text is no label number, or a number cannot be given."""


class WrongForm(NumberError):
    """The text does not have the parts of a label number."""

    sentence = N_(
        "“%(given)s” is not a label number: it has three letters for the country, three digits, year and month, "
        "a series such as CIP, C18 or X26, and four digits."
    )


class UnknownCountry(NumberError):
    """The first three letters are no country code of ISO 3166-1."""

    sentence = N_("“%(country)s” is not the three-letter code of a country.")


class NoSuchMonth(NumberError):
    """The month is not 01 to 12."""

    sentence = N_("There is no month “%(month)s”: a label number has a month from 01 to 12.")


class SeriesYearDiffers(NumberError):
    """The two digits of the series are not those of the year."""

    sentence = N_("The series “%(series)s” does not belong to the year %(year)s.")


class SeriesNotOurs(NumberError):
    """Only the series X is given out; the European scheme's own are read only."""

    sentence = N_("Numbers of the series “%(series)s” are given out by its own issuer; here they are only read.")


class SerialOutOfRange(NumberError):
    """A serial does not fit the digits it has."""

    sentence = N_("The serial number %(serial)s does not fit: it must lie between 1 and %(highest)s.")


@dataclass(frozen=True, slots=True)
class LabelNumber:
    """The parts of a label number; `str()` writes it. `series` is `CIP`, or `C` or `X` with the year's last digits."""

    country: str
    national_serial: int
    year: int
    month: int
    series: str
    world_serial: int

    def __str__(self) -> str:
        day = f"{self.year:04}{self.month:02}"
        return f"{self.country}{self.national_serial:03}{day}{self.series}{self.world_serial:04}"


def parse(text: str) -> LabelNumber:
    """The number a text says; raises the `NumberError` that tells what is wrong with it."""
    match = _FORM.fullmatch(text)
    if match is None:
        raise WrongForm(given=text)
    _require_country(match["country"])
    if int(match["month"]) not in range(1, 13):
        raise NoSuchMonth(month=match["month"])
    if match["series"] != "CIP" and match["series"][1:] != match["year"][2:]:
        raise SeriesYearDiffers(series=match["series"], year=match["year"])
    return LabelNumber(
        country=match["country"],
        national_serial=int(match["national"]),
        year=int(match["year"]),
        month=int(match["month"]),
        series=match["series"],
        world_serial=int(match["world"]),
    )


def issue_number(
    country: str, *, national_serial: int, world_serial: int, on: date, series: str = OWN_SERIES
) -> LabelNumber:
    """A new number of the own series for a label registered in the month of `on`.

    Raises `SeriesNotOurs` for any series but X, `UnknownCountry`, and `SerialOutOfRange` when digits run out.
    """
    if series != OWN_SERIES:
        raise SeriesNotOurs(series=series)
    _require_country(country)
    _require_serial(national_serial, highest=999)
    _require_serial(world_serial, highest=9999)
    return LabelNumber(country, national_serial, on.year, on.month, f"{series}{on.year % 100:02}", world_serial)


def _require_country(code: str) -> None:
    if code not in COUNTRIES:
        raise UnknownCountry(country=code)


def _require_serial(serial: int, *, highest: int) -> None:
    if not 1 <= serial <= highest:
        raise SerialOutOfRange(serial=serial, highest=highest)
