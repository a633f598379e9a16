"""The mobility cluster near Győr: four people, 37 committed participants, in the middle of its self-assessment.

Figures about participants are those its list gives (`pannon_list`). `{year}` in a text is the year assessed,
`{before}` the one before and `{later}` the second one after.
"""

from __future__ import annotations

from typing import Final

NAME: Final = "Demo: Pannon Example Mobility Cluster"

# The two of the team of four who are not among the people one can sign in as: name, address.
TEAM: Final = (
    ("Dóra Példás", "dora@pannon-example.invalid"),
    ("Máté Mintás", "mate@pannon-example.invalid"),
)

# What the profile says, section by section; contact and recognition are still open.
PROFILE: Final[dict[str, dict[str, object]]] = {
    "identity": {"acronym": "PEMC", "legal_form": "association", "established_on": "2014-03-20"},
    "place": {"region": "HU221", "postcode": "9021"},
    "languages": {"website_in_english": True, "languages": ["hu", "en", "de"]},
    "words": {
        "short": {
            "hu": "Kitalált járműipari klaszter Győr környékén, közös fejlesztésekre.",
            "en": "A fictional mobility cluster around Győr, for developments nobody manages alone.",
        },
    },
    "sectors": {"main_ecosystem": "mobility-transport-automotive", "nace": ["29"]},
    "services": {"services": ["innovation", "networking", "people"]},
}

# A colleague's comment: indicator, key of the person, days before the story is told, text.
COMMENT: Final = (
    "private_share",
    "bence",
    3,
    "A számok szerint 34,9 százalék a magánbevétel, az csak 3-as szint. Szerintem írjuk át 3-ra, vagy kérjük be a "
    "két hiányzó szolgáltatási számlát, mielőtt beadjuk.",
)

# Papers that end soon: title as in `ANSWERS`, days after the story is told.
GOOD_UNTIL: Final = {"Együttműködési megállapodások": 20, "Képzési terv és igazolások": 45}

# metric: (last year, this year, source)
FIGURES: Final[dict[str, tuple[str, str, str]]] = {
    "founded_on": ("2014-03-20", "2014-03-20", "Alapszabály"),
    "management_since": ("2014-09-01", "2014-09-01", "Alapszabály"),
    "legal_form": ("association", "association", "Alapszabály"),
    "driving_force": ("industry", "industry", ""),
    "website_english": ("yes", "yes", ""),
    "public_collaboration": ("yes", "yes", "Együttműködési megállapodás"),
    "programme_recognised": ("no", "no", ""),
    "participants": ("41", "46", "Résztvevők jegyzéke"),
    "committed_sme": ("18", "21", "Résztvevők jegyzéke"),
    "committed_large": ("4", "5", "Résztvevők jegyzéke"),
    "committed_research": ("2", "2", "Résztvevők jegyzéke"),
    "committed_university": ("2", "2", "Résztvevők jegyzéke"),
    "committed_training": ("1", "2", "Résztvevők jegyzéke"),
    "committed_finance": ("0", "0", "Résztvevők jegyzéke"),
    "committed_consultancy": ("1", "1", "Résztvevők jegyzéke"),
    "committed_public": ("2", "3", "Résztvevők jegyzéke"),
    "committed_other": ("1", "1", "Résztvevők jegyzéke"),
    "committed_within_150km": ("27", "32", "Résztvevők jegyzéke"),
    "participants_12m_ago": ("39", "41", "Résztvevők jegyzéke"),
    "participants_stayed_12m": ("36", "38", "Résztvevők jegyzéke"),
    "committed_met_12m": ("9", "8", "Látogatási napló"),
    "committed_in_projects_24m": ("11", "15", "Projektlista"),
    "active_links": ("4", "6", "Megállapodások"),
    "foreign_partners": ("1", "2", "Megállapodások"),
    "enquiries_per_month": ("3", "4.5", ""),
    "staff": ("4", "4", "Munkaügyi nyilvántartás"),
    "staff_qualified": ("3", "4", "Munkaügyi nyilvántartás"),
    "staff_sector_experience": ("3", "3", "Munkaügyi nyilvántartás"),
    "staff_24m_ago": ("3", "4", "Munkaügyi nyilvántartás"),
    "staff_stayed_24m": ("3", "3", "Munkaügyi nyilvántartás"),
    "fte": ("2.5", "3", "Munkaügyi nyilvántartás"),
    "training_days": ("6", "8", "Képzési terv"),
    "training_plan": ("yes", "yes", "Képzési terv"),
    "months_secured": ("14", "20", "Támogatási szerződés"),
    "income_public": ("118000", "124000", "Beszámoló"),
    "income_fees": ("31000", "36500", "Beszámoló"),
    "income_services": ("19000", "24000", "Beszámoló"),
    "income_other_private": ("4000", "6000", "Beszámoló"),
    "targets_set": ("9", "12", "Éves terv"),
    "targets_met": ("6", "10", "Elnökségi jegyzőkönyv"),
    "governance_body": ("3", "3", "Alapszabály"),
    "decision_participation": ("2", "3", "Elnökségi jegyzőkönyv"),
    "strategy_status": ("3", "3", "Stratégia"),
    "plan_status": ("2", "3", "Éves terv"),
    "monitoring_status": ("2", "3", "Mutatószámok"),
    "services_used": (
        "information, networking, matchmaking, training, funding",
        "information, networking, matchmaking, rd_projects, funding, training, internationalisation",
        "Szolgáltatási jegyzék",
    ),
    "service_intensity": ("2", "3", ""),
    "internationalisation_services": ("1", "2", ""),
    "working_groups": ("2", "3", "Munkacsoport-emlékeztetők"),
    "web_items_present": ("aims, members, contact, english", "aims, members, contact, events, news, english", "Honlap"),
    "media_items_12m": ("11", "14", "Sajtófigyelés"),
    "success_stories_24m": ("2", "3", "Honlap"),
    "survey_24m": ("yes", "yes", "Elégedettségi felmérés"),
    "survey_response": ("28", "43", "Elégedettségi felmérés"),
    "satisfied_share": ("71", "78", "Elégedettségi felmérés"),
    "survey_action_plan": ("no", "yes", "Elégedettségi felmérés"),
    "perceived_effect": ("2", "3", ""),
}

# indicator key: (level, justification, lane of its evidence or "", title of the evidence)
ANSWERS: Final[dict[str, tuple[int, str, str, str]]] = {
    "committed_participation": (
        4,
        "46 résztvevőnkből 37 írásban vállalt kötelezettséget vagy tagdíjat fizet; a jegyzék dátummal tartalmazza "
        "mindegyikük vállalását.",
        "file",
        "Résztvevők jegyzéke, vállalásokkal",
    ),
    "composition": (
        5,
        "Vállalkozások, kutatás és oktatás, közintézmények és tanácsadók is vannak közöttünk; a 26 vállalkozás közül "
        "21 kis- vagy középvállalkozás.",
        "file",
        "Résztvevők jegyzéke kategóriák szerint",
    ),
    "committed_participants": (5, "37 elkötelezett résztvevőnk van, tavaly 31 volt.", "file", "Résztvevők jegyzéke"),
    "geographical_concentration": (
        5,
        "37-ből 32 elkötelezett résztvevő telephelye 150 kilométeren belül van.",
        "file",
        "Telephelyek és távolságok",
    ),
    "management_maturity": (
        5,
        "A menedzsment 2014 szeptembere óta megszakítás nélkül működik.",
        "link",
        "Alapszabály és bejegyző végzés",
    ),
    "human_resources": (
        5,
        "Három teljes munkaidős egyenértéknek megfelelő csapat dolgozik 37 elkötelezett résztvevőért.",
        "interview",
        "Munkaköri leírások",
    ),
    "team_qualification": (
        5,
        "Mind a négy munkatárs felsőfokú végzettségű, és legalább három éve dolgozik az ágazatban vagy klaszterek "
        "menedzsmentjében.",
        "interview",
        "Önéletrajzok és végzettségek",
    ),
    "team_learning": (
        3,
        "Idén nyolc képzési napot teljesítettünk három teljes munkaidős egyenértékre; a képzési terv elkészült.",
        "file",
        "Képzési terv és igazolások",
    ),
    "team_continuity": (4, "Négyből három munkatárs két éve is velünk volt; egy projekt lezárult.", "", ""),
    "participation_stability": (
        4,
        "A tavalyi 41 résztvevőből 38 maradt; három kisvállalkozás lépett ki, elköteleződése egyiknek sem volt.",
        "file",
        "Ki- és belépések listája",
    ),
    "clarity_of_roles": (
        4,
        "Az elnökségben a vállalkozások, az egyetem és az önkormányzat is képviselve van; évente háromszor ülésezik, "
        "jegyzőkönyvvel.",
        "file",
        "Elnökségi jegyzőkönyvek",
    ),
    "direct_contacts": (
        1,
        "Tizenkét hónap alatt nyolc elkötelezett résztvevőt kerestünk fel személyesen; a látogatásokat naplózzuk.",
        "file",
        "Látogatási napló",
    ),
    "degree_of_cooperation": (
        4,
        "Tizenöt elkötelezett résztvevő vett részt közös projektben az elmúlt két évben.",
        "file",
        "Projektlista partnerekkel",
    ),
    "innovation_system": (
        4,
        "Hat élő kapcsolatunk van kutatóhellyel, ügynökséggel és két külföldi klaszterrel, mindegyikkel volt közös "
        "tevékenység az elmúlt évben.",
        "link",
        "Együttműködési megállapodások",
    ),
    "financial_prospects": (
        3,
        "A költségvetés háromnegyede húsz hónapra biztosított támogatási szerződéssel és tagdíjjal.",
        "file",
        "Támogatási szerződés kivonata",
    ),
    "private_share": (4, "A bevétel 35 százaléka tagdíjból és szolgáltatásból származik.", "file", "Éves beszámoló"),
    "strategy_process": (
        4,
        "A stratégia piacelemzésre és három műhelymunkára épült, a résztvevők, az egyetem és a város bevonásával.",
        "file",
        "Stratégiaalkotás: emlékeztetők",
    ),
    "strategy_documentation": (
        4,
        "A négyéves stratégia mérhető célokat tartalmaz, az elnökség elfogadta, a résztvevők olvashatják.",
        "link",
        "Stratégia {later}-ig",
    ),
    "implementation_plan": (
        4,
        "Az éves terv minden feladathoz felelőst, határidőt, költségkeretet és mutatót rendel.",
        "file",
        "Éves megvalósítási terv",
    ),
    "financial_controlling": (
        3,
        "Félévente összevetjük a tervet a tényekkel, az elnökség megkapja az eltéréseket.",
        "file",
        "Terv-tény összevetés",
    ),
    "strategy_review": (1, "A stratégiát eddig csak alkalmanként, írásos nyom nélkül tekintettük át.", "", ""),
    "performance_monitoring": (
        3,
        "{before} tavasza óta tizenkét mutatót vezetünk, mindegyikhez cél és határidő tartozik; az elnökség évente "
        "kétszer látja. Azért 3, mert a döntésekben való felhasználás még nincs leírva.",
        "file",
        "Mutatószámok két évre",
    ),
    "strategy_focus": (
        4,
        "A célok a résztvevői igényfelmérésre épülnek, a források követik a fontossági sorrendet.",
        "file",
        "Igényfelmérés és célrangsor",
    ),
    "media_recognition": (3, "Tizennégy független megjelenés volt tizenkét hónap alatt.", "link", "Sajtófigyelés"),
}
