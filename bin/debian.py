"""Install a Debian package when that can be done without asking, or say in one line what is missing."""

# ruff: noqa: S603, T201

import os
import shutil
import subprocess
import sys


def install(package, what):
    """Exit with one line unless the package could be installed."""
    apt = shutil.which("apt-get")
    if not apt or os.geteuid() != 0:
        sys.exit(f"{what} is missing. Install it (Debian, Ubuntu: sudo apt-get install {package}) and run this again.")
    print(f"Installing {what} (Debian package {package}) …", file=sys.stderr, flush=True)
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", package]):
        done = subprocess.run([apt, "-q", *arguments], env=env, capture_output=True, text=True)
        if done.returncode:
            print(done.stdout[-2000:], done.stderr[-2000:], sep="\n", file=sys.stderr)
            sys.exit(f"{what} could not be installed: apt-get {arguments[0]} failed. Install {package} by hand.")
