"""What a process of its own needs to work on the database of a test."""

from django.db import connection


def database_url():
    """The address of the database of this test."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{settings['NAME']}"
    return f"postgres://{settings['USER']}@/{settings['NAME']}?host={settings['OPTIONS'].get('host', settings['HOST'])}"
