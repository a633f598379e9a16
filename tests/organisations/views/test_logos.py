"""The logo: a picture that is examined, shown inside, and nowhere else."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pytest_django.fixtures import Settings

from excellence.audit.queries import acts_about
from excellence.files.models import StoredFile
from excellence.organisations.models import Profile
from tests.cast import Cast, ClientOf
from tests.files import samples


@pytest.fixture(autouse=True)
def _kept(tmp_path: Path, settings: Settings) -> None:
    backend = "django.core.files.storage.FileSystemStorage"
    settings.STORAGES = {**settings.STORAGES, "evidence": {"BACKEND": backend, "OPTIONS": {"location": tmp_path}}}


def page(cast: Cast, rest: str = "") -> str:
    return f"/en/organisations/{cast.organisation.public_id}/logo/{rest}"


def picture(name: str = "sign.png", content: bytes = b"") -> dict[str, SimpleUploadedFile]:
    return {"upload": SimpleUploadedFile(name, content or samples.png())}


def test_picture_is_shown_to_colleagues_as_a_picture_and_as_nothing_else(cast: Cast, client_of: ClientOf) -> None:
    client_of(cast.editor).post(page(cast, "change/"), picture())

    shown = client_of(cast.reader).get(page(cast))

    with Image.open(BytesIO(shown.content)) as drawn_again:
        assert (drawn_again.format, drawn_again.size) == ("PNG", (2, 2))
    assert {name: shown[name] for name in ("Content-Type", "Content-Disposition", "X-Content-Type-Options")} == {
        "Content-Type": "image/png",
        "Content-Disposition": "inline",
        "X-Content-Type-Options": "nosniff",
    }
    assert shown["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize("role", ["outsider", "newcomer", "administrator"])
def test_picture_does_not_exist_for_others(cast: Cast, client_of: ClientOf, role: str) -> None:
    client_of(cast.owner).post(page(cast, "change/"), picture())

    assert client_of(cast.member(role)).get(page(cast)).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("paper.pdf", samples.pdf(), "A logo is a picture: choose a PNG, JPEG or WebP file."),
        ("sign.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a web page, a drawing in SVG or a script"),
        ("sign.png", samples.png() + b"\x00" * 600_000, "This picture has more than 512 KB."),
    ],
    ids=["paper", "drawing", "large"],
)
def test_anything_else_is_refused_at_the_field_and_not_kept(
    cast: Cast, client_of: ClientOf, name: str, content: bytes, sentence: str
) -> None:
    response = client_of(cast.owner).post(page(cast, "change/"), picture(name, content))

    assert (response.status_code, response.content.decode().count(sentence)) == (
        422,
        2,
    )  # above the form and at the field
    assert (StoredFile.objects.count(), Profile.objects.filter(logo__isnull=False).count()) == (0, 0)


def test_new_picture_takes_the_place_of_the_one_before(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.owner)
    browser.post(page(cast, "change/"), picture())
    browser.post(page(cast, "change/"), picture(content=samples.picture("PNG", size=(3, 3))))

    stored = StoredFile.objects.get()

    assert stored == Profile.objects.get(organisation=cast.organisation).logo
    assert [act.verb for act in acts_about(cast.organisation)].count("organisation.logo_set") == 2


def test_picture_is_removed_and_its_place_is_empty(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.owner)
    browser.post(page(cast, "change/"), picture())
    browser.post(page(cast, "remove/"))

    assert (StoredFile.objects.count(), browser.get(page(cast)).status_code) == (0, 404)


def test_picture_changed_on_the_disk_is_shown_to_nobody(cast: Cast, client_of: ClientOf, tmp_path: Path) -> None:
    browser = client_of(cast.owner)
    browser.post(page(cast, "change/"), picture())
    (tmp_path / StoredFile.objects.get().storage_name).write_bytes(b"changed")

    assert browser.get(page(cast)).status_code == 404


def test_reader_is_told_who_may(cast: Cast, client_of: ClientOf) -> None:
    response = client_of(cast.reader).post(page(cast, "change/"), picture())

    assert response.status_code == 422
    assert (
        response.content.decode().count("Only administrators and editors of an organisation may change its profile.")
        == 1
    )
    assert StoredFile.objects.count() == 0
