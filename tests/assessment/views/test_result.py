"""The result follows what is stored at the moment somebody looks; paths and parts are cached, and never stale."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.core.cache import caches
from time_machine import travel

from excellence.assessment.models import Assessment, Exhibit
from excellence.evidence.models import Item
from excellence.facts.models import Fact
from tests.cast import Cast, ClientOf
from tests.factories.assessments import EarlierLabelFactory, FactFactory, ImprovementFactory
from tests.support.queries import Asserting

Change = Callable[[Assessment], object]
CHANGES: dict[str, Change] = {
    "another level": lambda draft: draft.answers.filter(indicator="performance_monitoring").update(level=1),
    "no level": lambda draft: draft.answers.filter(indicator="performance_monitoring").update(level=None),
    "not applicable": lambda draft: draft.answers.filter(indicator="performance_monitoring").update(
        level=None, is_not_applicable=True, not_applicable_reason="The first year is not over"
    ),
    "a justification": lambda draft: draft.answers.filter(indicator="strategy_review").update(justification="Yes."),
    "a figure": lambda draft: draft.organisation.facts.filter(metric_id="fte").update(value="2"),
    "no figure": lambda draft: draft.organisation.facts.filter(metric_id="fte").update(value=""),
    "a figure of the year before": lambda draft: FactFactory(
        organisation=draft.organisation, metric_id="participants", year=draft.year - 1, value="39"
    ),
    "less evidence": lambda draft: Exhibit.objects.filter(answer__indicator="performance_monitoring").delete(),
    "an earlier label": lambda draft: EarlierLabelFactory(assessment=draft, saved_by=draft.started_by),
    "an improvement": lambda draft: ImprovementFactory(assessment=draft, saved_by=draft.started_by),
}


def result(assessment: Assessment, language: str = "en", to: str = "") -> str:
    return f"/{language}/assessments/{assessment.public_id}/result/{'?to=' + to if to else ''}"


def contents(html: str) -> str:
    """The page from its heading on; what stands before has a token of its own each time."""
    return html.partition("<main")[2]


def points(html: str) -> str:
    return html.partition('class="score"><strong>')[2].partition("<")[0]


def test_answer_changed_shows_at_once(cast: Cast, client_of: ClientOf, answered: Assessment) -> None:
    browser = client_of(cast.owner)
    before = browser.get(result(answered)).content.decode()

    answered.answers.filter(indicator="performance_monitoring").update(level=1)
    after = browser.get(result(answered)).content.decode()

    assert (points(before), points(after)) == ("120", "117")


def test_figure_changed_shows_at_once(cast: Cast, client_of: ClientOf, answered: Assessment) -> None:
    browser = client_of(cast.owner)
    before = browser.get(result(answered)).content.decode()

    Fact.objects.filter(metric_id="fte").update(value="")
    after = browser.get(result(answered)).content.decode()

    assert before != after


def test_evidence_removed_shows_at_once(cast: Cast, client_of: ClientOf, answered: Assessment) -> None:
    browser = client_of(cast.owner)
    browser.get(result(answered))

    Item.objects.update(removed_at=datetime(2026, 3, 2, tzinfo=UTC))

    assert points(browser.get(result(answered)).content.decode()) == "0"


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("to", ["", "silver", "gold"])
def test_result_seen_before_is_the_one_an_empty_cache_gives(
    cast: Cast, client_of: ClientOf, answered: Assessment, change: Change, to: str
) -> None:
    browser = client_of(cast.owner)
    browser.get(result(answered, to=to))

    change(answered)
    seen = contents(browser.get(result(answered, to=to)).content.decode())
    caches["template_fragments"].clear()

    assert seen == contents(browser.get(result(answered, to=to)).content.decode())


def test_each_language_has_its_own_words(cast: Cast, client_of: ClientOf, answered: Assessment) -> None:
    browser = client_of(cast.owner)

    english, hungarian = (browser.get(result(answered, language)).content.decode() for language in ("en", "hu"))

    assert (english.count("By dimension"), hungarian.count("Dimenziónként")) == (1, 1)


def test_path_leads_to_the_level_asked_for_each_time(cast: Cast, client_of: ClientOf, answered: Assessment) -> None:
    browser = client_of(cast.owner)

    paths = [browser.get(result(answered, to=to)).content.decode() for to in ("gold", "silver", "gold")]

    assert [html.count("Path to Gold") for html in paths] == [1, 0, 1]


@pytest.mark.parametrize("to", ["platinum", "<script>", "x" * 4000])
def test_level_that_does_not_exist_shows_the_next_one(
    cast: Cast, client_of: ClientOf, answered: Assessment, to: str
) -> None:
    browser = client_of(cast.owner)

    assert points(browser.get(result(answered, to=to)).content.decode()) == "120"


def test_next_day_moves_the_earliest_days(cast: Cast, client_of: ClientOf, answered: Assessment) -> None:
    answered.answers.update(level=1)
    browser = client_of(cast.owner)

    with travel(datetime(2026, 3, 2, 12, tzinfo=UTC), tick=False):
        today = browser.get(result(answered, to="gold")).content.decode()
    with travel(datetime(2026, 3, 3, 12, tzinfo=UTC), tick=False):
        tomorrow = browser.get(result(answered, to="gold")).content.decode()

    first, second = (re.findall(r"Evidence can count from (\d+ \w+ \d{4})", html) for html in (today, tomorrow))
    assert len(first) == len(second) > 0
    assert all(before != after for before, after in zip(first, second, strict=True))


def test_result_somebody_saw_is_no_way_in(cast: Cast, client_of: ClientOf, answered: Assessment) -> None:
    client_of(cast.owner).get(result(answered))

    assert client_of(cast.outsider).get(result(answered)).status_code == 404


def test_result_seen_again_reads_as_much_as_the_first_time(
    cast: Cast, client_of: ClientOf, answered: Assessment, assert_queries: Asserting
) -> None:
    browser = client_of(cast.owner)
    browser.get(result(answered))

    with assert_queries(5):
        browser.get(result(answered))


def test_printed_page_carries_organisation_year_and_address(
    cast: Cast, client_of: ClientOf, answered: Assessment
) -> None:
    html = client_of(cast.owner).get(result(answered)).content.decode()

    assert f'data-printed="Pannon Example Cluster · 2025 · http://testserver{result(answered)}"' in html


def test_what_is_missing_and_what_counts_less_lead_to_the_indicator(
    cast: Cast, client_of: ClientOf, answered: Assessment
) -> None:
    answered.answers.filter(indicator="performance_monitoring").update(level=1)
    Exhibit.objects.filter(answer__indicator="performance_monitoring").delete()

    html = client_of(cast.owner).get(result(answered)).content.decode()

    link = f'<a href="/en/assessments/{answered.public_id}/4.1.6/">'
    reason = "You chose level 1 for 4.1.6 Performance monitoring of cluster management without any evidence"
    missing = "Level 0 for 4.1.6 Performance monitoring of cluster management; the minimum is 2."
    assert f"{link}{reason}, so it counts 0.</a>" in html
    assert html.count(f"{link}{missing}</a>") == 2
