#!/usr/bin/env python3
"""Runs a test program that needs a display on a desktop of its own: on-desktop.py PROGRAM."""

import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import desktop  # noqa: E402

if desktop.missing():
    print('1..0 # SKIP ' + desktop.missing())
    sys.exit(0)
with desktop.Desktop() as d:
    sys.exit(subprocess.run(sys.argv[1:], env=d.env, check=False).returncode)
