"""gunicorn's settings: nobody's address is logged, whoever reads whatever page.

gunicorn --config deploy/gunicorn.conf.py config.wsgi
"""

import os

bind = os.environ.get("RUSTAD_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("RUSTAD_WORKERS", "3"))
preload_app = True  # The code is loaded once for all processes.
timeout = int(os.environ.get("RUSTAD_TIMEOUT", "30"))

accesslog = None
access_log_format = "%(t)s %(s)s %(D)s"  # Should somebody turn it on: neither address nor page.
errorlog = "-"
loglevel = "error"  # At "warning" it writes the address of whoever sends a request that it cannot read.
