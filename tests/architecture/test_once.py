"""A view that takes in a form does its act once, or doing it twice makes nothing twice."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.architecture.house import SOURCE, source_files

# Why doing it twice makes nothing twice.
REPEATABLE = {
    "accounts.preferences": "says how one thing is from now on",
    "assessment.accept": "an answer that is there is left alone",
    "assessment.change_improvement": "the version that was seen is replaced once",
    "assessment.change_label": "the version that was seen is replaced once",
    "assessment.discard": "a state is left once",
    "assessment.indicator": "the version that was seen is replaced once",
    "assessment.remove_improvement": "removes",
    "assessment.remove_label": "removes",
    "assessment.restore": "the version that was seen is replaced once",
    "assessment.take_up": "a state is left once",
    "assessment.withdraw": "removes",
    "demo.sign_in": "signs in",
    "evidence.put_back": "says how one thing is from now on",
    "evidence.remove": "removes",
    "facts.figures": "the version that was seen is replaced once",
    "listings.link": "says how one thing is from now on",
    "listings.not_ours": "says how one thing is from now on",
    "listings.remove": "removes",
    "listings.restore": "says how one thing is from now on",
    "listings.show": "the same request in the same words is one, also of a stranger, whose form has no token",
    "listings.unlink": "removes",
    "listings.withdraw": "a state is left once",
    "organisations.answer_offer": "an offer is answered once",
    "organisations.change_role": "says how one thing is from now on",
    "organisations.contact_person": "says how one thing is from now on",
    "organisations.leave": "removes",
    "organisations.offer_ownership": "there is one open offer",
    "organisations.remove": "removes",
    "organisations.remove_logo": "removes",
    "organisations.section": "the version that was seen is replaced once",
    "participants.change": "the version that was seen is replaced once",
    "participants.choices": "says how one thing is from now on",
    "participants.commit": "says how one thing is from now on",
    "participants.discard": "removes",
    "participants.figures": "the version that was seen is replaced once",
    "participants.places": "says how one thing is from now on",
    "participants.remove": "removes",
    "participants.seat": "says how one thing is from now on",
    "participants.undo": "what was undone is not there to undo again",
}


def test_view_that_takes_in_a_form_is_done_once_or_says_why_twice_makes_nothing_twice() -> None:
    assert sorted(_not_done_once()) == sorted(REPEATABLE)


def _not_done_once() -> Iterator[str]:
    for path in source_files():
        module, *rest = path.relative_to(SOURCE).with_suffix("").parts
        if "views" not in rest:
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                worn = [ast.unparse(decorator) for decorator in node.decorator_list]
                takes_forms = any("POST" in name or name == "require_page_or_form" for name in worn)
                if takes_forms and "once" not in worn:
                    yield f"{module}.{node.name}"
