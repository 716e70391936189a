"""What is shipped to run Rustad with logs nobody's address."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.factories import public_pages as pages
from tests.factories.processes import database_url

ROOT = Path(__file__).resolve().parent.parent.parent
NGINX = ROOT / "deploy" / "nginx.conf"
VISITOR = "203.0.113.77"  # An address that is kept for documentation.
HOST = "127.0.0.1"


def directives(text):
    """[(name, rest)] of an nginx configuration, comments left out."""
    text = re.sub(r"#.*", "", text)
    return [part.split(None, 1) for part in re.split(r"[;{}]", text) if len(part.split(None, 1)) == 2]


def faults(text):
    """What in the configuration would write down who visits which page."""
    found = directives(text)
    formats = {rest.split(None, 1)[0]: rest for name, rest in found if name == "log_format"}
    told = [
        variable
        for rest in formats.values()
        for variable in re.findall(r"\$\w+", rest)
        if variable not in ("$time_iso8601", "$status", "$request_time", "$body_bytes_sent")
    ]
    logs = [rest.split() for name, rest in found if name == "access_log"]
    told += [" ".join(log) for log in logs if log != ["off"] and (len(log) < 2 or log[1] not in formats)]
    errors = [rest.split() for name, rest in found if name == "error_log"]
    told += [" ".join(log) for log in errors if log[-1] != "emerg"]
    servers = len(re.findall(r"^server \{", text, re.MULTILINE))
    return told + ["no error_log"] * (not errors) + ["a server without access_log"] * (len(logs) < servers)


def test_nginx_logs_nobody():
    assert faults(NGINX.read_text()) == []


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("$time_iso8601 $status", "$remote_addr $status"),
        ("$time_iso8601 $status", "$time_iso8601 $request $status"),
        ("rustad.log without_visitor", "rustad.log"),
        ("rustad.log without_visitor", "rustad.log combined"),
        ("error.log emerg", "error.log warn"),
        ("    access_log off;\n", ""),
        ("error_log /var/log/nginx/error.log emerg;\n", ""),
    ],
)
def test_the_check_sees_a_log_that_tells(was, becomes):
    text = NGINX.read_text()
    assert was in text
    assert faults(text.replace(was, becomes)) != []


def free_port():
    with socket.socket() as one:
        one.bind((HOST, 0))
        return one.getsockname()[1]


def ask(port, request):
    """Send the bytes of a request; the answer."""
    with socket.create_connection((HOST, port), timeout=60) as connection:
        connection.sendall(request)
        connection.settimeout(60)
        answer = b""
        while part := connection.recv(65536):
            answer += part
        return answer


def get(path):
    return (
        f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nX-Forwarded-For: {VISITOR}\r\nX-Forwarded-Proto: https\r\n"
        "Connection: close\r\n\r\n"
    ).encode()


def log_of_visits(tmp_path, *arguments):
    """Start gunicorn as it is shipped, visit it in good and bad ways, and give what it and Rustad have written."""
    port, log = free_port(), tmp_path / "log"
    environment = os.environ | {
        "DATABASE_URL": database_url(),
        "RUSTAD_BIND": f"{HOST}:{port}",
        "RUSTAD_WORKERS": "1",
        "BEHIND_PROXY": "1",
        "RUSTAD_HTTPS": "0",
        "RUSTAD_DEBUG": "1",  # Static files as they are: nobody has collected them here.
    }
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", str(ROOT / "deploy" / "gunicorn.conf.py"), *arguments]
    with log.open("wb") as out:
        process = subprocess.Popen([*gunicorn, "config.wsgi"], cwd=ROOT, env=environment, stdout=out, stderr=out)
        try:
            answers = visits(port, process)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)
    return answers, log.read_text(errors="replace")


def visits(port, process):
    while process.poll() is None:
        try:
            ask(port, get("/halsa/"))
            break
        except ConnectionRefusedError:
            time.sleep(0.2)
    return [
        ask(port, get("/orolig/")),
        ask(port, get("/finns-inte/")),
        ask(port, get("/sok/?q=hemligheten")),
        ask(port, b"GET /orolig/ HTTP/9.9\r\nHost: x\r\n\r\n"),
        ask(port, b"\x00\x01 nonsense\r\n\r\n"),
    ]


@pytest.fixture
def orolig(transactional_db, wagtail_root):
    return pages.support_page(pages.front_page(), slug="orolig")


@pytest.mark.sqlite_is_enough
@pytest.mark.django_db(transaction=True)
def test_gunicorn_logs_nobody(orolig, tmp_path):
    answers, log = log_of_visits(tmp_path)
    assert [answer.split(b"\r\n", 1)[0].split()[1] for answer in answers] == [b"200", b"404", b"200", b"400", b"400"]
    assert orolig.title.encode() in answers[0]
    assert VISITOR not in log
    assert "hemligheten" not in log
    assert HOST not in log.replace(f"Listening at: http://{HOST}", "")


@pytest.mark.sqlite_is_enough
@pytest.mark.django_db(transaction=True)
def test_the_check_sees_a_gunicorn_that_tells(orolig, tmp_path):
    """Control: with gunicorn's own settings the addresses are there."""
    _answers, log = log_of_visits(tmp_path, "--log-level", "info", "--access-logfile", "-")
    assert f"Invalid request from ip={HOST}" in log
    _answers, log = log_of_visits(tmp_path, "--access-logfile", "-", "--access-logformat", "%(r)s")
    assert "hemligheten" in log
