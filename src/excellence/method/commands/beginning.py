"""`excellence framework new FOLDER`: a commented skeleton to begin a framework with."""

from __future__ import annotations

import argparse
from pathlib import Path
from shutil import copytree
from typing import Final

from excellence.kernel.errors import Refusal
from excellence.kernel.words import N_, printable, speak
from excellence.method.commands.doors import DONE

SKELETON: Final = Path(__file__).parents[1] / "skeleton"


class FolderNotEmpty(Refusal):
    """A skeleton never overwrites what somebody wrote."""

    sentence = N_("“%(folder)s” is there already and is not empty. Name a new folder.")


class FolderNotWritten(Refusal):
    """The folder cannot be made or written."""

    sentence = N_("“%(folder)s” cannot be written (%(reason)s). Name another folder.")


def begin(arguments: argparse.Namespace) -> int:
    """Write the skeleton into a new or empty folder. Raises `FolderNotEmpty` and `FolderNotWritten`."""
    folder, shown = Path(arguments.folder), printable(arguments.folder)
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderNotEmpty(folder=shown)
        copytree(SKELETON, folder, dirs_exist_ok=True)
    except OSError as error:
        raise FolderNotWritten(folder=shown, reason=error.strerror or type(error).__name__) from error
    print(
        speak(N_("A framework to begin with stands in “%(folder)s”. Change its rules and texts.")) % {"folder": shown}
    )
    print(f"excellence framework check {shown}")
    return DONE
