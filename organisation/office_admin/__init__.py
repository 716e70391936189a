"""Appointments, role holders and delegations in the CMS: lists, and forms that each end in one verb."""
