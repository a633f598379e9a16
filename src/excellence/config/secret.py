"""The signing key of an instance that was given none: made once, kept in its data folder."""

import os
import secrets
from pathlib import Path


def kept_secret(folder: Path) -> str:
    """Return the key stored in `folder`, making it (readable by the owner only) the first time."""
    path = folder / "secret_key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f".secret_key.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
