#!/usr/bin/env python3
"""check-flatpak.py SOURCE_ROOT: the Flatpak's manifest is sound, asks for no more than it needs and
brings every library that the code asks for. Prints TAP."""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import tap  # noqa: E402

ROOT = sys.argv[1]
APP = "io.github.clientele.Clientele"
MANIFEST = os.path.join(ROOT, "flatpak", APP + ".json")

# What the sandbox may open. No network, and no whole home.
ALLOWED = {"--share=ipc", "--socket=fallback-x11", "--socket=wayland", "--device=dri",
           "--filesystem=xdg-documents"}
BUILD_SYSTEMS = {"autotools", "cmake", "cmake-ninja", "meson", "simple"}
# Libraries by the name under which meson asks for them: the runtime's, and the modules of others.
RUNTIME = re.compile(r"^(glib-2\.0|gobject-2\.0|gio-2\.0|gio-unix-2\.0|gtk4|libadwaita-1|cairo(-\w+)*|"
                     r"pango\w*|harfbuzz|fontconfig|expat|threads|m|psapi|bcrypt|dl|atk.*|graphene.*)$")
MODULES = {"sqlite3": "sqlite", "libsodium": "libsodium", "gsl": "gsl", "jansson": "jansson",
           "libzip": "libzip", "uchardet": "uchardet", "readstat": "readstat",
           "xlsxwriter": "libxlsxwriter"}


def read(*path):
    with open(os.path.join(ROOT, *path), encoding="utf-8") as file:
        return file.read()


def manifest():
    return json.loads(read("flatpak", APP + ".json"))


def modules():
    return {module["name"]: module for module in manifest()["modules"]}


def archives():
    for name, module in modules().items():
        for source in module["sources"]:
            if source["type"] == "archive":
                yield name, source


def check_head():
    """it names the program that is built"""
    head = manifest()
    assert head["id"] == APP and "app_id = '%s'" % APP in read("meson.build")
    assert head["runtime"] == "org.gnome.Platform" and head["sdk"] == "org.gnome.Sdk"
    assert re.fullmatch(r"\d+", head["runtime-version"])
    assert "executable('%s'" % head["command"] in read("src", "ui", "app", "meson.build")


def check_sandbox():
    """the sandbox has no network and not the whole home"""
    more = set(manifest()["finish-args"]) - ALLOWED
    assert not more, more


def check_modules():
    """every module says how it is built and from what"""
    names = [module["name"] for module in manifest()["modules"]]
    assert len(names) == len(set(names)), names
    assert names[-1] == "clientele"
    for name, module in modules().items():
        assert module["buildsystem"] in BUILD_SYSTEMS, name
        assert module["sources"], name
    for name, source in archives():
        assert source["url"].startswith("https://"), source["url"]
        assert re.fullmatch(r"[0-9a-f]{64}", source.get("sha256", "0" * 64)), name


def check_checksums():
    """the README lists exactly the modules that have no checksum yet"""
    section = read("flatpak", "README.md").split("## Checksums")[1].split("\n## ")[0]
    told = set(re.findall(r"^- `([\w-]+)`$", section, re.M))
    missing = {name for name, source in archives() if "sha256" not in source}
    assert told == missing, (told, missing)


def check_libraries():
    """every library that the code asks for is in the runtime or a module"""
    asked = set()
    for path in glob.glob(os.path.join(ROOT, "src", "**", "meson.build"), recursive=True):
        text = read(path)
        asked |= set(re.findall(r"(?<!\w)dependency\('([\w.+-]+)'", text))
        asked |= set(re.findall(r"find_library\('([\w.+-]+)'", text))
    asked = {name for name in asked if not RUNTIME.match(name)}
    assert asked, "no library was found"
    there = modules()
    missing = {name for name in asked if MODULES.get(name) not in there}
    assert not missing, missing
    idle = set(there) - {MODULES.get(name) for name in asked} - {"clientele"}
    assert not idle, "nothing needs %s" % idle


def check_builder():
    """flatpak-builder takes it"""
    tap.tool("flatpak-builder")
    # It leaves a folder where it runs.
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(["flatpak-builder", "--show-manifest", os.path.abspath(MANIFEST)],
                              cwd=folder, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0 and not done.stderr, done.stderr
    shown = json.loads(done.stdout)
    assert [module["name"] for module in shown["modules"]] == list(modules())


sys.exit(tap.run([check_head, check_sandbox, check_modules, check_checksums, check_libraries,
                  check_builder]) > 0)
