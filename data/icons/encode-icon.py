#!/usr/bin/env python3
"""encode-icon.py ENCODER ICON.svg WIDTHxHEIGHT OUTPUT: a symbolic icon as the bitmap that GTK
recolours. The encoder chooses the name of what it writes; here the build does."""
import os
import subprocess
import sys
import tempfile

encoder, icon, size, output = sys.argv[1:]
with tempfile.TemporaryDirectory() as folder:
    subprocess.run([encoder, "-o", folder, icon, size], check=True)
    (made,) = os.listdir(folder)
    with open(os.path.join(folder, made), "rb") as source, open(output, "wb") as target:
        target.write(source.read())
