#!/usr/bin/env python3
"""Run a command against a throw-away PostgreSQL cluster: bin/postgres.py run -- COMMAND …

DATABASE_URL tells the command where it is. The cluster listens only on a socket in its own temporary folder, and both
are gone when the command has ended, however it ended. `bin/postgres.py find` only makes sure that PostgreSQL is there.
"""

# ruff: noqa: S603, T201

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from debian import install

ROLE = DATABASE = "rustad"
# Nothing here outlives the command, so nothing is made safe against a power cut.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "listen_addresses": ""}


def find():
    """The folder of initdb and postgres: the one in PATH, or else the newest that the distribution has put aside."""
    if on_path := shutil.which("initdb"):
        return Path(on_path).resolve().parent
    aside = [*Path("/usr/lib/postgresql").glob("*/bin/initdb"), *Path("/usr").glob("pgsql-*/bin/initdb")]
    return max((path.parent for path in aside), key=lambda folder: version(folder.parent.name), default=None)


def version(name):
    return float(name.removeprefix("pgsql-"))


def find_or_install():
    if not find():
        install("postgresql", "PostgreSQL")
    return find() or sys.exit("PostgreSQL was installed but initdb was not found.")


def owner():
    """initdb refuses to work for root: then the cluster belongs to `postgres`, or to `nobody` where that is missing."""
    if os.geteuid() != 0:
        return {}
    users = {user.pw_name: user for user in pwd.getpwall()}
    user = users.get("postgres") or users["nobody"]
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@contextmanager
def cluster():
    binaries, who = find_or_install(), owner()
    # A socket's path may hold about 100 characters, and `postgres` must reach it: not so in every TMPDIR.
    folder = Path(tempfile.mkdtemp(prefix="rustad-pg-", dir="/tmp" if who or len(tempfile.gettempdir()) > 60 else None))  # noqa: S108
    server = None
    try:
        if who:
            os.chown(folder, who["user"], who["group"])
        common = {"cwd": folder, "env": os.environ | {"LC_ALL": "C", "HOME": str(folder)}, **who}
        # UTF-8's upper and lower case, but one and the same sorting everywhere: by code point, as SQLite sorts.
        locale = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"
        call(
            [binaries / "initdb", "--pgdata", folder / "data", "--username", ROLE, "--auth", "trust", "--no-sync"]
            + ["--encoding", "UTF8", "--locale", locale],
            **common,
        )
        options = [part for name, value in FAST.items() for part in ("-c", f"{name}={value}")]
        with (folder / "log").open("w") as log:
            server = subprocess.Popen(
                [binaries / "postgres", "-D", folder / "data", "-k", folder, *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for the command; the cluster is stopped below.
                **common,
            )
        wait_until_ready(binaries, folder, server)
        call([binaries / "createdb", "--host", folder, "--username", ROLE, DATABASE], **common)
        yield f"postgres://{ROLE}@/{DATABASE}?host={folder}"
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)  # An impatient second Ctrl-C must not leave the cluster behind.
        if server:
            stop(server)
        shutil.rmtree(folder, ignore_errors=True)


def call(command, **options):
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode:
        sys.exit(f"{Path(command[0]).name} failed:\n{done.stdout}{done.stderr}")


def wait_until_ready(binaries, folder, server, seconds=60):
    ready = [binaries / "pg_isready", "--quiet", "--host", folder]
    until = time.monotonic() + seconds
    while subprocess.run(ready).returncode:
        if server.poll() is not None or time.monotonic() > until:
            sys.exit(f"PostgreSQL did not start:\n{(folder / 'log').read_text()[-2000:]}")
        time.sleep(0.1)


def stop(server):
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):  # fast, at once, without asking
        server.send_signal(number)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            continue
        return


def run(command):
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, frame: sys.exit(128 + number))
    with cluster() as url:
        child = subprocess.Popen(command, env=os.environ | {"DATABASE_URL": url})
        try:
            return child.wait()
        finally:
            if child.poll() is None:
                give_up(child)


def give_up(child):
    """Let a command that was told to stop tidy up after itself, but not for ever."""
    child.send_signal(signal.SIGINT)
    try:
        child.wait(30)
    except subprocess.TimeoutExpired:
        child.kill()


def main(arguments):
    match arguments:
        case ["find"]:
            print(find_or_install())
        case ["run", "--", _, *_]:
            code = run(arguments[2:])
            sys.exit(code if code >= 0 else 128 - code)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
