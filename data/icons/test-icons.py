#!/usr/bin/env python3
"""test-icons.py FOLDER SOURCES NAME …: every symbolic icon can be recoloured and is drawn on the
grid, none is forgotten, the encoder (if it is there) reads it, and every icon of ours that the
window names is there. Prints TAP."""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

folder, sources, listed = sys.argv[1], sys.argv[2], sorted(sys.argv[3:])
SVG = "{http://www.w3.org/2000/svg}"
encoder = shutil.which("gtk4-encode-symbolic-svg")


def faults_of(path):
    root = xml.parse(path).getroot()
    if (root.get("width"), root.get("height"), root.get("viewBox")) != ("16", "16", "0 0 16 16"):
        yield "is not on the grid of 16 px"
    shapes = list(root.iter())[1:]
    for shape in shapes:
        if shape.tag.removeprefix(SVG) not in ("rect", "circle", "path"):
            yield "%s is not recoloured" % shape.tag
        if shape.get("stroke") or shape.get("fill") or shape.get("style") or shape.get("transform"):
            yield "a shape has paint of its own"
    numbers = re.findall(r"(?<![\w.])-?\d*\.\d{4,}", xml.tostring(root, encoding="unicode"))
    if numbers:
        yield "%s is finer than anyone sees" % numbers[0]
    if encoder:
        yield from encoding_of(path)


def encoding_of(path):
    with tempfile.TemporaryDirectory() as made:
        done = subprocess.run([encoder, "-o", made, path, "16x16"], capture_output=True, text=True)
        if done.returncode or not os.listdir(made):
            yield "cannot be encoded: %s" % done.stderr.strip()


def missing():
    """(file, icon) of what the window names and is not there."""
    for path in sorted(glob.glob(os.path.join(sources, "ui", "**", "*.*"), recursive=True)):
        if path.endswith((".c", ".ui")):
            with open(path, encoding="utf-8") as file:
                for icon in re.findall(r"\b(cx-[a-z-]+)-symbolic\b", file.read()):
                    if icon not in listed:
                        yield os.path.basename(path), icon


there = sorted(os.path.basename(path).removesuffix("-symbolic.svg")
               for path in glob.glob(os.path.join(folder, "actions", "*.svg")))
paths = glob.glob(os.path.join(folder, "*", "*-symbolic.svg"))
print("1..%d" % (len(paths) + 2))
failed = there != listed
print("%sok 1 - every icon is in the list of its folder" % ("not " if failed else ""))
for icon in set(there) ^ set(listed):
    print("# %s" % icon)
unknown = list(missing())
failed = failed or bool(unknown)
print("%sok 2 - every icon that the window names is there" % ("not " if unknown else ""))
for place, icon in unknown:
    print("# %s: %s" % (place, icon))
for number, path in enumerate(sorted(paths), 3):
    faults = list(faults_of(path))
    failed = failed or bool(faults)
    print("%sok %d - %s" % ("not " if faults else "", number, os.path.basename(path)))
    for fault in faults:
        print("# %s" % fault)
sys.exit(failed)
