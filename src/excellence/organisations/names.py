"""Names compared as people compare them: without regard to accents, case and punctuation."""

from __future__ import annotations

import re
import unicodedata

# Letters that do not come apart into a base letter and an accent.
_WHOLE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_BETWEEN = re.compile(r"[\W_]+")


def folded(name: str) -> str:
    """Return a name in small plain letters and digits, its words parted by one space: "Pôle-Sud!" is "pole sud"."""
    apart = unicodedata.normalize("NFKD", name.casefold().translate(_WHOLE))
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return _BETWEEN.sub(" ", plain.replace("'", "").replace("’", "")).strip()
