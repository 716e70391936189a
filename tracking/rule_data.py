"""A version of a requirement as plain data: what a frozen report keeps, and what a rule of today is compared with."""


def rule_data(version):
    """What the rule says, with codes for what has one; what `version` refers to is prefetched."""
    return {
        "group_name": version.group_name,
        "starts_on": version.starts_on.isoformat(),
        "ends_on": version.ends_on.isoformat() if version.ends_on else None,
        "days": version.days,
        "months": version.months,
        "decided_by": version.decided_by,
        "reference": version.reference,
        "trainings": [
            {"title": row.training.title, "kind": row.training.kind, "lowest_edition": row.lowest_edition}
            for row in version.accepted.all()
        ],
        "units": sorted(row.unit.code for row in version.units.all() if not row.excluded),
        "excluded": sorted(row.unit.code for row in version.units.all() if row.excluded),
        "unit_kinds": sorted(version.unit_kinds),
        "job_roles": sorted(role.title for role in version.job_roles.all()),
        "forms": sorted(version.forms),
        "appointment_kinds": sorted(version.appointment_kinds),
    }
