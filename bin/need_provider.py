#!/usr/bin/env python3
"""Print the folder of the OpenID Connect provider that the tests run, installing its locked packages when needed."""

# ruff: noqa: S603, T201

import shutil
import subprocess
import sys
from pathlib import Path

from debian import install

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "oidc"


def is_installed():
    """npm leaves a copy of the lock in the folder, last of all."""
    done = FOLDER / "node_modules" / ".package-lock.json"
    return done.exists() and done.stat().st_mtime >= (FOLDER / "package-lock.json").stat().st_mtime


def main():
    if not (shutil.which("node") and shutil.which("npm")):
        install("npm", "Node.js with npm")
    if not is_installed():
        print("Installing the provider for the tests of the sign-in …", file=sys.stderr, flush=True)
        done = subprocess.run([shutil.which("npm"), "ci"], cwd=FOLDER, capture_output=True, text=True)
        if done.returncode:
            print(done.stderr[-2000:], file=sys.stderr)
            sys.exit("The provider for the tests of the sign-in could not be installed: npm ci failed in tests/oidc.")
    print(FOLDER)


if __name__ == "__main__":
    main()
