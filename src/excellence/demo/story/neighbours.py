"""Twenty more organisations, as parameters from which `rule` makes their figures and `drafts` their answers.

Towns are real, organisations and people are not: every name says Example, every address ends in `.invalid`.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Neighbour(NamedTuple):
    """One invented organisation.

    `maturity` from 1 to 5 is how far its management has come, `committed`, `fte` and `budget` (thousand EUR) are those
    of the year assessed, `years` for how many years it entered figures, `answered` how many indicators of a draft
    it has answered, 0 for none begun.
    """

    key: str
    place: str
    sector: str
    country: str
    town: str
    language: str
    manager: str
    founded: int
    driving_force: str
    legal_form: str
    maturity: int
    committed: int
    fte: str
    budget: int
    years: int = 1
    answered: int = 0

    @property
    def name(self) -> str:
        """What it is called; nobody can take it for a real one."""
        return f"Demo: {self.place} Example {self.sector}"

    @property
    def website(self) -> str:
        """An address that leads nowhere."""
        return f"https://{self.key}-example.invalid/"

    @property
    def address(self) -> str:
        """The e-mail address of whoever manages it."""
        return f"office@{self.key}-example.invalid"


ALL: Final = 31

# fmt: off
NEIGHBOURS: Final = (
    Neighbour("rhone", "Rhône", "Materials Cluster", "FR", "Lyon", "fr", "Claire Exemple",
              2011, "industry", "association", 5, 84, "6", 720, years=2, answered=ALL),
    Neighbour("neckar", "Neckar", "Machinery Network", "DE", "Stuttgart", "de", "Jonas Beispiel",
              2009, "industry", "association", 3, 61, "4", 460, years=2, answered=ALL),
    Neighbour("ebro", "Ebro", "Food Cluster", "ES", "Zaragoza", "es", "Lucía Ejemplo",
              2016, "mixed", "association", 3, 45, "3", 290, years=2, answered=18),
    Neighbour("vistula", "Vistula", "Software Cluster", "PL", "Kraków", "en", "Ewa Przykład",
              2012, "industry", "association", 4, 52, "4", 410, years=2, answered=ALL),
    Neighbour("tisza", "Tisza", "Health Cluster", "HU", "Szeged", "hu", "Eszter Példa",
              2015, "research", "association", 3, 33, "2.5", 210, years=2, answered=12),
    Neighbour("jutland", "Jutland", "Wind Network", "DK", "Aarhus", "en", "Søren Eksempel",
              2006, "industry", "association", 5, 96, "8", 980, years=2),
    Neighbour("emilia", "Emilia", "Ceramics Network", "IT", "Bologna", "en", "Giulia Esempio",
              2010, "industry", "company", 3, 48, "3", 330, answered=9),
    Neighbour("douro", "Douro", "Footwear Cluster", "PT", "Porto", "en", "Inês Exemplo",
              2013, "industry", "association", 3, 57, "3.5", 360),
    Neighbour("enns", "Enns", "Mechatronics Cluster", "AT", "Linz", "de", "Lena Beispiel",
              2008, "public", "hosted", 4, 66, "4", 480, years=2),
    Neighbour("drava", "Drava", "Tooling Cluster", "SI", "Maribor", "en", "Maja Primer",
              2014, "industry", "association", 3, 29, "2", 170, answered=6),
    Neighbour("somes", "Someș", "Digital Network", "RO", "Cluj-Napoca", "en", "Ana Exemplu",
              2017, "mixed", "association", 2, 38, "2", 120),
    Neighbour("camp", "Camp", "Chemistry Cluster", "ES", "Tarragona", "ca", "Pau Exemple",
              2012, "industry", "association", 4, 43, "3", 310),
    Neighbour("cantabrian", "Cantabrian", "Maritime Cluster", "ES", "Bilbao", "es", "Ane Ejemplo",
              2005, "industry", "association", 4, 74, "5", 610, years=2),
    Neighbour("garonne", "Garonne", "Aerospace Network", "FR", "Toulouse", "fr", "Hugo Exemple",
              2007, "public", "association", 4, 88, "6.5", 760),
    Neighbour("lys", "Lys", "Textile Network", "FR", "Lille", "fr", "Zoé Exemple",
              2019, "mixed", "association", 2, 27, "1.5", 130, answered=7),
    Neighbour("elbe", "Elbe", "Microsystems Cluster", "DE", "Dresden", "de", "Mia Beispiel",
              2013, "research", "association", 3, 41, "3", 280),
    Neighbour("brabant", "Brabant", "Photonics Network", "NL", "Eindhoven", "en", "Daan Voorbeeld",
              2015, "research", "foundation", 4, 58, "4", 450),
    Neighbour("pirkanmaa", "Pirkanmaa", "Bioeconomy Cluster", "FI", "Tampere", "en", "Aino Esimerkki",
              2018, "public", "public_body", 3, 36, "2.5", 260),
    Neighbour("munster", "Munster", "Dairy Network", "IE", "Cork", "en", "Niamh Sampla",
              2020, "mixed", "company", 2, 22, "1.5", 110),
    Neighbour("moravian", "Moravian", "Nanotechnology Cluster", "CZ", "Brno", "en", "Tomáš Příklad",
              2022, "research", "association", 1, 16, "1", 60),
)
# fmt: on
