"""Pictures are drawn again: the same to look at, without what was written into them."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from excellence.files.contents import examine
from excellence.files.refusals import Malformed, TooMuchToExamine
from tests.files.samples import jpeg, photographed, picture, png

NOTE = b"taken at 47.68 N"
NAMES = {b"\x89PNG": ".png", b"RIFF": ".webp"}


def drawn_again(content: bytes) -> bytes:
    return examine(content, name=f"a{NAMES.get(content[:4], '.jpg')}").content


@pytest.mark.parametrize("written_as", ["PNG", "JPEG", "WEBP"])
def test_what_a_camera_noted_is_left_out(written_as: str) -> None:
    content = picture(written_as, exif=photographed())

    drawn = drawn_again(content)

    assert (NOTE in content, NOTE in drawn) == (True, False)


def test_remark_in_a_photograph_is_left_out() -> None:
    content = picture("JPEG", comment=b"for the board only")

    assert b"for the board only" not in drawn_again(content)


def test_what_hangs_behind_a_picture_is_left_out() -> None:
    assert b"behind" not in drawn_again(picture("JPEG") + b"behind")


@pytest.mark.parametrize("written_as", ["PNG", "JPEG", "WEBP"])
def test_picture_taken_with_the_camera_on_its_side_is_turned(written_as: str) -> None:
    content = picture(written_as, size=(4, 2), exif=photographed(orientation=6))

    with Image.open(BytesIO(drawn_again(content))) as turned:
        assert (turned.size, turned.format) == ((2, 4), written_as)


def test_colours_stay_what_they_were() -> None:
    with Image.open(BytesIO(drawn_again(picture("PNG")))) as drawn:
        assert drawn.convert("RGB").getpixel((0, 0)) == (255, 0, 0)


@pytest.mark.parametrize("content", [png(60_000, 60_000), jpeg(60_000, 60_000), png(8_000, 8_000)])
def test_picture_of_too_many_points_is_refused(content: bytes) -> None:
    with pytest.raises(TooMuchToExamine):
        drawn_again(content)


@pytest.mark.parametrize("written_as", ["PNG", "JPEG", "WEBP"])
def test_picture_cut_off_anywhere_is_refused(written_as: str) -> None:
    content = picture(written_as, size=(40, 40))

    for length in range(16, len(content) - 20, 7):
        with pytest.raises(Malformed):
            drawn_again(content[:length])
