#!/usr/bin/env python3
"""test-help.py SOURCE_ROOT PAGE …: the help is valid, whole in both languages, and has every page
that the window asks for. Prints TAP; what needs a tool that is not installed is skipped."""
import glob
import html
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "tests", "support"))
import tap  # noqa: E402
from tap import tool  # noqa: E402

ROOT, LISTED = sys.argv[1], set(sys.argv[2:])
FOLDERS = ("C", "vi")
TEXTS_UI = re.compile(r">([^<>]+)<")
TEXTS_C = re.compile(r'\b\w*_ ?\(\s*"((?:[^"\\]|\\.)*)"')
MALLARD = "{http://projectmallard.org/1.0/}"


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0 and not done.stdout.strip(), (words, done.stdout, done.stderr)


def pages(folder):
    return sorted(glob.glob(os.path.join(ROOT, "help", folder, "*.page")))


def names(folder):
    return {os.path.basename(path).removesuffix(".page") for path in pages(folder)}


def read(folder, name):
    return xml.parse(os.path.join(ROOT, "help", folder, name + ".page")).getroot()


def shape(element):
    """What a page is made of, without its words: the same in both languages."""
    kept = [(key, element.get(key)) for key in ("id", "type", "style", "xref") if element.get(key)]
    inline = {MALLARD + tag for tag in ("gui", "key", "keyseq", "em", "cmd", "file", "link")}
    parts = [shape(child) for child in element if child.tag not in inline or
             element.tag == MALLARD + "info"]
    return (element.tag.removeprefix(MALLARD), kept, parts)


def check_list():
    """every page is listed in its folder's meson.build and is named by its id"""
    for folder in FOLDERS:
        assert names(folder) == LISTED, (folder, names(folder) ^ LISTED)
        for name in LISTED:
            assert read(folder, name).get("id") == name, (folder, name)


def check_languages():
    """both languages have the same sections, steps and tables"""
    for name in LISTED:
        assert shape(read("C", name)) == shape(read("vi", name)), name
        assert read("vi", name).get("{http://www.w3.org/XML/1998/namespace}lang") == "vi", name


def check_valid():
    """the pages are valid Mallard"""
    tool("yelp-check")
    for folder in FOLDERS:
        run("yelp-check", "validate", *pages(folder))


def check_links():
    """links lead somewhere, and every page is reached"""
    tool("yelp-check")
    for folder in FOLDERS:
        for what in ("links", "orphans", "ids", "media"):
            run("yelp-check", what, *pages(folder))


def check_asked():
    """every page that the window asks for is there"""
    asked = set()
    for path in glob.glob(os.path.join(ROOT, "src", "ui", "**", "*.c"), recursive=True):
        with open(path, encoding="utf-8") as file:
            asked |= set(re.findall(r"\.help\s*=\s*\"([\w-]+)\"", file.read()))
    assert asked, "the window asks for none"
    assert asked <= LISTED, asked - LISTED


def window_texts():
    """Every text in the sources of the window, as a person sees it: without mnemonics."""
    texts = set()
    for path in glob.glob(os.path.join(ROOT, "src", "ui", "**", "*.*"), recursive=True):
        if path.endswith((".c", ".ui")):
            with open(path, encoding="utf-8") as file:
                pattern = TEXTS_UI if path.endswith(".ui") else TEXTS_C
                found = pattern.findall(file.read())
            texts |= {html.unescape(text).replace("_", "") for text in found}
    return texts


def translations():
    """The Vietnamese of each text, without mnemonics: several where the same word has several
    meanings."""
    with open(os.path.join(ROOT, "po", "vi.po"), encoding="utf-8") as file:
        blocks = re.split(r"\n\s*\n", file.read())
    known = {}
    for block in blocks:
        parts = {key: "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', lines)).replace("_", "")
                 for key, lines in re.findall(r'^(msgid|msgstr) ((?:"(?:[^"\\]|\\.)*"\s*)+)', block, re.M)}
        if "#, fuzzy" not in block and parts.get("msgid") and parts.get("msgstr"):
            known.setdefault(parts["msgid"], set()).add(re.sub(r"\(\w\)", "", parts["msgstr"]))
    return known


def named(folder, name):
    """What a page names of the window."""
    return {" ".join("".join(node.itertext()).split())
            for node in read(folder, name).iter(MALLARD + "gui")}


def check_names():
    """pages name the window's buttons as the window does, in both languages"""
    texts, known = window_texts(), translations()
    for name in sorted(LISTED):
        unknown = named("C", name) - texts
        assert not unknown, (name, unknown)
        vietnamese = named("vi", name)
        for text in named("C", name):
            assert text not in known or known[text] & vietnamese, (name, text, known[text])


def check_html():
    """a browser can show it"""
    tool("yelp-build")
    build = os.path.join(ROOT, "help", "build-html.py")
    style = os.path.join(ROOT, "help", "html.xsl")
    for folder in FOLDERS:
        with tempfile.TemporaryDirectory() as made:
            subprocess.run([sys.executable, build, "yelp-build", style,
                            os.path.join(ROOT, "help", folder), made], check=True)
            there = set(os.listdir(made))
            assert {name + ".html" for name in LISTED} <= there, there
            assert "highlight.pack.js" not in there
            title = read(folder, "scores").findtext(MALLARD + "title")
            with open(os.path.join(made, "index.html"), encoding="utf-8") as file:
                assert title in file.read(), title


sys.exit(tap.run([check_list, check_languages, check_valid, check_links, check_asked, check_names,
                  check_html]) > 0)
