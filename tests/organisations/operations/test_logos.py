"""Storing the logo of an organisation, and removing it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.fixtures import Settings

from excellence.audit.queries import acts_about
from excellence.files.models import StoredFile
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import NotAllowed
from excellence.organisations.models import Profile
from excellence.organisations.operations import logos
from tests.cast import Cast
from tests.files import samples
from tests.support.clock import NOW


@pytest.fixture(autouse=True)
def _stored_in_a_folder(tmp_path: Path, settings: Settings) -> None:
    backend = "django.core.files.storage.FileSystemStorage"
    settings.STORAGES = {**settings.STORAGES, "evidence": {"BACKEND": backend, "OPTIONS": {"location": tmp_path}}}


def picture(content: bytes = b"", name: str = "sign.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or samples.png())


def verbs(cast: Cast) -> list[str]:
    return [act.verb for act in acts_about(cast.organisation) if "logo" in act.verb]


def test_set_logo_shows_it_and_leaves_a_trail(cast: Cast) -> None:
    logos.set_logo(cast.organisation, upload=picture(), by=cast.editor, at=NOW)

    assert Profile.objects.get(organisation=cast.organisation).logo == StoredFile.objects.get()
    assert verbs(cast) == ["organisation.logo_set"]


@pytest.mark.parametrize(
    ("upload", "refusal"),
    [
        (picture(samples.pdf(), "sign.pdf"), logos.NoPicture),
        (picture(samples.png() + bytes(600_000)), logos.PictureTooLarge),
    ],
    ids=["document", "large"],
)
def test_set_logo_refuses_anything_else(cast: Cast, upload: SimpleUploadedFile, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        logos.set_logo(cast.organisation, upload=upload, by=cast.editor, at=NOW)

    assert (StoredFile.objects.count(), verbs(cast)) == (0, [])


def test_remove_logo_twice_is_one_act(cast: Cast) -> None:
    logos.set_logo(cast.organisation, upload=picture(), by=cast.editor, at=NOW)

    for _ in range(2):
        logos.remove_logo(cast.organisation, by=cast.owner, at=NOW)

    assert (StoredFile.objects.count(), verbs(cast).count("organisation.logo_removed")) == (0, 1)


def test_logo_is_set_and_removed_by_those_who_write(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        logos.set_logo(cast.organisation, upload=picture(), by=cast.reader, at=NOW)
    with pytest.raises(NotAllowed):
        logos.remove_logo(cast.organisation, by=cast.reader, at=NOW)
