#!/usr/bin/env python3
"""test-desktop.py DESKTOP METAINFO MIME CLIENTELE-CLI: what desktops read is valid, speaks
Vietnamese too, fits together, and a business file is known by what is in it. Prints TAP; what needs a
tool that is not installed is skipped."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "tests", "support"))
import tap  # noqa: E402
from tap import tool  # noqa: E402

DESKTOP, METAINFO, MIME, CLI = map(os.path.abspath, sys.argv[1:5])
SOURCE = os.environ.get("CLIENTELE_SOURCE", os.path.join(os.path.dirname(__file__), ".."))
APP = "io.github.clientele.Clientele"
TYPE = "application/vnd.clientele+sqlite3"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MIME_INFO = "{http://www.freedesktop.org/standards/shared-mime-info}"


def run(*words, env=None):
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8",
                          stdin=subprocess.DEVNULL, env={**os.environ, **(env or {})})
    assert done.returncode == 0, (words, done.stdout, done.stderr)
    return done.stdout


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def desktop_entry():
    return dict(re.findall(r"^([\w\[\]@.-]+)=(.*)$", read(DESKTOP), re.M))


def check_desktop_file():
    """the desktop file is valid"""
    out = run(tool("desktop-file-validate"), DESKTOP)
    assert out.strip() == "", out


def validate(path):
    words = [tool("appstreamcli"), "validate", "--no-net"]
    # Newer validators miss a homepage, which there is not; older ones do not know the word.
    known = subprocess.run([*words, "--override=url-homepage-missing=info", path],
                           capture_output=True, text=True, encoding="utf-8")
    if known.returncode and "not recognized" in known.stderr + known.stdout:
        known = subprocess.run([*words, path], capture_output=True, text=True, encoding="utf-8")
    assert known.returncode == 0, known.stdout + known.stderr


def check_metainfo():
    """the AppStream file is valid"""
    assert "@" not in read(METAINFO)
    validate(METAINFO)


def check_screenshots():
    """with an address, the screenshots stand in the AppStream file"""
    data = os.path.join(SOURCE, "data")
    source = os.path.join(data, APP + ".metainfo.xml.in")
    address = "https://example.org/pictures"
    with tempfile.TemporaryDirectory() as folder:
        made = os.path.join(folder, APP + ".metainfo.xml")
        run(sys.executable, os.path.join(data, "finish-metainfo.py"), source, made, address + "/")
        images = [node.text for node in xml.parse(made).getroot().iter("image")]
        assert len(images) == 6 and all(image.startswith(address + "/") for image in images), images
        validate(made)
    pictures = os.path.join(data, "screenshots")
    for image in images if os.path.isdir(pictures) else []:
        assert os.path.exists(os.path.join(pictures, os.path.basename(image))), image


def check_vietnamese():
    """menus, file types and software centres speak Vietnamese"""
    entry = desktop_entry()
    assert entry["Comment[vi]"] != entry["Comment"]
    assert entry["Keywords[vi]"].endswith(";"), entry["Keywords[vi]"]
    summaries = {node.get(LANG) for node in xml.parse(METAINFO).getroot().findall("summary")}
    assert {None, "vi"} <= summaries, summaries
    comments = {node.get(LANG) for node in xml.parse(MIME).getroot().iter(MIME_INFO + "comment")}
    assert {None, "vi"} <= comments, comments


def check_names():
    """the files name each other"""
    root = xml.parse(METAINFO).getroot()
    assert root.findtext("launchable") == os.path.basename(DESKTOP)
    assert root.findtext("provides/mediatype") == TYPE
    assert desktop_entry()["MimeType"].split(";")[0] == TYPE
    icons = os.path.join(SOURCE, "data", "icons")
    assert os.path.exists(os.path.join(icons, "apps", desktop_entry()["Icon"] + ".svg"))
    assert os.path.exists(os.path.join(icons, "mimetypes", TYPE.replace("/", "-") + ".svg"))


def check_actions():
    """what the menu offers, the program can do"""
    groups = set(re.findall(r"^\[Desktop Action ([\w-]+)\]$", read(DESKTOP), re.M))
    assert groups == set(desktop_entry()["Actions"].strip(";").split(";")), groups
    offered = read(os.path.join(SOURCE, "src", "ui", "app", "cx-application-actions.c"))
    for group in groups:
        assert '{ "%s",' % group in offered, group
        assert "clientele.Clientele %s\n" % group in read(DESKTOP), group


def check_releases():
    """every release of NEWS is told to software centres"""
    told = {node.get("version") for node in xml.parse(METAINFO).getroot().iter("release")}
    news = set(re.findall(r"^Clientele (\d[\d.]*)$", read(os.path.join(SOURCE, "NEWS")), re.M))
    assert told == news and news, (told, news)


def content_type(path, env):
    out = run(tool("gio"), "info", "--attributes=standard::content-type", path, env=env)
    return re.search(r"content-type: (\S+)", out).group(1)


def check_file_type():
    """a business file is known by its name, and by what is in it"""
    tool("update-mime-database")
    with tempfile.TemporaryDirectory() as folder:
        packages = os.path.join(folder, "data", "mime", "packages")
        os.makedirs(packages)
        shutil.copy(MIME, packages)
        run("update-mime-database", os.path.dirname(packages))
        env = {"XDG_DATA_HOME": os.path.join(folder, "data")}
        business = os.path.join(folder, "shop.clientele")
        run(CLI, "new", business)
        assert content_type(business, env) == TYPE
        unnamed = os.path.join(folder, "shop")
        shutil.copy(business, unnamed)
        assert content_type(unnamed, env) == TYPE
        other = os.path.join(folder, "other")
        with open(business, "rb") as source, open(other, "wb") as target:
            content = bytearray(source.read())
            content[68:72] = b"none"
            target.write(content)
        assert content_type(other, env) != TYPE


sys.exit(tap.run([check_desktop_file, check_metainfo, check_screenshots, check_vietnamese,
                  check_names, check_actions, check_releases, check_file_type]) > 0)
