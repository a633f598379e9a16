"""Words that lists use for headings and options, beside those of the template; folded when they are compared."""

HEADINGS: dict[str, tuple[str, ...]] = {
    "name": (
        *("name", "organisation", "organization", "participant", "member", "company", "company name"),
        *("név", "név (szervezet)", "szervezet", "szervezet neve", "résztvevő", "tag", "cég", "cégnév", "tag neve"),
        *("name der organisation", "unternehmen", "firma", "mitglied", "teilnehmer", "nom", "organisme", "membre"),
        *("entreprise", "société", "nombre", "organización", "empresa", "miembro", "entidad", "nom", "organització"),
        *("empresa", "membre", "entitat", "raison sociale", "razón social", "raó social"),
    ),
    "category": (
        *("kind", "category", "type", "kind of organisation", "kategória", "típus", "fajta", "jelleg", "art"),
        *("kategorie", "typ", "catégorie", "type d'organisme", "categoría", "tipo", "categoria", "tipus"),
    ),
    "size": (
        *("size", "size class", "méret", "méretkategória", "létszám", "größe", "größenklasse", "taille", "effectif"),
        *("tamaño", "plantilla", "mida", "dimensió"),
    ),
    "town": (
        *("town", "city", "place", "város", "település", "helység", "ort", "stadt", "ville", "commune", "localité"),
        *("ciudad", "localidad", "municipio", "población", "ciutat", "municipi", "població", "localitat"),
    ),
    "postcode": (
        *("postcode", "postal code", "zip", "zip code", "irányítószám", "irsz", "plz", "postleitzahl", "code postal"),
        *("código postal", "cp", "codi postal"),
    ),
    "country": ("country", "ország", "land", "pays", "país"),
    "joined": (
        *("joined", "joined on", "member since", "since", "belépett", "csatlakozott", "tag óta", "belépés", "beitritt"),
        *(
            "mitglied seit",
            "beigetreten",
            "adhésion",
            "membre depuis",
            "entrée",
            "alta",
            "fecha de alta",
            "data d'alta",
        ),
        *("miembro desde", "membre des de"),
    ),
    "left": (
        *("left", "left on", "kilépett", "kilépés", "austritt", "ausgetreten", "sortie", "départ", "baja", "baixa"),
        *("fecha de baja", "data de baixa"),
    ),
    "left_why": (
        *("why it left", "reason", "reason for leaving", "kilépés oka", "grund", "austrittsgrund", "motif"),
        *("motif de départ", "motivo", "motivo de baja", "motiu", "motiu de baixa"),
    ),
    "commitment": (
        *("commitment", "kind of commitment", "elkötelezettség", "elköteleződés", "verpflichtung", "bindung"),
        *("engagement", "compromiso", "compromís"),
    ),
    "committed_on": (
        *("committed since", "committed on", "commitment date", "elkötelezettség kezdete", "elkötelezett"),
        *(
            "elkötelezettség napja",
            "elkötelezettség dátuma",
            "verpflichtet seit",
            "verpflichtet am",
            "engagé depuis",
            "engagement depuis",
            "date d'engagement",
            "fecha de compromiso",
            "data de compromís",
            "comprometido desde",
            "compromès des de",
        ),
    ),
    "met_on": (
        *("met on", "met", "meetings", "visits", "találkozó", "találkozók", "találkoztunk", "látogatás", "getroffen"),
        *("getroffen am", "treffen", "besuche", "rencontres", "rencontré le", "visites", "visitas", "reuniones"),
        *("reunions", "trobades"),
    ),
    "projects": (
        *("projects", "joint projects", "projektek", "közös projektek", "projekte", "gemeinsame projekte", "projets"),
        *("projets communs", "proyectos", "proyectos conjuntos", "projectes", "projectes conjunts"),
    ),
    "distance_km": (
        *("distance in km", "distance", "km", "távolság", "távolság km", "entfernung", "entfernung in km"),
        *("distancia", "distancia en km", "distància", "distància en km", "distance en km"),
    ),
}

OPTIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "category": {
        "sme": ("kkv", "kmu", "pme", "pyme", "pime", "kis és középvállalkozás", "small company"),
        "large": (
            "nagyvállalat",
            "großunternehmen",
            "grande entreprise",
            "gran empresa",
            "grande empresa",
            "corporate",
        ),
        "research": (
            *("kutatóintézet", "forschungseinrichtung", "institut de recherche", "centro de investigación"),
            *("centro tecnológico", "centre de recerca", "centre tecnològic", "rto", "research centre"),
        ),
        "university": ("egyetem", "főiskola", "universität", "hochschule", "université", "universidad", "universitat"),
        "training": ("képző", "iskola", "schule", "school", "école", "centre de formation", "escuela", "escola"),
        "finance": ("bank", "pénzügyi szervezet", "finance", "banque", "banco", "banc"),
        "consultancy": ("consultancy", "tanácsadó", "berater", "beratung", "conseil", "consultoría", "consultoria"),
        "public": (
            *("public", "közszféra", "közintézmény", "önkormányzat", "öffentliche einrichtung", "behörde"),
            *(
                "organisme public",
                "administración",
                "administración pública",
                "administració pública",
                "public authority",
            ),
        ),
        "other": ("other", "egyéb", "sonstige", "autre", "otro", "altres", "altre", "association", "egyesület"),
    },
    "size": {
        "micro": (
            "micro",
            "mikro",
            "mikrovállalkozás",
            "kleinst",
            "très petite",
            "tpe",
            "microempresa",
            "<10",
            "0-9",
            "1-9",
        ),
        "small": ("small", "kis", "kicsi", "kisvállalkozás", "klein", "petite", "pequeña", "petita", "10-49"),
        "medium": (
            "medium",
            "közép",
            "közepes",
            "középvállalkozás",
            "mittel",
            "moyenne",
            "mediana",
            "mitjana",
            "50-249",
        ),
        "large": ("large", "nagy", "nagyvállalat", "groß", "grande", "gran", ">250", "250+", "250-"),
    },
    "left_why": {
        "resigned": ("kilépett", "ausgetreten", "démission", "baja voluntaria", "baixa voluntària"),
        "excluded": ("kizárt", "kizárták", "ausgeschlossen", "exclu", "excluido", "exclòs"),
        "closed": ("closed", "insolvent", "insolvency", "megszűnt", "felszámolás", "insolvenz", "fermé", "cierre"),
        "merged": (
            "merged",
            "merger",
            "összeolvadt",
            "beolvadt",
            "fusioniert",
            "fusion",
            "fusionné",
            "fusión",
            "fusió",
        ),
        "other": ("other", "egyéb", "sonstiges", "autre", "otro", "altre"),
    },
    "commitment": {
        "signed": (
            *(
                "signed",
                "agreement",
                "letter of intent",
                "aláírt",
                "aláírta",
                "szándéknyilatkozat",
                "unterzeichnet",
            ),
            *("signé", "firmado", "signat", "yes", "igen", "ja", "oui", "sí"),
        ),
        "contributes": (
            *("contributes", "pays", "fee", "fees", "fizet", "tagdíj", "tagdíjat fizet", "zahlt", "beitrag"),
            *("cotise", "paye", "paga", "cuota", "quota"),
        ),
        "active": ("active", "aktív", "aktiv", "actif", "activo", "actiu"),
    },
}
# Words that say that there is none.
NOTHING = ("-", "–", "none", "no", "nincs", "nem", "nein", "keine", "non", "aucun", "ninguno", "cap", "unknown", "n/a")
