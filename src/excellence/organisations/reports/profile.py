"""What the page of the profile shows: what is said, and what is missing and why it matters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from excellence.kernel.countries import country_choices
from excellence.kernel.formats import day
from excellence.kernel.translated import TranslatedText
from excellence.kernel.words import N_
from excellence.organisations import classifications
from excellence.organisations.models import Organisation, Profile
from excellence.organisations.queries import profile_of
from excellence.organisations.sections import SECTIONS, Section


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something the profile does not say yet: what, why it matters, and where to say it."""

    what: str
    why: str
    url: str


@dataclass(frozen=True, slots=True)
class Link:
    """An address elsewhere, and as short as one reads it."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One field as it is stored; `language` where the words are in another one than the page, `links` for addresses."""

    label: str
    text: str
    language: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of the profile as the page shows it."""

    key: str
    title: str
    url: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Wish:
    """A field one would fill: section, field of the form, what is missing, why, and when it is asked at all."""

    section: str
    field: str
    what: str
    why: str
    asked: Callable[[Organisation, Profile], bool] = lambda _organisation, _profile: True
    control: str = ""


def _has_regions(organisation: Organisation, _profile: Profile) -> bool:
    return bool(classifications.regions_of(str(organisation.country.code)))


def _has_website(organisation: Organisation, _profile: Profile) -> bool:
    return bool(organisation.website)


WISHES: Final = (
    _Wish(
        "place",
        "region",
        N_("Your region"),
        N_("Partners and programmes look for clusters by region."),
        asked=_has_regions,
    ),
    _Wish("place", "town", N_("Your town"), N_("Distances to your participants are measured from there.")),
    _Wish("identity", "legal_form", N_("Your legal form"), N_("Reviewers ask who stands behind the cluster.")),
    _Wish(
        "identity",
        "established_on",
        N_("The date of establishment"),
        N_("A young organisation is read differently from an old one."),
    ),
    _Wish(
        "languages",
        "website",
        N_("The address of your website"),
        N_("The European platform compares what is said there with your profile."),
    ),
    _Wish(
        "languages",
        "website_in_english",
        N_("An English version of the website"),
        N_("It is a criterion of the European platform; a machine translation is accepted there."),
        asked=_has_website,
    ),
    _Wish(
        "languages", "languages", N_("The languages your team speaks"), N_("A first call is easier in a common one.")
    ),
    _Wish(
        "words",
        "short",
        N_("Your cluster in one sentence"),
        N_("It stands in lists, where people decide whether to read on."),
        control="short-en",
    ),
    _Wish(
        "words", "about", N_("A text about you"), N_("It is what partners read before they write."), control="about-en"
    ),
    _Wish(
        "sectors",
        "main_ecosystem",
        N_("Your main industrial ecosystem"),
        N_("Europe’s calls, statistics and partner searches are sorted by it."),
    ),
    _Wish(
        "sectors", "nace", N_("The branches of your participants (NACE)"), N_("They tell a cluster from its neighbour.")
    ),
    _Wish(
        "services",
        "services",
        N_("Your services"),
        N_("They say what a participant gets, and what a partner may ask for."),
    ),
    _Wish(
        "collaboration",
        "countries_of_interest",
        N_("The countries you want to work with"),
        N_("Clusters look for partners who want to come to their country."),
    ),
    _Wish("collaboration", "looks_for", N_("What you look for"), N_("A partner sees whether they can help.")),
    _Wish("collaboration", "offers", N_("What you offer"), N_("Partners want to know what they gain.")),
)


def to_do_list(organisation: Organisation) -> tuple[ToDo, ...]:
    """What the profile does not say yet, in the order in which it matters."""
    profile = profile_of(organisation)
    return tuple(
        ToDo(_(wish.what), _(wish.why), _address(organisation, wish.section, wish.control or wish.field))
        for wish in WISHES
        if wish.asked(organisation, profile) and not _value(wish.field, organisation, profile)
    )


def _address(organisation: Organisation, section: str, field: str = "") -> str:
    address = reverse("organisations:section", args=[organisation.public_id, section])
    return f"{address}#id_{field}" if field else address


def _value(field: str, organisation: Organisation, profile: Profile) -> Any:
    return getattr(organisation, field) if hasattr(organisation, field) else getattr(profile, field)


def section_views(organisation: Organisation) -> tuple[SectionView, ...]:
    """All sections of the profile with what they say."""
    profile = profile_of(organisation)
    return tuple(
        SectionView(
            section.key, _(section.title), _address(organisation, section.key), _lines(section, organisation, profile)
        )
        for section in SECTIONS
    )


def _lines(section: Section, organisation: Organisation, profile: Profile) -> tuple[Line, ...]:
    found = []
    for name in section.fields:
        source = Organisation if name in section.of_organisation else Profile
        label = str(source._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # noqa: SLF001 - Django documents it
        value = _value(name, organisation, profile)
        if isinstance(value, TranslatedText):
            wording = value.in_language(get_language() or "en")
            text, language = wording.text, wording.language if wording.is_fallback else ""
        else:
            text, language = _spoken(name, value, organisation), ""
        if text:
            links = social_links(profile) if name == "social_links" else ()
            found.append(Line(f"{label[:1].upper()}{label[1:]}", text, language, links))
    if section.key == "contact" and (names := contact_names(organisation)):
        found.append(Line(_("Contact persons"), ", ".join(names)))
    return tuple(found)


def contact_names(organisation: Organisation) -> list[str]:
    """The names of the contact persons, in order, where `queries.with_contact_names` asked for them."""
    return sorted(getattr(organisation, "contact_names", None) or (), key=str.casefold)


def social_links(profile: Profile) -> tuple[Link, ...]:
    """Where else the organisation is found, as links."""
    return tuple(Link(url, url.partition("://")[2].rstrip("/")) for url in profile.social_links)


def _spoken(name: str, value: Any, organisation: Organisation) -> str:
    """A stored value as one reads it."""
    if not value:
        return ""
    spoken = _SPOKEN.get(name)
    if spoken is not None:
        return spoken(value)
    return str(organisation.country.name) if name == "country" else str(value)


def _named(choices: Callable[[], list[tuple[str, str]]]) -> Callable[[list[str]], str]:
    """What a list of codes is called, in the order of the choices."""

    def spoken(codes: list[str]) -> str:
        return ", ".join(str(label) for code, label in choices() if code in codes)

    return spoken


_SPOKEN: Final[dict[str, Callable[[Any], str]]] = {
    "legal_form": lambda value: str(Profile.LegalForm(value).label),
    "established_on": day,
    "region": classifications.region_name,
    "social_links": ", ".join,
    "languages": _named(classifications.language_choices),
    "website_in_english": lambda _value: _("yes"),
    "accepts_messages": lambda _value: _("yes"),
    "main_ecosystem": lambda value: dict(classifications.ecosystems()).get(value, value),
    "other_ecosystems": _named(classifications.ecosystems),
    "nace": lambda value: ", ".join(classifications.nace_names(value)),
    "countries_of_interest": _named(country_choices),
    "services": _named(lambda: [(str(code), str(label)) for code, label in Profile.Service.choices]),
}
