"""The columns of a participant list, what they are called in six languages, and what may stand in them."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from excellence.documents.tables.columns import Column, Kind, Label, Layout
from excellence.participants.details import is_fee_paid, read_meetings, read_projects, size_of_staff
from excellence.participants.models import Category, Commitment, Leaving, Size

FARTHEST_KM: Final = 20_100


def _options(choices: Any) -> dict[str, Any]:
    return {choice.value: choice.label for choice in choices}


NAME = Column(
    "name",
    _("Name"),
    needed=True,
    strict=True,
    width=40,
    help=_("Needed. Organisations only: no names, addresses or numbers of persons in any column."),
    synonyms=(
        "name, organisation, organization, organisation name, participant, member, company, company name, "
        "institution, név, név (szervezet), szervezet, szervezet neve, résztvevő, tag, tagok, cég, cégnév, tag "
        "neve, name der organisation, unternehmen, unternehmensname, firma, firmenname, mitglied, teilnehmer, "
        "nom, nom de l'entreprise, organisme, membre, adhérent, entreprise, société, nombre, nombre de la "
        "empresa, organización, empresa, miembro, socio, entidad, organització, soci, membres, entitat, raison "
        "sociale, razón social, raó social, startup, startup name, university"
    ),
)
CATEGORY = Column(
    "category",
    _("Kind"),
    Kind.CHOICE,
    strict=True,
    width=26,
    options=_options(Category),
    synonyms=(
        "kind, category, type, kind of organisation, type of organisation, organisation type, kategória, típus, "
        "fajta, jelleg, szervezet típusa, art, kategorie, typ, art der organisation, catégorie, type "
        "d'organisme, type de structure, categoría, tipo, tipo de entidad, tipo de socio, categoria, tipus, "
        "tipus d'entitat"
    ),
    words={
        "sme": "sme, kkv, kmu, pme, pyme, pime, kis és középvállalkozás, small company",
        "large": "nagyvállalat, großunternehmen, grande entreprise, gran empresa, grande empresa, corporate",
        "research": (
            "kutatóintézet, forschungseinrichtung, forschung, institut de recherche, centro de investigación, "
            "centro tecnológico, centre de recerca, centre tecnològic, rto, research centre, research, recherche"
        ),
        "university": "egyetem, főiskola, universität, hochschule, université, universidad, universitat",
        "training": "képző, iskola, schule, school, école, centre de formation, escuela, escola, formación, formation",
        "finance": "bank, pénzügyi szervezet, finance, banque, banco, banc",
        "consultancy": "consultancy, tanácsadó, berater, beratung, conseil, consultoría, consultoria",
        "public": (
            "public, közszféra, közintézmény, önkormányzat, öffentliche einrichtung, behörde, organisme public, "
            "administración, administración pública, administració pública, public authority, ayuntamiento, "
            "ajuntament, gemeinde, commune, municipality"
        ),
        "other": (
            "other, egyéb, sonstige, autre, otro, altres, altre, association, egyesület, asociación, associació, "
            "verein, verband"
        ),
    },
)
SIZE = Column(
    "size",
    _("Size or number of staff"),
    Kind.CHOICE,
    options=_options(Size),
    read=size_of_staff,
    help=_("Or the number of staff: 42, or 10-49."),
    synonyms=(
        "size, size class, company size, staff, number of staff, employees, number of employees, headcount, fte, "
        "méret, méretkategória, létszám, dolgozók száma, alkalmazottak, foglalkoztatottak száma, größe, "
        "größenklasse, mitarbeiter, mitarbeitende, mitarbeiterzahl, anzahl mitarbeiter, anzahl der mitarbeiter, "
        "beschäftigte, taille, effectif, effectifs, salariés, nombre de salariés, tranche d'effectif, tamaño, "
        "plantilla, trabajadores, empleados, número de trabajadores, número de empleados, nº de trabajadores, nº "
        "trabajadores, mida, dimensió, treballadors, nombre de treballadors, Size"
    ),
    words={
        "micro": "micro, mikro, mikrovállalkozás, kleinst, très petite, tpe, microempresa",
        "small": "small, kis, kicsi, kisvállalkozás, klein, petite, pequeña, petita",
        "medium": "medium, közép, közepes, középvállalkozás, mittel, moyenne, mediana, mitjana",
        "large": "large, nagy, nagyvállalat, groß, grande, gran",
    },
)
TOWN = Column(
    "town",
    _("Town"),
    most=120,
    width=20,
    help=_("Of its site in the cluster."),
    synonyms=(
        "town, city, place, headquarters, headquarters location, hq city, location, város, település, helység, "
        "székhely, ort, stadt, sitz, ville, commune, localité, ciudad, localidad, municipio, población, ciutat, "
        "municipi, població, localitat"
    ),
)
POSTCODE = Column(
    "postcode",
    _("Postcode"),
    most=20,
    synonyms=(
        "postcode, postal code, zip, zip code, irányítószám, irsz, plz, postleitzahl, code postal, código "
        "postal, cp, c.p., codi postal"
    ),
)
COUNTRY = Column(
    "country",
    _("Country"),
    Kind.COUNTRY,
    help=_("Name or two letters; your own country where it stays empty."),
    synonyms="country, country code, hq country, ország, land, pays, país",
)
JOINED = Column(
    "joined",
    _("Joined"),
    Kind.DAY,
    help=_("A day such as 31/05/2024 or 2024-05-31, a month such as 05/2024, or a year."),
    synonyms=(
        "joined, joined on, member since, since, belépett, csatlakozott, csatlakozás, tag óta, belépés, "
        "beitritt, eintritt, mitglied seit, beigetreten, adhésion, date d'adhésion, membre depuis, entrée, alta, "
        "fecha de alta, data d'alta, miembro desde, socio desde, membre des de"
    ),
)
LEFT = Column(
    "left",
    _("Left"),
    Kind.DAY,
    help=_("In the same way; empty for those who take part."),
    synonyms=(
        "left, left on, kilépett, kilépés, austritt, ausgetreten, sortie, départ, baja, baixa, fecha de baja, "
        "data de baixa"
    ),
)
LEFT_WHY = Column(
    "left_why",
    _("Why it left"),
    Kind.CHOICE,
    options=_options(Leaving),
    synonyms=(
        "why it left, reason for leaving, kilépés oka, austrittsgrund, motif de départ, motivo de baja, motiu de baixa"
    ),
    words={
        "": "none, no, nincs, keine, aucun, ninguno, cap",
        "resigned": "kilépett, ausgetreten, démission, baja voluntaria, baixa voluntària",
        "excluded": "kizárt, kizárták, ausgeschlossen, exclu, excluido, exclòs",
        "closed": "closed, insolvent, insolvency, megszűnt, felszámolás, insolvenz, fermé, cierre",
        "merged": "merged, merger, összeolvadt, beolvadt, fusioniert, fusion, fusionné, fusión, fusió",
        "other": "other, egyéb, sonstiges, autre, otro, altre",
    },
)
COMMITMENT = Column(
    "commitment",
    _("Commitment"),
    Kind.CHOICE,
    width=24,
    options=_options(Commitment),
    help=_("Empty where it is not known."),
    synonyms=(
        "commitment, kind of commitment, elkötelezettség, elköteleződés, verpflichtung, bindung, engagement, "
        "compromiso, compromís"
    ),
    words={
        "none": "none, no, nincs, nem, nein, keine, non, aucun, ninguno, cap",
        "signed": (
            "signed, agreement, letter of intent, aláírt, aláírta, szándéknyilatkozat, unterzeichnet, signé, "
            "firmado, signat, yes, igen, ja, oui, sí"
        ),
        "contributes": (
            "contributes, pays, fee, fees, fizet, tagdíj, tagdíjat fizet, zahlt, beitrag, cotise, paye, paga, "
            "cuota, quota"
        ),
        "active": "active, aktív, aktiv, actif, activo, actiu",
    },
)
COMMITTED_ON = Column(
    "committed_on",
    _("Committed since"),
    Kind.DAY,
    synonyms=(
        "committed since, committed on, commitment date, elkötelezettség kezdete, elkötelezett, elkötelezettség "
        "napja, elkötelezettség dátuma, verpflichtet seit, verpflichtet am, engagé depuis, engagement depuis, "
        "date d'engagement, fecha de compromiso, data de compromís, comprometido desde, compromès des de"
    ),
)
MET_ON = Column(
    "met_on",
    _("Met on"),
    Kind.OTHER,
    read=read_meetings,
    width=26,
    help=_("Days of personal contact, with commas or semicolons between."),
    synonyms=(
        "met on, met, meetings, visits, találkozó, találkozók, találkoztunk, látogatás, getroffen, getroffen am, "
        "treffen, besuche, rencontres, rencontré le, visites, visitas, reuniones, reunions, trobades"
    ),
)
PROJECTS = Column(
    "projects",
    _("Joint projects"),
    Kind.OTHER,
    read=read_projects,
    width=40,
    help=_("With semicolons between, each with its years in brackets: (2024-2026), (2025), (2024-)."),
    synonyms=(
        "projects, joint projects, projektek, közös projektek, projekte, gemeinsame projekte, projets, projets "
        "communs, proyectos, proyectos conjuntos, projectes, projectes conjunts"
    ),
)
DISTANCE = Column(
    "distance_km",
    _("Distance in km"),
    Kind.DECIMAL,
    most=FARTHEST_KM,
    help=_("Only where the town is not found: kilometres to your office, as the crow flies."),
    synonyms=(
        "distance in km, distance, km, távolság, távolság km, entfernung, entfernung in km, distancia, distancia "
        "en km, distància, distància en km, distance en km"
    ),
)
FEE = Column(
    "fee",
    _("Fee paid"),
    Kind.YES_NO,
    read=is_fee_paid,
    synonyms=(
        "fee, fee paid, membership fee, tagdíj, tagdíj befizetve, beitrag, mitgliedsbeitrag, cotisation, "
        "cotisation payée, cuota, cuota pagada, cuota anual, quota, quota pagada, quota anual"
    ),
)

OF_A_PARTICIPANT: Final = (
    *(NAME, CATEGORY, SIZE, TOWN, POSTCODE, COUNTRY, JOINED, LEFT, LEFT_WHY),
    *(COMMITMENT, COMMITTED_ON, MET_ON, PROJECTS, DISTANCE),
)
EXAMPLES: Final[tuple[dict[str, Label], ...]] = (
    {
        "name": _("Example: Alfa Works"),
        "category": "sme",
        "size": "small",
        "joined": "2019-05-31",
        "commitment": "signed",
    },
    {
        "name": _("Example: Beta University"),
        "category": "university",
        "town": "Graz",
        "country": "AT",
        "joined": "2021",
    },
)
# What a list in a file may hold: a paid fee is read, but is no part of what is stored.
IN_A_FILE: Final = Layout((*OF_A_PARTICIPANT, FEE), EXAMPLES)
# What is handed out.
AS_A_TABLE: Final = Layout(OF_A_PARTICIPANT, EXAMPLES)
