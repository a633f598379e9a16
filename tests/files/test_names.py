"""Names that files come with are made harmless."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excellence.files.names import LONGEST_NAME, cleaned_name, suffix_of


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("Éves jelentés 2025.pdf", "Éves jelentés 2025.pdf"),
        ("E\u0301ves.pdf", "Éves.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Ann\\plan.docx", "plan.docx"),
        ("report\u202efdp.exe", "reportfdp.exe"),
        ("re\x1b[31mport\x00.pdf", "re[31mport.pdf"),
        ("  a \t b\u00a0 c .pdf ", "a b c.pdf"),
        ('a<b>:"c|?*.pdf', "abc.pdf"),
        (".htaccess", "htaccess"),
        ("...", "file"),
        ("", "file"),
        (".pdf", "pdf"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
        ("minutes.of the last meeting", "minutes.of the last meeting"),
    ],
)
def test_name_is_cleaned(name: str, cleaned: str) -> None:
    assert cleaned_name(name) == cleaned


@given(st.text(max_size=400))
def test_any_name_becomes_one_that_fits_and_stays(name: str) -> None:
    cleaned = cleaned_name(name)

    assert 0 < len(cleaned) <= LONGEST_NAME
    assert set(cleaned) & set('<>:"|?*/\\\r\n\x00') == set()
    assert cleaned_name(cleaned) == cleaned


@pytest.mark.parametrize(
    ("name", "suffix"), [("a.PDF", ".pdf"), ("a.tar.gz", ".gz"), ("a", ""), (".pdf", ""), ("a.", "")]
)
def test_suffix_is_the_last_ending_in_lower_case(name: str, suffix: str) -> None:
    assert suffix_of(name) == suffix
