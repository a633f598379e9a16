"""The e-mails of an organisation."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from excellence.kernel.clock import now
from excellence.mail.models import Letter
from excellence.organisations.emails import post_to
from tests.factories.people import UserFactory

SHAPES = {
    "ca": ("Bon dia,", "Salutacions cordials,\nCluster Excellence\n"),
    "de": ("Guten Tag!", "Freundliche Grüße\nCluster Excellence\n"),
    "en": ("Hello,", "Kind regards,\nCluster Excellence\n"),
    "es": ("Buenos días:", "Un cordial saludo,\nCluster Excellence\n"),
    "fr": ("Bonjour,", "Cordialement,\nCluster Excellence\n"),
    "hu": ("Jó napot kívánunk!", "Üdvözlettel\nCluster Excellence\n"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("language", SHAPES)
def test_email_greets_says_and_signs_in_the_language_of_its_reader(language: str) -> None:
    person = UserFactory(language=language)

    with override(language):
        post_to(person, subject="Subject", paragraphs=["One.", "Two."], purpose="organisation.left", by=None, at=now())

    greeting, *said, regards = Letter.objects.get().body.split("\n\n")
    assert ((greeting, regards), said) == (SHAPES[language], ["One.", "Two."])
