"""Which town a name means."""

from __future__ import annotations

import pytest

from excellence.participants.places import NOWHERE, Candidate, Located, locate

HALLE_CITY = Candidate(1, "Halle (Saale)", 234_000, (51.48, 11.97), is_main=False)
HALLE_VILLAGE = Candidate(2, "Halle", 900, (51.99, 9.56))
HALLE_TOWN = Candidate(3, "Halle", 21_000, (52.06, 8.36))
PARIS = Candidate(4, "Paris", 2_100_000, (48.85, 2.35))
PARISOT = Candidate(5, "Parisot", 500, (44.26, 1.86), is_main=False)


def test_one_town_of_a_name_is_meant() -> None:
    assert locate([HALLE_CITY]) == Located("Halle (Saale)", (51.48, 11.97))


def test_village_is_not_taken_for_the_city_people_call_the_same() -> None:
    assert locate([HALLE_VILLAGE, HALLE_CITY]) == Located(candidates=(HALLE_CITY, HALLE_VILLAGE))


def test_two_towns_of_one_name_are_never_told_apart_by_guessing() -> None:
    assert locate([HALLE_VILLAGE, HALLE_TOWN]).candidates == (HALLE_TOWN, HALLE_VILLAGE)


def test_largest_that_alone_has_it_as_its_name_is_meant() -> None:
    assert locate([PARISOT, PARIS]).name == "Paris"


def test_name_nobody_has_is_nowhere() -> None:
    assert locate([]) == NOWHERE


def test_distance_is_known_between_two_known_places_only() -> None:
    here, there = Located("Győr", (47.68333, 17.63512)), Located("Miskolc", (48.1, 20.78333))

    assert here.distance_to(there) == pytest.approx(239, abs=1)
    assert here.distance_to(NOWHERE) is None
