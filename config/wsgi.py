"""The WSGI entry point: `gunicorn config.wsgi`."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

# What has been loaded by now stays for ever. Looking through it for garbage again and again would cost a page of many
# figures up to 0.1 s.
gc.collect()
gc.freeze()
