#!/usr/bin/env python3
"""The workbook as Excel and LibreOffice see it: its parts are read as XML. Prints TAP."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import tap  # noqa: E402

CLI = os.path.abspath(sys.argv[1])
FOLDER = tempfile.mkdtemp(prefix="clientele-workbook-")
NS = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
      "c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}


def path(name):
    return os.path.join(FOLDER, name)


def run(*words, env=None):
    done = subprocess.run([CLI, "--json"] + list(words), capture_output=True, text=True,
                          encoding="utf-8", env=env, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, (words, done.stdout, done.stderr)


def sample():
    made = path("sample.clientele")
    if not os.path.exists(made):
        run("new", made, "--sample")
    return made


def book(lang="en"):
    out = path("visit-%s.xlsx" % lang)
    if not os.path.exists(out):
        run("report", "make", sample(), "survey-results", out, "--survey", "visit", "--lang", lang)
    return zipfile.ZipFile(out)


def parts(archive, pattern):
    return [(n, ET.fromstring(archive.read(n))) for n in sorted(archive.namelist())
            if re.fullmatch(pattern, n)]


def sheet_names(archive):
    return [s.get("name") for s in ET.fromstring(archive.read("xl/workbook.xml")).iter("{%s}sheet" % NS["s"])]


def numbers(archive):
    """Every numeric cell, width and cached formula value as text, by sheet and place."""
    found = {}
    for name, root in parts(archive, r"xl/worksheets/sheet\d+\.xml"):
        for col in root.iterfind("s:cols/s:col", NS):
            found[name, "width", col.get("min")] = col.get("width")
        for row in root.iterfind("s:sheetData/s:row", NS):
            if row.get("ht"):
                found[name, "height", row.get("r")] = row.get("ht")
            for cell in row.iterfind("s:c", NS):
                value = cell.find("s:v", NS)
                if value is not None and cell.get("t") in (None, "n", "str"):
                    found[name, cell.get("r")] = value.text
    return found


def test_sheets_in_both_languages():
    english, vietnamese = sheet_names(book("en")), sheet_names(book("vi"))
    assert english[:2] == ["Cover", "Summary"] and english[-1] == "Data", english
    assert len(english) == len(vietnamese) >= 6
    assert not set(english) & set(vietnamese) - {"Cover"}, (english, vietnamese)
    assert all(len(n) <= 31 for n in english + vietnamese)


def test_charts_are_native_and_point_to_cells():
    archive = book()
    charts = parts(archive, r"xl/charts/chart\d+\.xml")
    assert len(charts) >= 10, len(charts)
    names = sheet_names(archive)
    for _, chart in charts:
        formulas = [f.text for f in chart.iterfind(".//c:f", NS)]
        assert formulas
        for formula in formulas:
            sheet = re.match(r"'?(.*?)'?!", formula).group(1).replace("''", "'")
            assert sheet in names, formula
    assert any(chart.find(".//c:hiLowLines", NS) is not None for _, chart in charts)


def test_every_number_is_a_number():
    for place, text in numbers(book()).items():
        float(text)
        assert "," not in text, (place, text)


def test_columns_do_not_overlap():
    for name, root in parts(book(), r"xl/worksheets/sheet\d+\.xml"):
        last = 0
        for col in root.iterfind("s:cols/s:col", NS):
            assert int(col.get("min")) > last, name
            last = int(col.get("max"))


def vietnamese_locale():
    if os.environ.get("LOCPATH") and os.path.isdir(os.path.join(os.environ["LOCPATH"], "vi_VN.UTF-8")):
        return os.environ["LOCPATH"]
    tap.tool("localedef")
    subprocess.run(["localedef", "-i", "vi_VN", "-f", "UTF-8", path("vi_VN.UTF-8")],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if not os.path.isdir(path("vi_VN.UTF-8")):
        raise tap.Skipped("the locale vi_VN.UTF-8 cannot be made")
    return FOLDER


def test_same_numbers_under_vietnamese_locale():
    found = []
    for locale in ("C.UTF-8", "vi_VN.UTF-8"):
        env = dict(os.environ, LC_ALL=locale, LOCPATH=vietnamese_locale())
        out = path("locale-%s.xlsx" % locale)
        run("report", "make", sample(), "survey-results", out, "--survey", "visit", "--lang", "en", env=env)
        found.append(numbers(zipfile.ZipFile(out)))
    assert found[0] == found[1]
    assert len(found[0]) > 30000


def test_data_is_a_table_with_a_frozen_header():
    archive = book()
    tables = parts(archive, r"xl/tables/table\d+\.xml")
    assert len(tables) == 1
    assert tables[0][1].get("ref").endswith("3601"), tables[0][1].get("ref")
    last = parts(archive, r"xl/worksheets/sheet\d+\.xml")[-1][1]
    panes = [r.find(".//s:pane", NS) for _, r in parts(archive, r"xl/worksheets/sheet\d+\.xml")]
    assert last is not None and any(p is not None and p.get("state") == "frozen" for p in panes)


def test_formula_like_text_stays_text():
    made = path("formulas.clientele")
    run("new", made)
    with open(path("f.csv"), "w", encoding="utf-8", newline="") as file:
        file.write("id,Comment,Stars\n")
        for i, text in enumerate(["=1+1", "+84 912 345 678", "-5 degrees", "@here", "plain"] * 6):
            file.write('%d,"%s",%d\n' % (i, text, i % 5 + 1))
    run("import", made, path("f.csv"), "--as", "responses", "--new-survey", "=Evil [1]/2?")
    run("report", "make", made, "survey-results", path("f.xlsx"), "--lang", "en")
    archive = zipfile.ZipFile(path("f.xlsx"))
    texts = [t.text for t in ET.fromstring(archive.read("xl/sharedStrings.xml")).iter("{%s}t" % NS["s"])]
    for text in ("=1+1", "+84 912 345 678", "-5 degrees", "@here"):
        assert text in texts, text
    for _, root in parts(archive, r"xl/worksheets/sheet\d+\.xml"):
        for formula in root.iter("{%s}f" % NS["s"]):
            assert "1+1" not in formula.text


def test_nps_formula_has_its_value():
    archive = book()
    formulas = []
    for _, root in parts(archive, r"xl/worksheets/sheet\d+\.xml"):
        for cell in root.iter("{%s}c" % NS["s"]):
            formula, value = cell.find("s:f", NS), cell.find("s:v", NS)
            if formula is not None and "100*" in formula.text:
                formulas.append(float(value.text))
    assert len(formulas) == 1 and -100 <= formulas[0] <= 100


def test_above_300000_cells_in_constant_memory():
    made = path("many.clientele")
    run("new", made)
    with open(path("many.csv"), "w", encoding="utf-8") as file:
        file.write("id,a,b,c,d,e,f,g\n")
        for i in range(45000):
            file.write("%d,%s\n" % (i, ",".join(str((i * k) % 7) for k in range(1, 8))))
    run("import", made, path("many.csv"), "--as", "responses", "--new-survey", "Many")
    run("export", made, "responses:Many", path("many.xlsx"))
    archive = zipfile.ZipFile(path("many.xlsx"))
    assert not [n for n in archive.namelist() if "tables/" in n]
    sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<autoFilter" in sheet and 't="inlineStr"' in sheet and sheet.count("<row ") == 45001


def test_opens_in_libreoffice():
    tap.tool("soffice")
    book("vi")
    done = subprocess.run(["soffice", "-env:UserInstallation=file://" + path("profile"), "--headless",
                           "--convert-to", "pdf", "--outdir", FOLDER, path("visit-vi.xlsx")],
                          capture_output=True, text=True, timeout=240)
    assert os.path.getsize(path("visit-vi.pdf")) > 50000, done.stderr


failed = tap.run([thing for name, thing in sorted(globals().items()) if name.startswith("test_")])
shutil.rmtree(FOLDER)
sys.exit(failed > 0)
