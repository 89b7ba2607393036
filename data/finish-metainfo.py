#!/usr/bin/env python3
"""finish-metainfo.py INPUT OUTPUT [ADDRESS]: puts the address of the screenshots into the AppStream
file, or leaves them out where there is none: it wants addresses on the web."""
import re
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
address = sys.argv[3].rstrip("/") if len(sys.argv) > 3 else ""
if address:
    text = text.replace("@SCREENSHOTS@", address)
else:
    text = re.sub(r"\s*<screenshots>.*?</screenshots>", "", text, flags=re.S)
text = re.sub(r"\s*<!--(?:(?!-->).)*screenshots-url.*?-->", "", text, flags=re.S)
with open(sys.argv[2], "w", encoding="utf-8") as file:
    file.write(text)
