"""What the pages of listings show: facts with their sources, and what sources report of labels as whole sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import NamedTuple
from urllib.parse import urlsplit

from babel.dates import format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from excellence.kernel.countries import country_choices as all_countries
from excellence.kernel.countries import country_name
from excellence.kernel.formats import day, locale, number
from excellence.kernel.words import N_
from excellence.listings.geography import HEIGHT, WIDTH, projected
from excellence.listings.models import Correction, LabelRecord, Listing
from excellence.listings.queries import Place, RecordCounts
from excellence.web.charts import Bar, Bars
from excellence.web.components import Column, Table

# Sources without an address, named in words of our own.
FRENCH_CITIES = N_("A public data file on French cities")

SMALLEST_PIN = 5

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_MONTHS = re.compile(r"(\d{4})-(\d{2})/(\d{2})")


class Source(NamedTuple):
    """Where a fact stands: its name, and its address where one was kept."""

    name: str
    url: str = ""


class Fact(NamedTuple):
    """One thing the page says; `said_by` names who says so, "" where the value says it is not known."""

    label: str
    value: str
    said_by: str = ""


@dataclass(frozen=True, slots=True)
class RecordShown:
    """A label record as a sentence, its source, and since when a request about it is looked at."""

    record: LabelRecord
    said: str
    source: Source
    waiting: Sequence[Correction] = ()


def source_of(text: str) -> Source:
    """Name a source: the host of an address, or words that say that no address was kept."""
    if text.startswith(("http://", "https://")):
        return Source((urlsplit(text).hostname or text).removeprefix("www."), text)
    said = _(text) if text else _("unknown")
    return Source(_("%(source)s (address not kept; to be checked again before quoting)") % {"source": said})


def facts_of(listing: Listing) -> list[Fact]:
    """What the sources say of the organisation, one fact after the other, and in words what they do not say."""
    source = _("according to %(source)s") % {"source": source_of(listing.source).name}
    region = f"{listing.region} ({listing.region_code})" if listing.region_code else ""
    by_name = listing.region_basis == Listing.Basis.NAME
    return [
        Fact(_("Country"), country_name(str(listing.country)), source),
        _fact(_("Region"), region, _("read from the organisation’s name") if by_name else source),
        _fact(_("City"), listing.city, source),
        _fact(_("Sector"), listing.sector, source),
        _fact(_("Industrial ecosystem"), str(listing.get_ecosystem_display()), _("our proposal, from the sector")),
        _fact(_("Programme"), listing.programme, source),
    ]


def _fact(label: str, value: str, said_by: str) -> Fact:
    return Fact(label, value, said_by) if value else Fact(label, _("The source does not say."))


def record_shown(record: LabelRecord, *, today: date) -> RecordShown:
    """Say what a source reports. `record` carries its `open_requests`."""
    source = source_of(record.source)
    return RecordShown(record, _said(record, source.name, today), source, getattr(record, "open_requests", ()))


def _said(record: LabelRecord, source: str, today: date) -> str:
    words = {"level": record.get_level_display(), "source": source, "issuer": record.issuer}
    if record.valid_until is not None and record.valid_until < today:
        said = _("%(level)s. Held according to %(source)s; issued by %(issuer)s; ended on %(day)s.")
        return said % {**words, "day": day(record.valid_until)}
    if record.valid_until is not None:
        said = _("%(level)s. Held according to %(source)s; issued by %(issuer)s; reported as valid until %(day)s.")
        return said % {**words, "day": day(record.valid_until)}
    if not record.dated:
        said = _("%(level)s. Held according to %(source)s; issued by %(issuer)s; reported, end not published.")
        return said % words
    return _dated_sentence(record.date_kind) % {**words, "dated": dated(record.dated)}


def _dated_sentence(kind: str) -> str:
    """The sentence of a date that begins a label, or only mentions it: none of them ends it."""
    kinds = LabelRecord.DateKind
    sentences = {
        kinds.AWARDED: _(
            "%(level)s. Held according to %(source)s; issued by %(issuer)s, awarded %(dated)s; "
            "reported, end not published."
        ),
        kinds.FIRST_AWARDED: _(
            "%(level)s. Held according to %(source)s; issued by %(issuer)s, first awarded %(dated)s; "
            "reported, end not published."
        ),
        kinds.RENEWED: _(
            "%(level)s. Held according to %(source)s; issued by %(issuer)s, renewed %(dated)s; "
            "reported, end not published."
        ),
        kinds.ASSESSED: _(
            "%(level)s. Held according to %(source)s; issued by %(issuer)s, assessed %(dated)s; "
            "reported, end not published."
        ),
    }
    otherwise = _(
        "%(level)s. Held according to %(source)s of %(dated)s; issued by %(issuer)s; reported, end not published."
    )
    return sentences.get(LabelRecord.DateKind(kind), otherwise) if kind else otherwise


def dated(text: str) -> str:
    """Return a date as exact as the source has it: day, month, quarter or year, in the reader's language."""
    if match := _QUARTER.fullmatch(text):
        return _quarter(int(match[1]), 3 * int(match[2]))
    if match := _MONTHS.fullmatch(text):
        return _quarter(int(match[1]), int(match[3]))
    if match := _MONTH.fullmatch(text):
        return format_date(date(int(match[1]), int(match[2]), 1), format="MMMM y", locale=locale())
    return text if len(text) < len("2015-04-30") else day(date.fromisoformat(text))


def _quarter(year: int, month: int) -> str:
    return format_date(date(year, month, 1), format="QQQQ y", locale=locale())


def counted(counts: RecordCounts) -> str:
    """Say how many records there are of each kind, in a sentence that needs no plural."""
    said = _(
        "Records reported as still valid: %(valid)s. Ended on the day their source names: %(ended)s. "
        "Reported, end not published: %(unknown)s. Listings without any record: %(without)s, "
        "which does not mean that they never held a label."
    )
    return said % {
        "valid": number(counts.reported_valid),
        "ended": number(counts.ended),
        "unknown": number(counts.end_unknown),
        "without": number(counts.listings_without),
    }


class Pin(NamedTuple):
    """A point on the map: where, how large, and what it says when pointed at."""

    x: float
    y: float
    radius: float
    said: str


@dataclass(frozen=True, slots=True)
class Map:
    """Where listings are, as far as that is known: points, the finding, why others are not drawn, the table."""

    finding: str
    not_drawn: str
    pins: Sequence[Pin]
    table: Table
    width: int = WIDTH
    height: int = HEIGHT


def map_of(places: Sequence[Place]) -> Map:
    """Draw cities and regions. A country's middle is no place an organisation is at, so it is never drawn."""
    exact = {Listing.Precision.CITY, Listing.Precision.REGION}
    drawn = [place for place in places if place.precision in exact]
    rows = [(_name_of(place), country_name(place.country), number(place.listings)) for place in drawn]
    shown, hidden = (sum(place.listings for place in some) for some in (drawn, set(places) - set(drawn)))
    finding = _("Listings whose city or region the source states: %(drawn)s of %(all)s.")
    why = _("Not drawn, because the source states no more than the country: %(count)s.")
    columns = (Column(_("City or region")), Column(_("Country")), Column(_("Organisations listed"), amount=True))
    finding %= {"drawn": number(shown), "all": number(shown + hidden)}
    table = Table(finding, columns, rows, unseen=True, css="narrow")
    return Map(finding, why % {"count": number(hidden)}, [_pin(place) for place in drawn], table)


def _pin(place: Place) -> Pin:
    x, y = projected(place.latitude or 0, place.longitude or 0)
    return Pin(x, y, round(SMALLEST_PIN * sqrt(place.listings), 1), f"{_name_of(place)}: {number(place.listings)}")


def _name_of(place: Place) -> str:
    if place.precision == Listing.Precision.CITY:
        return place.city
    return _("%(region)s (middle of the region)") % {"region": place.region}


def country_choices(by_country: Sequence[tuple[str, int]]) -> list[tuple[str, str]]:
    """The countries listings are in, by their names in the reader's language."""
    listed = {code for code, _count in by_country}
    return [choice for choice in all_countries() if choice[0] in listed]


def bars_by_country(by_country: Sequence[tuple[str, int]]) -> Bars:
    """How many organisations are listed in each country, with the finding in a sentence."""
    total = sum(count for _code, count in by_country)
    listed = ngettext("%(count)s organisation is listed.", "%(count)s organisations are listed.", total)
    spread = _("Countries: %(count)s.") % {"count": number(len(by_country))}
    finding = f"{listed % {'count': number(total)}} {spread}"
    if by_country:
        most = _("Most are in %(country)s: a sample from the pages that were read, not a census.")
        finding += " " + most % {"country": country_name(by_country[0][0])}
    bars = [Bar(country_name(code), count) for code, count in by_country]
    return Bars(finding, _("Country"), _("Organisations listed"), bars)
