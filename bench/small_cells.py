"""Search random towns for small groups that the published figures give away: with cells hidden, and without.

Run with `make trust`, or alone with RUSTAD_TOWNS=1000 for more towns and RUSTAD_SEED for others. Needs an empty
database (DATABASE_URL). Ends with an error if a group is found although cells are hidden, or if none is found when
nothing is hidden: then the search itself would be at fault.
"""

import os
import sys

import django
from django.core.management import call_command
from django.db import transaction

TOWNS = int(os.environ.get("RUSTAD_TOWNS", "100"))
SEED = int(os.environ.get("RUSTAD_SEED", "1000"))


def searched(seed, smallest):
    """The search of one town, rolled back afterwards. With `smallest` 1 nothing is hidden."""
    from tests.factories.small_towns import SmallTown  # noqa: PLC0415 Django must be set up first
    from tests.tracking.derived import search  # noqa: PLC0415
    from tracking.models import Definitions  # noqa: PLC0415

    with transaction.atomic():
        Definitions.objects.update_or_create(pk=Definitions.load().pk, defaults={"small_cell": smallest})
        town = SmallTown(seed)
        town.write()
        found = search(town)
        transaction.set_rollback(True)
    return found


def main():
    """Search, print, and say whether all is well."""
    with_leaks, control, total = [], 0, {"readers": 0, "figures": 0, "hidden": 0, "tried": 0}
    for seed in range(SEED, SEED + TOWNS):
        found = searched(seed, 5)
        for key in total:
            total[key] += getattr(found, key)
        if found.leaks:
            with_leaks.append(seed)
            print(f"town {seed}: {found.leaks[:3]}")
        control += bool(searched(seed, 1).leaks)
    print(
        f"{TOWNS} towns, {total['readers']} readers, {total['figures']} figures of which {total['hidden']} hidden, "
        f"{total['tried']} populations of 1 to 4 persons tried"
    )
    print(f"towns that give some of them away: {len(with_leaks)} with cells hidden, {control} with nothing hidden")
    sys.exit(bool(with_leaks) or control < TOWNS // 2)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    django.setup()
    call_command("migrate", verbosity=0)
    main()
