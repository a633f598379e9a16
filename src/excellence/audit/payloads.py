"""What changed, as bytes that are hashed once and never written again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from hashlib import sha256

from django.core.serializers.json import DjangoJSONEncoder


class _Encoder(DjangoJSONEncoder):
    """Knows, beyond moments, days, decimals and ids, what our operations hand over."""

    def default(self, o: object) -> object:
        """Return something JSON knows. Raises TypeError when there is nothing."""
        if isinstance(o, Mapping):
            return dict(o)
        if isinstance(o, set | frozenset):
            return sorted(o)
        return str(o) if isinstance(o, Fraction) else super().default(o)


def written(before: Mapping[str, object] | None, after: Mapping[str, object] | None) -> str:
    """Return the values before and after as one line of JSON with sorted keys. Raises TypeError on other values."""
    return json.dumps(
        {"after": after, "before": before},
        cls=_Encoder,
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        allow_nan=False,
    )


def salted_hash(salt: str, content: str) -> str:
    """Return the SHA-256 of salt and content, in hexadecimal; without the salt nobody can confirm a guess."""
    return sha256(f"{salt}{content}".encode()).hexdigest()
