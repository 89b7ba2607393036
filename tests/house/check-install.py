#!/usr/bin/env python3
"""check-install.py BUILD_ROOT MESON …: what is installed is whole: programs, settings, menus, file
types, icons, translations and the help are where the desktop looks for them. Prints TAP."""
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import tap  # noqa: E402

BUILD, MESON = sys.argv[1], sys.argv[2:]
APP = "io.github.clientele.Clientele"
TYPE_ICON = "application-vnd.clientele+sqlite3"
SHARE = (
    "applications/%s.desktop" % APP,
    "dbus-1/services/%s.service" % APP,
    "glib-2.0/schemas/%s.gschema.xml" % APP,
    "icons/hicolor/scalable/apps/%s.svg" % APP,
    "icons/hicolor/scalable/mimetypes/%s.svg" % TYPE_ICON,
    "icons/hicolor/symbolic/apps/%s-symbolic.svg" % APP,
    "locale/vi/LC_MESSAGES/clientele.mo",
    "man/man1/clientele.1",
    "man/man1/clientele-cli.1",
    "metainfo/%s.metainfo.xml" % APP,
    "mime/packages/%s.xml" % APP,
)


def install(target):
    done = subprocess.run([*MESON, "install", "-C", BUILD, "--no-rebuild", "--quiet", "--destdir", target],
                          capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


def find_prefix(target):
    """The folder above bin/."""
    for folder, folders, _files in os.walk(target):
        if "bin" in folders and "share" in folders:
            return folder
    raise AssertionError("neither bin/ nor share/ was installed")


def check_programs():
    """the programs that menus start are there"""
    with open(os.path.join(SHARED, "applications", APP + ".desktop"), encoding="utf-8") as file:
        started = set(re.findall(r"^Exec=(\S+)", file.read(), re.M)) - {"gapplication"}
    for name in started | {"clientele-cli"}:
        assert os.access(os.path.join(PREFIX, "bin", name), os.X_OK), name


def check_data():
    """settings, menus, file types, icons and translations are there"""
    missing = [name for name in SHARE if not os.path.exists(os.path.join(SHARED, name))]
    assert not missing, missing


def check_help():
    """the help is there in both languages, for a viewer and for a browser"""
    pages = {language: set(os.listdir(os.path.join(SHARED, "help", language, "clientele")))
             for language in ("C", "vi")}
    assert pages["C"] == pages["vi"] and "index.page" in pages["C"], pages
    html = os.path.join(SHARED, "clientele", "help")
    if os.path.exists(html):
        for language in ("en", "vi"):
            made = set(os.listdir(os.path.join(html, language)))
            wanted = {page.removesuffix(".page") + ".html" for page in pages["C"]}
            assert wanted <= made, wanted - made


with tempfile.TemporaryDirectory() as destination:
    install(destination)
    PREFIX = find_prefix(destination)
    SHARED = os.path.join(PREFIX, "share")
    failed = tap.run([check_programs, check_data, check_help])
sys.exit(failed > 0)
