#!/usr/bin/env python3
"""Runs every example of the README in the order in which it stands there. Prints TAP."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

SOURCE = os.environ["CLIENTELE_SOURCE"]
folder = tempfile.mkdtemp(prefix="clientele-readme-")
shutil.copytree(os.path.join(SOURCE, "data"), os.path.join(folder, "data"))
shutil.copy(os.path.join(SOURCE, "data", "sample", "google-forms-visit.csv"), os.path.join(folder, "answers.csv"))
env = dict(os.environ, PATH=os.path.dirname(os.path.abspath(sys.argv[1])) + os.pathsep + os.environ["PATH"])

text = open(os.path.join(SOURCE, "README.md"), encoding="utf-8").read()
commands = [line for block in re.findall(r"```sh\n(.*?)```", text, re.S) for line in block.splitlines()
            if line.startswith("clientele-cli")]
print("1..%d" % len(commands))
bad = 0
for number, command in enumerate(commands, 1):
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=env, capture_output=True, text=True)
    bad += done.returncode != 0
    print("%sok %d %s" % ("not " if done.returncode else "", number, command.replace("#", "")))
    if done.returncode:
        print("# " + done.stderr.replace("\n", "\n# "))
shutil.rmtree(folder)
sys.exit(bad > 0)
