"""The logo of an organisation: one picture, examined like every other file."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from excellence.accounts.models import User
from excellence.audit.operations import record
from excellence.files.examining import examine_upload
from excellence.files.kinds import JPEG, PNG, WEBP
from excellence.files.models import StoredFile
from excellence.files.operations import remove_file, store_file
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import require
from excellence.kernel.words import N_
from excellence.organisations.models import Organisation
from excellence.organisations.queries import locked, profile_of

PICTURES: Final = (PNG, JPEG, WEBP)
LARGEST_KIBIBYTES: Final = 512


class NoPicture(Refusal):
    """A logo is a picture that every browser shows."""

    sentence = N_("A logo is a picture: choose a PNG, JPEG or WebP file.")
    field = "upload"


class PictureTooLarge(Refusal):
    """A logo is loaded with every look at the page."""

    sentence = N_("This picture has more than %(most)s KB. Save it smaller; 600 pixels across are enough.")
    field = "upload"


def set_logo(organisation: Organisation, *, upload: UploadedFile, by: User, at: datetime) -> None:
    """Store the picture and show it in place of the one before.

    Raises `NoPicture`, `PictureTooLarge` and the refusals of `files.refusals`.
    """
    require("organisation.change", by, organisation)
    if (upload.size or 0) > LARGEST_KIBIBYTES * 1024:
        raise PictureTooLarge(most=LARGEST_KIBIBYTES)
    examined = examine_upload(upload)
    if examined.kind not in PICTURES:
        raise NoPicture
    with transaction.atomic():
        stored = store_file(examined, by=by, at=at)
        _show(organisation, stored, by=by, at=at)
        record("organisation.logo_set", by=by, subject=organisation, at=at, after={"sha256": stored.sha256})


def remove_logo(organisation: Organisation, *, by: User, at: datetime) -> None:
    """Show no logo any more; nothing happens where there is none."""
    require("organisation.change", by, organisation)
    with transaction.atomic():
        if _show(organisation, None, by=by, at=at):
            record("organisation.logo_removed", by=by, subject=organisation, at=at)


def _show(organisation: Organisation, logo: StoredFile | None, *, by: User, at: datetime) -> bool:
    """Put a logo, or none, in the place of the one before; say whether there was one."""
    profile = profile_of(locked(organisation))
    before, profile.logo = profile.logo, logo
    profile.save()
    if before is not None:
        remove_file(before, by=by, at=at)
    return before is not None
