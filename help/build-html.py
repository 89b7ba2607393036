#!/usr/bin/env python3
"""build-html.py YELP-BUILD STYLE FOLDER OUTPUT: the Mallard pages of FOLDER as HTML in the folder
OUTPUT, made anew."""
import os
import shutil
import subprocess
import sys

yelp_build, style, folder, output = sys.argv[1:]
shutil.rmtree(output, ignore_errors=True)
os.makedirs(output)
subprocess.run([yelp_build, "html", "-x", os.path.abspath(style), "-o", output, folder], check=True)
# It comes along whether pages use it or not.
unused = os.path.join(output, "highlight.pack.js")
if os.path.exists(unused):
    os.remove(unused)
