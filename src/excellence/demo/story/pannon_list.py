"""The participant list of the mobility cluster near Győr: 37 committed, nine who only take part, six who left.

It gives the figures of `pannon.FIGURES` for both years, whenever the story is told: what belongs to the year before
happened in its first half, what belongs to the year assessed at most 150 days ago. Days are written as `days.day_of`
reads them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from excellence.demo.story.days import day_of


class Row(NamedTuple):
    """One organisation on the list; several days of `met` and several `projects` stand behind each other."""

    name: str
    category: str
    town: str
    joined: str
    committed_on: str = ""
    met: str = ""
    projects: str = ""
    country: str = "HU"
    commitment: str = "signed"
    left: str = ""
    distance_km: str = ""


class Listed(NamedTuple):
    """One organisation of the list with the days of one telling; projects are name, beginning and end."""

    name: str
    category: str
    town: str
    country: str
    joined: str
    left: str
    left_why: str
    commitment: str
    committed_on: str
    met_on: tuple[str, ...]
    projects: tuple[tuple[str, str, str], ...]
    distance_km: str


# letter in the rows: name, beginning, end
PROJECTS: Final = {
    "A": ("Könnyű példaalváz", "y-2 03-01", "y-1 11-30"),
    "B": ("Zöld mintaútvonal", "y-1 05-02", ""),
    "C": ("Közös mérőpad", "-120", ""),
}

ROWS: Final = (
    # Founders
    Row("Példa Futómű Kft.", "sme", "Győr", "2014-03-20", "2014-03-20", "y-1 02-11, -34", "AB"),
    Row("Minta Tengely Kft.", "sme", "Győr", "2014-03-20", "2014-03-20", "-61", "A"),
    Row("Példa Présmű Kft.", "sme", "Mosonmagyaróvár", "2014-03-20", "2014-03-20", "y-1 03-05"),
    Row("Minta Járműipari Zrt.", "large", "Győr", "2014-03-20", "2014-03-20", "y-1 04-16, -20", "AB"),
    Row("Példa Motor Zrt.", "large", "Szombathely", "2014-03-20", "2014-03-20", "", "B"),
    Row("Példa Egyetem, Járműmérnöki Kar", "university", "Győr", "2014-03-20", "2014-03-20", "y-1 06-17, -12", "ABC"),
    Row("Példaváros Önkormányzata", "public", "Győr", "2014-03-20", "2014-03-20", "y-1 01-22"),
    # Joined before the two years
    Row("Minta Öntöde Kft.", "sme", "Tatabánya", "2015-05-11", "2015-05-11", "", "A"),
    Row("Példa Kábel Kft.", "sme", "Székesfehérvár", "2015-09-30", "2015-09-30"),
    Row("Minta Hegesztés Kft.", "sme", "Pápa", "2016-02-17", "2016-02-17", "y-1 05-20"),
    Row("Példa Szerszám Kft.", "sme", "Sopron", "2016-06-01", "2016-06-01", "-88"),
    Row("Minta Felület Kft.", "sme", "Veszprém", "2016-10-12", "2016-10-12", "", "B"),
    Row("Példa Logisztika Kft.", "sme", "Komárom", "2017-03-08", "2017-03-08", "", "B"),
    Row("Minta Szenzor Kft.", "sme", "Budapest", "2017-05-24", "2017-05-24", "y-1 06-03", "C"),
    Row("Példa Akkumulátor Kft.", "sme", "Oroszlány", "2017-11-15", "2017-11-15", "", "C"),
    Row("Minta Műanyag Kft.", "sme", "Ajka", "2018-04-18", "2018-04-18"),
    Row("Példa Gumi Kft.", "sme", "Tata", "2018-09-05", "2018-09-05", commitment="contributes"),
    Row("Minta Üveg Kft.", "sme", "Sárvár", "2019-01-30", "2019-01-30"),
    Row("Példa Szoftver Kft.", "sme", "Budaörs", "2019-06-19", "2019-06-19", "y-1 02-27", "A"),
    Row("Minta Robot Kft.", "sme", "Kecskemét", "2019-10-02", "2019-10-02"),
    Row("Példa Mérés Kft.", "sme", "Debrecen", "2020-02-12", "2020-02-12"),
    Row("Minta Váltó Zrt.", "large", "Esztergom", "2016-04-27", "2016-04-27", "-47", "A"),
    Row("Példa Busz Zrt.", "large", "Miskolc", "2018-02-21", "2018-02-21"),
    Row("Minta Járműkutató Intézet", "research", "Budapest", "2015-01-14", "2015-01-14", "", "B"),
    Row("Példa Anyagtudományi Intézet", "research", "Graz", "2017-09-13", "2017-09-13", country="AT"),
    Row("Minta Műszaki Egyetem", "university", "Bratislava", "2019-03-27", "2019-03-27", country="SK"),
    Row("Példa Szakképző Centrum", "training", "Győr", "2016-09-01", "2016-09-01", commitment="active"),
    Row("Minta Szabadalmi Iroda", "consultancy", "Budapest", "2018-06-06", "2018-06-06", commitment="active"),
    Row("Példa Fejlesztési Ügynökség", "public", "Tatabánya", "2015-11-04", "2015-11-04", "y-1 03-19"),
    Row("Példa Kereskedelmi és Iparkamara", "other", "Győr", "2015-02-25", "2015-02-25"),
    # Joined in the year before
    Row("Minta Lézer Kft.", "sme", "Pannonhalma", "y-1 04-09", "y-1 04-09", distance_km="17"),
    Row("Példa Töltő Kft.", "sme", "Győr", "y-1 02-18", "-75", "", "C"),
    Row("Minta Dizájn Kft.", "sme", "Budapest", "y-1 03-12"),
    Row("Példa Karbantartó Kft.", "sme", "Mosonmagyaróvár", "y-1 05-07"),
    Row("Minta Flotta Kft.", "sme", "Sopron", "y-1 06-11"),
    # Take part without commitment
    Row("Minta Csavar Kft.", "sme", "Veszprém", "2017-02-01"),
    Row("Példa Fék Kft.", "sme", "Székesfehérvár", "2018-05-16"),
    Row("Minta Takarék Zrt.", "finance", "Budapest", "2019-09-18"),
    # Joined in the year assessed
    Row("Példa Hajtás Kft.", "sme", "Győr", "-110", "-110", "-25", "C"),
    Row("Minta Elektronika Kft.", "sme", "Szombathely", "-96", "-96"),
    Row("Példa Jármű Zrt.", "large", "Kecskemét", "-131", "-131"),
    Row("Minta Technikum", "training", "Sopron", "-70", "-70", "-5", commitment="active"),
    Row("Példa Vármegyei Hivatal", "public", "Veszprém", "-124", "-124"),
    Row("Minta Drón Kft.", "sme", "Budapest", "-52"),
    Row("Példa Kerékpár Kft.", "sme", "Tata", "-40"),
    Row("Minta Parkoló Kft.", "sme", "Győr", "-28"),
    # Left
    Row("Példa Fólia Kft.", "sme", "Pápa", "2016-03-02", left="-60"),
    Row("Minta Rugó Kft.", "sme", "Ajka", "2017-10-11", left="-83"),
    Row("Példa Kárpit Kft.", "sme", "Budapest", "2019-04-10", left="-118"),
    Row("Minta Zár Kft.", "sme", "Győr", "2015-06-17", left="y-1 02-28"),
    Row("Példa Tükör Kft.", "sme", "Sopron", "2016-11-23", left="y-1 04-30"),
    Row("Minta Lámpa Kft.", "sme", "Tatabánya", "2018-01-24", left="y-1 06-15"),
)


def participants(*, year: int, today: date) -> Iterator[Listed]:
    """The list as it stands when the story of `year` is told on the legal day `today`."""

    def day(written: str) -> str:
        return day_of(written.strip(), year=year, today=today)

    for row in ROWS:
        yield Listed(
            name=row.name,
            category=row.category,
            town=row.town,
            country=row.country,
            joined=day(row.joined),
            left=day(row.left),
            left_why="resigned" if row.left else "",
            commitment=row.commitment if row.committed_on else "",
            committed_on=day(row.committed_on),
            met_on=tuple(sorted(day(met) for met in row.met.split(",") if met)),
            projects=tuple(
                (name, day(began), day(ended)) for name, began, ended in (PROJECTS[letter] for letter in row.projects)
            ),
            distance_km=row.distance_km,
        )
