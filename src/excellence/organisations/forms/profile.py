"""What people type about an organisation: four answers to begin, then one form for each section of the profile."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from excellence.kernel.clock import today
from excellence.kernel.countries import country_choices
from excellence.kernel.translated import TranslatedText
from excellence.organisations.classifications import UNION, ecosystems, language_choices, nace_branches, regions_of
from excellence.organisations.forms.links import SocialLinksField
from excellence.organisations.models import Organisation, Profile
from excellence.web.forms import DayField, LongTextField

LONGEST_SHORT: Final = 200
LONGEST_ABOUT: Final = 3000
WEBSITE_HINT: Final = _("With https:// in front.")


class OrganisationForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """What is asked to begin; country first, because other questions depend on it."""

    country = forms.ChoiceField(label=_("Country"), choices=lambda: [("", "---"), *country_choices()])
    website = forms.URLField(
        label=_("Website"), max_length=300, required=False, assume_scheme="https", help_text=WEBSITE_HINT
    )

    class Meta:
        model = Organisation
        fields: ClassVar = ["country", "name", "town", "website"]
        help_texts: ClassVar = {
            "name": _("The name of the organisation that manages the cluster, as it is registered."),
        }


class SectionForm(forms.Form):
    """One section of the profile; `seen` is the fingerprint of what was stored when the page was opened."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, country: str = "", **kwargs: Any) -> None:
        """Make the form for an organisation of `country`, on which some fields depend."""
        super().__init__(*args, **kwargs)
        self.country_code = country

    def said(self) -> dict[str, Any]:
        """What was typed, by the fields of the profile."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class IdentityForm(SectionForm):
    """Name and legal form; country first."""

    country = forms.ChoiceField(label=_("Country"), choices=country_choices)
    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        help_text=_("The name of the organisation that manages the cluster, as it is registered."),
    )
    acronym = forms.CharField(label=_("Acronym"), max_length=30, required=False)
    legal_form = forms.ChoiceField(
        label=_("Legal form"), choices=[("", "—"), *Profile.LegalForm.choices], required=False
    )
    established_on = DayField(
        label=_("Date of establishment"),
        required=False,
        help_text=_("Of the organisation that manages the cluster. Only the year is known? Take its first of January."),
    )

    def clean_established_on(self) -> date | None:
        """Nothing was established tomorrow."""
        established: date | None = self.cleaned_data["established_on"]
        if established is not None and established > today():
            raise ValidationError(_("This day has not come yet."), code="future")
        return established


class PlaceForm(SectionForm):
    """Where the organisation is; the region is asked only where the country has statistical regions."""

    region = forms.ChoiceField(
        label=_("Region"),
        required=False,
        help_text=_("By the statistical regions of the Union (NUTS 2021): the smallest in which you are."),
    )
    postcode = forms.CharField(label=_("Postcode"), max_length=12, required=False)
    town = forms.CharField(label=_("Town"), max_length=120, required=False)
    address = forms.CharField(label=_("Street and number"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the regions of the country."""
        super().__init__(*args, **kwargs)
        regions = regions_of(self.country_code)
        if not regions:
            del self.fields["region"]
            return
        groups = [
            (region.name, [(region.code, region.name), *((part.code, part.name) for part in region.parts)])
            for region in regions
        ]
        self.fields["region"].choices = [("", "—"), *groups]  # type: ignore[attr-defined]  # it is a ChoiceField

    def said(self) -> dict[str, Any]:
        """What was typed; no region where none was asked for."""
        return {"region": "", **super().said()}


class LanguagesForm(SectionForm):
    """Website and languages spoken."""

    website = forms.URLField(
        label=_("Website"), max_length=300, required=False, assume_scheme="https", help_text=WEBSITE_HINT
    )
    website_in_english = forms.BooleanField(
        label=_("The website has an English version"),
        required=False,
        help_text=_("The European platform asks for one; a machine translation is accepted there."),
    )
    social_links = SocialLinksField(
        label=_("Addresses in social media"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("At most five, one a line, each with https:// in front."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages your team speaks"),
        choices=language_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class WordsForm(SectionForm):
    """The organisation in its own words, in as many of the languages as it likes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Add two fields for each language."""
        super().__init__(*args, **kwargs)
        for code, name in settings.LANGUAGES:
            self.fields[f"short-{code}"] = LongTextField(
                label=_("In one sentence (%(language)s)") % {"language": name},
                max_length=LONGEST_SHORT,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2, "lang": code}),
            )
            self.fields[f"about-{code}"] = LongTextField(
                label=_("About us (%(language)s)") % {"language": name},
                max_length=LONGEST_ABOUT,
                required=False,
                widget=forms.Textarea(attrs={"rows": 8, "lang": code}),
            )

    @property
    def by_language(self) -> list[dict[str, Any]]:
        """The fields of each language; open are the reader's own, English, and those with words or mistakes."""
        here = {get_language(), settings.LANGUAGE_CODE}
        return [self._language(code, name, is_asked=code in here) for code, name in settings.LANGUAGES]

    def _language(self, code: str, name: str, *, is_asked: bool) -> dict[str, Any]:
        short, about = self[f"short-{code}"], self[f"about-{code}"]
        is_written = bool(short.value() or about.value())
        is_open = is_asked or is_written
        return {"name": name, "short": short, "about": about, "is_written": is_written, "is_open": is_open}

    @staticmethod
    def typed(said: Mapping[str, Any]) -> dict[str, str]:
        """The stored texts as the fields begin with them."""
        return {f"{field}-{code}": text for field in ("short", "about") for code, text in said[field].items()}

    def said(self) -> dict[str, Any]:
        """The two texts, each in the languages it was written in."""
        return {field: TranslatedText(self._texts(field)) for field in ("short", "about")}

    def _texts(self, field: str) -> dict[str, str]:
        return {code: self.cleaned_data[f"{field}-{code}"].strip() for code, _name in settings.LANGUAGES}


def _nace_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (f"{branch.code} · {branch.name}", [(code, f"{code} {name}") for code, name in branch.divisions])
        for branch in nace_branches()
    ]


class SectorsForm(SectionForm):
    """What the participants do."""

    main_ecosystem = forms.ChoiceField(
        label=_("Main industrial ecosystem"),
        choices=lambda: [("", "—"), *ecosystems()],
        required=False,
        help_text=_("One of the 14 of the European Union: the one most of your participants work in."),
    )
    other_ecosystems = forms.MultipleChoiceField(
        label=_("Other industrial ecosystems"),
        choices=ecosystems,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    nace = forms.MultipleChoiceField(
        label=_("NACE divisions"), choices=_nace_choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    @property
    def branches(self) -> list[dict[str, Any]]:
        """The sections of NACE with their divisions, and which of them are chosen."""
        chosen = set(self["nace"].value() or ())
        return [
            {
                "name": f"{branch.code} · {branch.name}",
                "chosen": sum(code in chosen for code, _name in branch.divisions),
                "choices": [
                    {"code": code, "name": f"{code} {name}", "checked": code in chosen}
                    for code, name in branch.divisions
                ],
            }
            for branch in nace_branches()
        ]

    def clean_other_ecosystems(self) -> list[str]:
        """The main one is not another one."""
        main = self.cleaned_data.get("main_ecosystem")
        return [ecosystem for ecosystem in self.cleaned_data["other_ecosystems"] if ecosystem != main]


class ServicesForm(SectionForm):
    """What the organisation offers its participants."""

    services = forms.MultipleChoiceField(
        label=_("Services"), choices=Profile.Service.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    services_about = LongTextField(
        label=_("What makes these services yours"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class ContactForm(SectionForm):
    """Whether others may write to the organisation."""

    accepts_messages = forms.BooleanField(
        label=_("Others may write to us through a form"),
        required=False,
        help_text=_(
            "Anybody with a confirmed address here can then write to the administrators. Your address is not shown."
        ),
    )


class CollaborationForm(SectionForm):
    """With whom the cluster wants to work, and about what."""

    countries_of_interest = forms.MultipleChoiceField(
        label=_("Countries of interest"),
        choices=country_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    looks_for = LongTextField(
        label=_("What you look for"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Partners, projects, markets, knowledge: what your participants need from elsewhere."),
    )
    offers = LongTextField(
        label=_("What you offer"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What a partner gets from working with you."),
    )

    @property
    def country_groups(self) -> list[dict[str, Any]]:
        """The countries of the Union and the others, and which of them are chosen."""
        chosen = set(self["countries_of_interest"].value() or ())
        offered = [{"code": code, "name": name, "checked": code in chosen} for code, name in country_choices()]
        inside = [choice for choice in offered if choice["code"] in UNION]
        outside = [choice for choice in offered if choice["code"] not in UNION]
        groups = ((_("European Union"), inside), (_("Other countries"), outside))
        return [
            {"name": name, "choices": choices, "chosen": sum(bool(choice["checked"]) for choice in choices)}
            for name, choices in groups
        ]


class RecognitionForm(SectionForm):
    """Who recognises the cluster, and how it works with public bodies."""

    programme = forms.CharField(
        label=_("Regional or national programme that recognises your cluster"),
        max_length=200,
        required=False,
        help_text=_("Its name. Recognised organisations need not meet each criterion of the European platform."),
    )
    programme_url = forms.URLField(
        label=_("Where the programme says so"),
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text=_("The address of a page or a list with your name."),
    )
    public_collaboration = LongTextField(
        label=_("Collaboration with public bodies"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Asked when no public body is among your participants: support, programmes, projects with them."),
    )


FORMS: Final[dict[str, type[SectionForm]]] = {
    "identity": IdentityForm,
    "place": PlaceForm,
    "languages": LanguagesForm,
    "words": WordsForm,
    "sectors": SectorsForm,
    "services": ServicesForm,
    "contact": ContactForm,
    "collaboration": CollaborationForm,
    "recognition": RecognitionForm,
}
