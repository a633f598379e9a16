"""Examining pictures: read to the last point by Pillow and drawn again, without what was written into them."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps

from excellence.files.kinds import JPEG, PNG, WEBP, Kind
from excellence.files.refusals import Malformed, TooMuchToExamine

MOST_PIXELS = 50_000_000
READ_AS = {PNG: "PNG", JPEG: "JPEG", WEBP: "WEBP"}
SAVED: dict[Kind, dict[str, Any]] = {
    PNG: {},
    JPEG: {"quality": 90, "comment": b""},
    WEBP: {"quality": 90},
}


def drawn_again(content: bytes, kind: Kind) -> bytes:
    """Return the same picture, drawn again. Raises `Malformed` and `TooMuchToExamine`."""
    try:
        return _drawn_again(content, kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as huge:
        raise TooMuchToExamine from huge
    except (OSError, SyntaxError, ValueError, IndexError, KeyError, TypeError) as broken:
        raise Malformed(kind=kind.name) from broken


def _drawn_again(content: bytes, kind: Kind) -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        warnings.filterwarnings("ignore", category=UserWarning, module="PIL")
        Image.MAX_IMAGE_PIXELS = MOST_PIXELS
        with Image.open(BytesIO(content), formats=[READ_AS[kind]]) as picture:
            picture.verify()
        with Image.open(BytesIO(content), formats=[READ_AS[kind]]) as picture:
            return _saved(picture, kind)


def _saved(picture: Image.Image, kind: Kind) -> bytes:
    """Return the first picture, turned as its camera says, with its colours and nothing else that came with it."""
    colours = picture.info.get("icc_profile")
    drawn = BytesIO()
    ImageOps.exif_transpose(picture).save(drawn, READ_AS[kind], icc_profile=colours, **SAVED[kind])
    return drawn.getvalue()
