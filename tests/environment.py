"""The environment of the tests: a pytest plugin, because config.settings is read before any conftest.py."""

import os
import secrets
import shutil
import tempfile
from pathlib import Path

MEDIA = Path(tempfile.gettempdir()) / f"rustad-media-{secrets.token_hex(8)}"  # Django makes it with the first file.
PRIVATE_MEDIA = MEDIA.with_name(f"{MEDIA.name}-private")

os.environ |= {
    "SECRET_KEY": secrets.token_urlsafe(50),
    "RUSTAD_DEBUG": "0",
    "RUSTAD_HTTPS": "0",
    "RUSTAD_REQUIRE_MFA": "0",  # What the second step guards is told in its own tests, which turn it on.
    "MEDIA_ROOT": str(MEDIA),
    "PRIVATE_MEDIA_ROOT": str(PRIVATE_MEDIA),
    "CACHE_URL": "locmemcache://",  # Emptied before every test, also those without a database.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",  # Playwright keeps an event loop running in the thread of the test.
}
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")  # Never the database of `make run`.


def pytest_unconfigure():
    for folder in (MEDIA, PRIVATE_MEDIA):
        shutil.rmtree(folder, ignore_errors=True)


def pytest_deselected(items):
    """Tell bin/test.py, which promises the whole suite, what an option or a conftest left out."""
    if "RUSTAD_LEFT_OUT" in os.environ:
        with open(os.environ["RUSTAD_LEFT_OUT"], "a") as file:
            # conftest.py has said of the others that they are for one database.
            file.writelines(f"{item.nodeid}\n" for item in items if "one_database" not in dict(item.user_properties))
