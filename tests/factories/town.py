"""The cast that most tests share: who is who, in a town small enough to hold in the head.

Ekvalla kommun → Socialförvaltningen → Äldreomsorg → Nord and Syd. The head of Syd must never see what is Nord's.
"""

from types import SimpleNamespace

from organisation.models import UnitKind


def build_town(world):
    """The units, the people and the course; the requirement holds from 2025-03-01 for assistant nurses, 60 days."""
    town = SimpleNamespace()
    town.municipality = world.unit("Ekvalla kommun", kind=UnitKind.MUNICIPALITY)
    town.administration = world.unit("Socialförvaltningen", town.municipality, kind=UnitKind.ADMINISTRATION)
    town.division = world.unit("Äldreomsorg", town.administration, kind=UnitKind.DIVISION)
    town.nord, town.syd = world.unit("Nord", town.division), world.unit("Syd", town.division)
    town.employee = world.staff(town.nord, person=world.person("Samira Haddad"))
    town.colleague = world.staff(town.nord, person=world.person("Anders Holm"))
    town.head = world.head(town.nord, person=world.staff(town.nord, "enhetschef", person=world.person("Nora Chef")))
    town.other_head = world.head(town.syd, person=world.staff(town.syd, "enhetschef", person=world.person("Siv Chef")))
    town.neighbour = world.staff(town.syd, person=world.person("Nils Granne"))
    town.division_head = world.head(
        town.division, person=world.staff(town.division, "avdelningschef", person=world.person("Doris Chef"))
    )
    town.coordinator = world.staff(town.municipality, "samordnare", person=world.person("Sam Ordnare"))
    world.head(town.municipality, kind="coordinator", person=town.coordinator)
    town.admin = world.person("Ada Administratör", is_superuser=True, is_staff=True)
    town.course = world.training()
    town.requirement = world.requirement(
        town.course, job_roles=[world.job_role("undersköterska")], group_name="Undersköterskor", months=24
    )
    return town
