"""What Ekvalla requires of whom: the rules with their versions, the cut dates, and whom each rule covers."""

from dataclasses import dataclass, field
from datetime import date

from demo.organisation import under
from demo.trainings import BASIC, IN_DEPTH

JOB_ROLES = {
    "adm": "Administratör",
    "arbetsmarknad": "Arbetsmarknadshandläggare",
    "avdelningschef": "Avdelningschef",
    "badvard": "Badvärd",
    "barnskotare": "Barnskötare",
    "behandlare": "Behandlingsassistent",
    "bibliotekarie": "Bibliotekarie",
    "bistand": "Biståndshandläggare",
    "ekonom": "Ekonom",
    "elevassistent": "Elevassistent",
    "enhetschef": "Enhetschef",
    "fastighet": "Fastighetstekniker",
    "forening": "Föreningshandläggare",
    "forskollarare": "Förskollärare",
    "forvaltningschef": "Förvaltningschef",
    "fritidsledare": "Fritidsledare",
    "fritidspedagog": "Lärare i fritidshem",
    "gata": "Gatuarbetare",
    "handlaggare": "Handläggare",
    "hr": "HR-specialist",
    "jurist": "Kommunjurist",
    "kock": "Kock",
    "kommundirektor": "Kommundirektör",
    "kurator": "Kurator",
    "larare": "Lärare",
    "lokalvardare": "Lokalvårdare",
    "musiklarare": "Kulturskolelärare",
    "planarkitekt": "Planarkitekt",
    "planerare": "Planerare i hemtjänsten",
    "rektor": "Rektor",
    "sakerhetschef": "Säkerhetschef",
    "samordnare": "Preventionssamordnare",
    "samordningsusk": "Undersköterska med samordningsansvar",
    "sjukskoterska": "Sjuksköterska",
    "skolskoterska": "Skolsköterska",
    "socialsekreterare": "Socialsekreterare",
    "stodassistent": "Stödassistent",
    "tekniker": "It-tekniker",
    "assistent": "Personlig assistent",
    "usk": "Undersköterska",
    "utredare": "Utredare",
    "vagledare": "Kommunvägledare",
    "vardbitrade": "Vårdbiträde",
}

CARE = {"usk", "samordningsusk", "vardbitrade"}
SOCIAL_WORK = {"socialsekreterare", "bistand", "behandlare"}
SCHOOL = {"larare", "forskollarare", "barnskotare", "fritidspedagog", "elevassistent", "kurator", "skolskoterska"}
LEISURE = {"fritidsledare", "bibliotekarie", "forening"}
DISABILITY = {"stodassistent", "assistent"}
ORDERLY = ("permanent", "fixed_term", "substitute")


@dataclass(frozen=True)
class DemoRule:
    """A version of a requirement, from one day to another (None: still)."""

    first: date
    last: date | None
    group_name: str
    course: object
    lowest_edition: int = 1
    units: tuple = ()
    excluded: tuple = ()
    job_roles: frozenset = frozenset()
    forms: tuple = ()
    appointment_kinds: tuple = ()
    days: int = 60
    months: int | None = None
    decided_by: str = "Kommunstyrelsen"
    reference: str = ""

    def covers(self, unit, job_role, form, on):
        """Does a placement match the rule on the day (definition 4)? Appointments are not looked at."""
        return (
            self.first <= on
            and (self.last is None or on <= self.last)
            and (not self.job_roles or job_role in self.job_roles)
            and (not self.forms or form in self.forms)
            and (not self.units or any(under(unit, top, on) for top in self.units))
            and not any(under(unit, top, on) for top in self.excluded)
        )


@dataclass(frozen=True)
class DemoRequirement:
    """A requirement with its versions."""

    key: str
    name: str
    training_name: str
    versions: list = field(default_factory=list)


BASIC_NAME = "grundutbildningen om våldsbejakande extremism"

HEADS = DemoRequirement(
    "chefer",
    "Grundutbildning för chefer",
    BASIC_NAME,
    [
        DemoRule(  # The heads went first, half a year before their staff.
            date(2024, 9, 1),
            date(2025, 12, 31),
            "Chefer med personalansvar",
            BASIC,
            appointment_kinds=("head", "acting"),
            days=90,
            reference="Handlingsplan 2024–2026, mål 1",
        ),
        DemoRule(  # The law changed in 2025: heads must know the second edition.
            date(2026, 1, 1),
            None,
            "Chefer med personalansvar, andra utgåvan",
            BASIC,
            lowest_edition=2,
            appointment_kinds=("head", "acting"),
            days=90,
            reference="Handlingsplan 2024–2026, reviderad 2025-11-20",
        ),
    ],
)

GRUND = DemoRequirement(
    "grund",
    "Grundutbildning",
    BASIC_NAME,
    [
        DemoRule(
            date(2025, 1, 1),
            date(2025, 12, 31),
            "Personal i omsorg, socialtjänst, skola, fritid och bibliotek",
            BASIC,
            units=("SOC", "BUN", "KFF"),
            excluded=("KFF-BAD",),
            job_roles=frozenset(CARE | SOCIAL_WORK | SCHOOL | LEISURE),
            forms=ORDERLY,
            months=24,
            reference="Handlingsplan 2024–2026, mål 2",
        ),
        DemoRule(  # From 2026 the disability services, employment services and the hourly paid too.
            date(2026, 1, 1),
            None,
            "Personal i omsorg, funktionsstöd, socialtjänst, skola, fritid och bibliotek, även timavlönade",
            BASIC,
            units=("SOC", "BUN", "KFF"),
            excluded=("KFF-BAD",),
            job_roles=frozenset(CARE | SOCIAL_WORK | SCHOOL | LEISURE | DISABILITY | {"arbetsmarknad"}),
            months=24,
            reference="Handlingsplan 2024–2026, reviderad 2025-11-20",
        ),
    ],
)

FORDJUPNING = DemoRequirement(
    "fordjupning",
    "Fördjupning",
    "fördjupningen om våldsbejakande högerextremism",
    [
        DemoRule(
            date(2025, 8, 1),
            None,
            "Socialsekreterare, kuratorer, fritidsledare, bibliotekarier och samordnande undersköterskor",
            IN_DEPTH,
            units=("SOC", "BUN", "KFF"),
            job_roles=frozenset({"socialsekreterare", "kurator", "fritidsledare", "bibliotekarie", "samordningsusk"}),
            forms=ORDERLY,
            days=120,
            reference="Handlingsplan 2024–2026, mål 3",
        ),
    ],
)

REQUIREMENTS = [GRUND, FORDJUPNING, HEADS]  # In the order in which the pages show them.

CUT_DATES = [("Tertial 1", 4, 30), ("Tertial 2", 8, 31), ("Helår", 12, 31)]


def covered_from(requirement, placements):
    """The first day on which one of the placements (unit, job role, form, first, last) is covered, or None."""
    days = []
    for unit, job_role, form, first, last in placements:
        for rule in requirement.versions:
            start = max(first, rule.first)
            if (last is None or start <= last) and rule.covers(unit, job_role, form, start):
                days.append(start)
    return min(days, default=None)


def is_covered(requirement, placements, on):
    """Is one of the placements covered on the day?"""
    return any(
        first <= on and (last is None or on <= last) and rule.covers(unit, job_role, form, on)
        for unit, job_role, form, first, last in placements
        for rule in requirement.versions
    )
