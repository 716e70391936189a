"""The tree of Ekvalla, day by day: a table of units, and what has changed about them since 2024."""

from dataclasses import dataclass, field
from datetime import date

from demo.dates import FIRST_DAY, day, day_before

MUNICIPALITY, ADMINISTRATION, DIVISION, UNIT = "municipality", "administration", "division", "unit"

ROOT = "EKV"
BJORKBACKEN, NATTPATRULLEN = "SOC-AO-BJO", "SOC-AO-NAT"
NORD, SYD, OST = "SOC-AO-NORD", "SOC-AO-SYD", "SOC-AO-OST"
SOLGLANTAN, LINDEN = "SOC-AO-SOL", "SOC-AO-LIN"

# Every unit under the name and the unit above that it has had from its first day.
TREE = [
    # code, name, kind, above
    (ROOT, "Ekvalla kommun", MUNICIPALITY, None),
    ("KSF", "Kommunstyrelsens förvaltning", ADMINISTRATION, ROOT),
    ("KSF-STAB", "Kommunledningsstaben", UNIT, "KSF"),  # A small administration: no divisions.
    ("KSF-HR", "HR-enheten", UNIT, "KSF"),
    ("KSF-EKO", "Ekonomienheten", UNIT, "KSF"),
    ("KSF-SC", "Servicecenter", UNIT, "KSF"),
    ("KSF-AMA", "Arbetsmarknadsenheten", UNIT, "KSF"),
    ("KSF-IT", "It-enheten", UNIT, "KSF"),
    ("BUN", "Barn- och utbildningsförvaltningen", ADMINISTRATION, ROOT),
    ("BUN-FSK", "Förskola", DIVISION, "BUN"),
    ("BUN-FSK-SOL", "Förskolan Solstrimman", UNIT, "BUN-FSK"),
    ("BUN-FSK-TRO", "Förskolan Trollgläntan", UNIT, "BUN-FSK"),
    ("BUN-FSK-KAS", "Förskolan Kastanjebacken", UNIT, "BUN-FSK"),
    ("BUN-FSK-VIT", "Förskolan Vitsippsdungen", UNIT, "BUN-FSK"),
    ("BUN-FSK-EKO", "Förskolan Ekollonet", UNIT, "BUN-FSK"),
    ("BUN-FSK-BLA", "Förskolan Blåklintsängen", UNIT, "BUN-FSK"),
    ("BUN-GRU", "Grundskola", DIVISION, "BUN"),
    ("BUN-GRU-EKS", "Ekvallaskolan F–6", UNIT, "BUN-GRU"),
    ("BUN-GRU-ASK", "Åkullaskolan F–6", UNIT, "BUN-GRU"),
    ("BUN-GRU-CEN", "Kvarnholmsskolan 7–9", UNIT, "BUN-GRU"),
    ("BUN-GRU-LIN", "Lindhagaskolan F–9", UNIT, "BUN-GRU"),
    ("BUN-GRU-ELE", "Elevhälsan", UNIT, "BUN-GRU"),
    ("BUN-GYV", "Gymnasium och vuxenutbildning", DIVISION, "BUN"),
    ("BUN-GYV-GYM", "Ekvalla gymnasium", UNIT, "BUN-GYV"),
    ("BUN-GYV-VUX", "Vuxenutbildningen", UNIT, "BUN-GYV"),
    ("BUN-GYV-INT", "Introduktionsprogrammen", UNIT, "BUN-GYV"),
    ("SOC", "Socialförvaltningen", ADMINISTRATION, ROOT),
    ("SOC-AO", "Äldreomsorg", DIVISION, "SOC"),
    (BJORKBACKEN, "Hemtjänst Björkbacken", UNIT, "SOC-AO"),
    (NORD, "Hemtjänst Norra", UNIT, "SOC-AO"),
    (SYD, "Hemtjänst Syd", UNIT, "SOC-AO"),
    (OST, "Hemtjänst Öst", UNIT, "SOC-AO"),
    ("SOC-AO-STR", "Hemtjänst Strandängen", UNIT, "SOC-AO"),  # Opened on paper: nobody works there yet.
    (NATTPATRULLEN, "Nattpatrullen", UNIT, "SOC-AO"),
    (SOLGLANTAN, "Korttidsboendet Solgläntan", UNIT, "SOC-AO"),
    (LINDEN, "Vård- och omsorgsboendet Linden", UNIT, "SOC-AO"),
    ("SOC-AO-ASG", "Vård- och omsorgsboendet Åsgården", UNIT, "SOC-AO"),
    ("SOC-AO-EKL", "Vård- och omsorgsboendet Eklunden", UNIT, "SOC-AO"),
    ("SOC-IFO", "Individ- och familjeomsorg", DIVISION, "SOC"),
    ("SOC-IFO-MOT", "Mottagningen barn, unga och familj", UNIT, "SOC-IFO"),
    ("SOC-IFO-UTR", "Utredningsenheten", UNIT, "SOC-IFO"),
    ("SOC-IFO-UTB", "Utredning barn", UNIT, "SOC-IFO"),
    ("SOC-IFO-UTU", "Utredning unga", UNIT, "SOC-IFO"),
    ("SOC-IFO-OPP", "Öppenvården", UNIT, "SOC-IFO"),
    ("SOC-IFO-VUX", "Vuxenenheten", UNIT, "SOC-IFO"),
    ("SOC-IFO-EKB", "Ekonomiskt bistånd", UNIT, "SOC-IFO"),
    ("SOC-IFO-BIS", "Biståndsenheten", UNIT, "SOC-IFO"),
    ("SOC-IFO-JOU", "Socialjouren", UNIT, "SOC-IFO"),
    ("SOC-FUN", "Funktionsstöd", DIVISION, "SOC"),
    ("SOC-FUN-AKE", "Gruppbostaden Åkern", UNIT, "SOC-FUN"),
    ("SOC-FUN-HAG", "Gruppbostaden Hagen", UNIT, "SOC-FUN"),
    ("SOC-FUN-LIN", "Gruppbostaden Linnégatan", UNIT, "SOC-FUN"),
    ("SOC-FUN-DAG", "Daglig verksamhet", UNIT, "SOC-FUN"),
    ("SOC-FUN-ASS", "Personlig assistans", UNIT, "SOC-FUN"),
    ("SOC-ARB", "Arbete och försörjning", DIVISION, "SOC"),
    ("KFF", "Kultur- och fritidsförvaltningen", ADMINISTRATION, ROOT),
    ("KFF-BIB", "Biblioteket", UNIT, "KFF"),
    ("KFF-KLI", "Fritidsgården Klippan", UNIT, "KFF"),
    ("KFF-VIK", "Fritidsgården Viken", UNIT, "KFF"),
    ("KFF-UNG", "Ungdomens hus", UNIT, "KFF"),
    ("KFF-KUL", "Kulturskolan", UNIT, "KFF"),
    ("KFF-FOR", "Föreningsstöd och lokaler", UNIT, "KFF"),
    ("KFF-BAD", "Badhuset", UNIT, "KFF"),
    ("SAM", "Samhällsbyggnadsförvaltningen", ADMINISTRATION, ROOT),
    ("SAM-TEK", "Teknik", DIVISION, "SAM"),
    ("SAM-TEK-GAT", "Gata och park", UNIT, "SAM-TEK"),
    ("SAM-TEK-LOK", "Lokalvård", UNIT, "SAM-TEK"),
    ("SAM-TEK-FAS", "Fastighet", UNIT, "SAM-TEK"),
    ("SAM-TEK-MAL", "Måltidsservice", UNIT, "SAM-TEK"),
    ("SAM-PLB", "Plan och bygg", DIVISION, "SAM"),
    ("SAM-PLB-BYG", "Bygglov", UNIT, "SAM-PLB"),
    ("SAM-PLB-PLA", "Planering", UNIT, "SAM-PLB"),
    ("SAM-MIL", "Miljöenheten", UNIT, "SAM"),
]

OPENED_LATER = {
    "BUN-FSK-EKO": "2025-08-01",
    "SOC-IFO-UTB": "2026-01-01",
    "SOC-IFO-UTU": "2026-01-01",
    "SOC-ARB": "2026-01-01",
    "SOC-AO-STR": "2025-10-01",
    "KFF-UNG": "2026-01-01",
    "BUN-GYV-INT": "2024-08-01",
}

# Closed on its last day; the staff go on in the successors the day after.
CLOSED = {
    OST: ("2025-06-30", [NORD]),  # Part of one unit taken over by another that goes on.
    "BUN-FSK-KAS": ("2025-07-31", ["BUN-FSK-EKO"]),  # Merger of two into a new one.
    "BUN-FSK-VIT": ("2025-07-31", ["BUN-FSK-EKO"]),
    "SOC-IFO-UTR": ("2025-12-31", ["SOC-IFO-UTB", "SOC-IFO-UTU"]),  # Split in two.
    "KFF-KLI": ("2025-12-31", ["KFF-UNG"]),
    "KFF-VIK": ("2025-12-31", ["KFF-UNG"]),
}

RENAMED = [
    (NORD, "2025-01-01", "Hemtjänst Nord"),
    ("KFF-BIB", "2026-01-01", "Ekvalla bibliotek"),
]

MOVED = [
    ("KSF-AMA", "2026-01-01", "SOC-ARB"),  # To another administration.
    ("SOC-IFO-EKB", "2026-01-01", "SOC-ARB"),  # To another division.
    ("SOC-IFO-BIS", "2025-04-01", "SOC-AO"),
]


@dataclass
class Period:
    """Where the unit stood and what it was called, from one day to another (None: still)."""

    name: str
    parent: str | None
    first: date
    last: date | None = None


@dataclass
class DemoUnit:
    """A unit with all its periods, and where its staff went when it closed."""

    code: str
    kind: str
    opened: date
    closed: date | None
    successors: list
    periods: list = field(default_factory=list)

    def change(self, on, **values):
        """From `on` the unit has another name or stands under another unit."""
        current = self.periods[-1]
        self.periods.append(Period(**({"name": current.name, "parent": current.parent} | values), first=on))
        current.last = day_before(on)


def _units():
    units = {}
    for code, name, kind, parent in TREE:
        opened = day(OPENED_LATER.get(code, FIRST_DAY))
        closed, successors = CLOSED.get(code, (None, []))
        units[code] = DemoUnit(code, kind, opened, day(closed), successors, [Period(name, parent, opened)])
    for code, on, name in RENAMED:
        units[code].change(day(on), name=name)
    for code, on, parent in MOVED:
        units[code].change(day(on), parent=parent)
    for unit in units.values():
        unit.periods[-1].last = unit.closed
    return units


UNITS = _units()


def under(code, top, on):
    """Did the unit stand in the subtree of `top` on the day?"""
    while code is not None and code != top:
        code = next((p.parent for p in UNITS[code].periods if p.first <= on and (p.last is None or on <= p.last)), None)
    return code == top
