"""Small charts: places, labels and the same as a table."""

from __future__ import annotations

from fractions import Fraction

from django.utils import translation

from excellence.web.charts import Bar, Bars, Dot, DotPlot, PlacedThreshold, Scale, Stem, Stems, Threshold
from excellence.web.components import Column

SCALE = Scale(
    "You have 126.", 150, 126, "You 126", (Threshold(120, "Gold from 120"), Threshold(105, "Silver from 105"))
)


def test_scale_puts_the_label_of_a_close_higher_threshold_on_a_row_above() -> None:
    assert SCALE.placed == [
        PlacedThreshold("Silver from 105", "70%", 34, "end"),
        PlacedThreshold("Gold from 120", "80%", 14, "end"),
    ]


def test_scale_with_distant_thresholds_needs_one_row() -> None:
    scale = Scale("Two marks.", 100, None, "", (Threshold(20, "Low"), Threshold(90, "High")))

    assert scale.placed == [PlacedThreshold("Low", "20%", 14, "start"), PlacedThreshold("High", "90%", 14, "end")]


def test_scale_grows_with_its_rows() -> None:
    bare = Scale("Nothing yet.", 150)

    assert (bare.line, bare.axis_y, bare.height) == (34, 69, 75)
    assert (SCALE.line, SCALE.tick_foot, SCALE.own_y, SCALE.axis_y, SCALE.height) == (54, 68, 89, 111, 117)


def test_scale_places_the_own_value() -> None:
    assert (SCALE.x, SCALE.own_anchor, SCALE.axis) == ("84%", "mid", ["0", "75", "150"])


def test_scale_of_an_odd_maximum_has_an_exact_middle() -> None:
    with translation.override("de"):
        assert Scale("Halb.", 155).axis == ["0", "77,5", "155"]


def test_scale_as_a_table_has_value_thresholds_and_maximum() -> None:
    assert SCALE.table.rows == [
        ("You 126", "126"),
        ("Gold from 120", "120"),
        ("Silver from 105", "105"),
        ("Maximum", "150"),
    ]


def test_scale_without_value_leaves_it_out_of_the_table() -> None:
    assert Scale("Nothing yet.", 150).table.rows == [("Maximum", "150")]


def test_stems_place_each_value_on_its_own_scale() -> None:
    stems = Stems("Nine to win.", (Stem("2", "Governance", 41, 50), Stem("3", "Financing", Fraction(13, 2), 10)))

    assert [(stem.x, stem.shown, stem.whole) for stem in stems.stems] == [("82%", "41", "50"), ("65%", "6.5", "10")]
    assert stems.table.rows == [("2 Governance", "41", "50"), ("3 Financing", "6.5", "10")]


def test_bars_end_where_their_share_of_the_largest_is() -> None:
    bars = Bars("Most are in Spain.", "Country", "Listed", [Bar("Spain", 40), Bar("Hungary", 10)])

    assert [(bar.shown, x) for bar, x in bars.placed] == [("40", "100%"), ("10", "25%")]
    assert bars.table.rows == [("Spain", "40"), ("Hungary", "10")]


def test_bars_without_any_place_nothing() -> None:
    assert Bars("Nothing yet.", "Country", "Listed", []).placed == []


def test_dot_plot_places_level_minimum_and_excellence() -> None:
    plot = DotPlot("One is low.", (Dot("2.5", "Contacts", 1, least=2, best=5), Dot("5.3", "Satisfaction", None)))

    assert [(p.x, p.least_x, p.best_x, p.dot.low) for p in plot.placed] == [
        ("20%", "40%", "100%", True),
        ("", "", "", False),
    ]


def test_dot_plot_axis_has_each_whole_level() -> None:
    assert DotPlot("None.", (), maximum=2).axis == [("0%", "0"), ("50%", "1"), ("100%", "2")]


def test_dot_plot_explains_only_what_it_draws() -> None:
    plain = DotPlot("All well.", (Dot("1", "One", 3),))
    full = DotPlot("One is low.", (Dot("1", "One", 1, least=2, best=5),))

    assert (plain.any_low, plain.any_least, plain.any_best) == (False, False, False)
    assert (full.any_low, full.any_least, full.any_best) == (True, True, True)


def test_dot_plot_as_a_table_says_what_the_picture_shows() -> None:
    dots = (
        Dot("2.5", "Contacts", 1, least=2),
        Dot("2.6", "Cooperation", None),
        Dot("1.1", "Commitment", 4, remark="gate"),
    )

    table = DotPlot("One is low.", dots).table

    assert table.columns[1] == Column("Level", amount=True)
    assert table.rows == [
        ("2.5 Contacts", "1", "2", "below the minimum"),
        ("2.6 Cooperation", "none", "none", ""),
        ("1.1 Commitment", "4", "none", "gate"),
    ]
