#!/usr/bin/env python3
"""The command line's contract, driven as a script would: exit codes, one JSON object on standard
output, errors with place and mend. Prints TAP."""
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import tap  # noqa: E402

CLI = os.path.abspath(sys.argv[1])
SOURCE = os.environ["CLIENTELE_SOURCE"]
FOLDER = tempfile.mkdtemp(prefix="clientele-cli-")
VISIT = os.path.join(SOURCE, "data", "sample", "google-forms-visit.csv")


def run(*words, code=0, lang="en", text=False, env=None):
    """Runs the program; returns its JSON (or text) and checks the exit code."""
    head = [CLI] + (["--lang", lang] if lang else []) + ([] if text else ["--json"])
    done = subprocess.run(head + list(words), capture_output=True, text=True, encoding="utf-8",
                          stdin=subprocess.DEVNULL, env=env)
    assert done.returncode == code, (words, done.returncode, done.stdout, done.stderr)
    if text:
        return done.stdout if code in (0, 3) else done.stderr
    if code == 2 and not done.stdout:
        return {}
    return json.loads(done.stdout)


def path(name):
    return os.path.join(FOLDER, name)


def write(name, text):
    with open(path(name), "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return path(name)


def sample():
    """A sample business, made once and copied."""
    made = path("sample.clientele")
    if not os.path.exists(made):
        run("new", made, "--sample")
    return made


def near(a, b, tolerance=1e-9):
    return abs(a - b) <= tolerance


SCORES = "id,branch,score,stars\n" + "".join(
    "%d,%s,%d,%d\n" % (i, "North" if i % 2 else "South", score, 1 + i % 5)
    for i, score in enumerate([10] * 162 + [8] * 108 + [3] * 54))


def scores():
    """324 answers with 1/2 promoters, 1/3 passives, 1/6 detractors (a published example)."""
    made = path("scores.clientele")
    if not os.path.exists(made):
        run("new", made, "--name", "Scores")
        source = write("scores.csv", SCORES.replace("score", "How likely are you to recommend us?", 1))
        run("import", made, source, "--as", "responses", "--new-survey", "Scores")
    return made


# --- new and info ------------------------------------------------------------------------------

def test_new_and_info():
    made = path("tiệm bánh.clientele")
    assert run("new", made, "--name", "Tiệm bánh", "--currency", "VND")["file"] == made
    info = run("info", made)
    for key in ("schema_version", "business", "customers", "transactions", "interactions",
                "responses", "surveys", "segments", "journeys", "batches"):
        assert key in info, key
    assert info["business"]["name"] == "Tiệm bánh"
    assert info["responses"] == 0 and info["surveys"] == []


def test_new_refuses_existing():
    made = path("twice.clientele")
    run("new", made)
    before = open(made, "rb").read()
    error = run("new", made, code=1)["error"]
    assert error["message"] and error["mend"]
    assert open(made, "rb").read() == before


def test_new_refuses_unknown_zone_and_currency():
    assert run("new", path("z.clientele"), "--timezone", "Mars/Base", code=1)["error"]["message"]
    assert run("new", path("z.clientele"), "--currency", "XYZ1", code=1)["error"]["message"]
    assert not os.path.exists(path("z.clientele"))


def test_sample():
    info = run("info", sample())
    assert [s["code"] for s in info["surveys"]] == ["visit", "delivery"]
    assert info["responses"] == 4800
    shown = run("survey", "show", sample(), "visit")
    types = {q["code"]: q["type"] for q in shown["questions"]}
    assert types["nps"] == "nps" and types["satisfied"] == "csat" and types["easy"] == "ces"
    assert shown["languages"] == ["vi", "en"]


def test_missing_file():
    error = run("info", path("nothing.clientele"), code=1)["error"]
    assert "nothing.clientele" in error["message"] + (error["file"] or "")
    assert error["mend"]


def test_not_a_business():
    error = run("info", write("poem.clientele", "Roses are red\n" * 200), code=1)["error"]
    assert error["message"] and error["mend"]


# --- usage ---------------------------------------------------------------------------------------

def test_usage():
    run(code=2, text=True)
    run("dance", code=2)
    run("info", code=2)
    run("info", sample(), "--nonsense", code=2)
    run("import", sample(), VISIT, code=2)
    run("table", VISIT, code=2)
    done = subprocess.run([CLI, "--lang", "de", "info"], capture_output=True)
    assert done.returncode == 2


def test_help():
    everything = run("--help", text=True)
    commands = [line[2:17].strip() for line in
                everything.split("Commands:\n")[1].split("\n\n")[0].splitlines()]
    manual = open(os.path.join(SOURCE, "data", "clientele-cli.1"), encoding="utf-8").read()
    for name in ("new", "info", "survey import", "survey export", "survey show", "import", "table",
                 "undo", "export", "measure", "compare", "report list", "report make", "check",
                 "backup", "restore"):
        assert name in commands, name
    for name in commands:
        assert "Example" in run(*name.split(), "--help", text=True), name
        assert any(line in manual for line in ('.BR "%s" ' % name, ".BR %s " % name,
                                               ".B %s\n" % name)), name
    for absent in ("crosstab", "drivers", "journey", "segment", "merge"):
        assert absent not in everything, absent


def test_help_is_wrapped():
    for lang in ("en", "vi"):
        for words in ([], ["measure"], ["import"], ["undo"], ["report", "make"], ["compare"]):
            shown = run(*words, "--help", lang=lang, text=True)
            assert "\n\n\n" not in shown and shown.endswith("\n") and shown[-2] != "\n", shown
            for line in shown.splitlines():
                assert len(line) <= 80 or "clientele-cli " in line, line
                assert line == line.rstrip(), line


def test_no_column_without_scores():
    shown = run("measure", sample(), "--survey", "visit", "--question", "comment", "--by", "branch",
                text=True)
    assert "Group" in shown and "Score" not in shown and "–" not in shown, shown
    shown = run("measure", sample(), "--survey", "visit", "--question", "nps", "--by", "branch",
                text=True)
    assert "Score" in shown and "Interval" in shown, shown


def test_info_groups_digits():
    assert "3,600" in run("info", sample(), text=True)
    assert "3.600" in run("info", sample(), lang="vi", text=True)
    assert "Currency: VND. Time zone: Asia/Ho_Chi_Minh." in run("info", sample(), text=True)


def test_options_explain_themselves():
    made = path("options.clientele")
    run("new", made)
    for words, said in [
            (["--nope"], "There is no option “--nope”."),
            (["--nope=1"], "There is no option “--nope”."),
            (["-z"], "There is no option “-z”."),
            (["--batch"], "The option “--batch” needs a value."),
            (["--batch", "x"], "The option “--batch” takes a whole number, not “x”."),
            (["--batch=x"], "The option “--batch” takes a whole number, not “x”.")]:
        error = run("undo", made, *words, code=2)["error"]
        assert error["message"] == said and "undo --help" in error["mend"], error
    assert run("undo", made, "--nope", lang="vi", code=2)["error"]["message"] == \
        "Không có tùy chọn “--nope”."
    error = run("import", made, VISIT, "--as", "customers", code=2)["error"]
    assert "customers" in error["message"], error
    error = run("import", made, VISIT, "--as", "responses", "--delimiter", "xx", code=2)["error"]
    assert "xx" in error["message"] and error["mend"], error


def test_names_of_files():
    """Blanks, Vietnamese letters, a leading dash; folders and files that are not there."""
    made = path("quán mới.clientele")
    run("new", made)
    text = "id,How likely are you to recommend us?\n1,9\n2,4\n"
    os.makedirs(path("thư mục"), exist_ok=True)
    assert run("import", made, write("thư mục/đánh giá tháng 3.csv", text), "--as",
               "responses")["accepted"] == 2
    write("-dash.csv", text.replace("id", "no"))
    done = subprocess.run([CLI, "--json", "import", made, "--as", "responses", "--", "-dash.csv"],
                          capture_output=True, cwd=FOLDER)
    assert done.returncode == 0, done
    nothing = path("nothing.json")
    for words in (["survey", "import", made, nothing],
                  ["import", made, VISIT, "--as", "responses", "--mapping", nothing],
                  ["backup", made, path("b.clientele"), "--passphrase-file", nothing]):
        error = run(*words, code=1)["error"]
        assert error["message"] == "There is no file “%s”." % nothing and error["mend"], error
        assert error["file"] == nothing, error
    error = run("import", made, VISIT, "--as", "responses", "--rejects",
                path("no folder/rejects.csv"), code=1)["error"]
    assert "rejects.csv" in error["file"] and error["mend"], error
    assert run("info", made)["responses"] == 4


def test_pipes():
    """A pipe can be read only once; nothing waits for one either."""
    if not hasattr(os, "mkfifo"):
        return
    made, pipe = path("pipes.clientele"), path("pipe.csv")
    run("new", made)
    os.mkfifo(pipe)
    for words in (["table", pipe, path("piped.csv")], ["import", made, pipe, "--as", "responses"]):
        error = run(*words, code=1)["error"]
        assert "not a file on the disk" in error["message"] and error["mend"], error
        assert error["file"] == pipe, error


def test_headings_without_answers():
    """A form without answers yet must not fix the types of next month's questions."""
    made = path("headings.clientele")
    run("new", made)
    head = "id,How likely are you to recommend us?,Comment\n"
    early = write("form.csv", head)
    error = run("import", made, early, "--as", "responses", code=1)["error"]
    assert "no answers yet" in error["message"] and error["mend"], error
    assert error["file"] == early, error
    run("import", made, early, "--as", "responses", "--dry-run", code=1)
    assert run("info", made)["surveys"] == []
    run("import", made, write("form.csv", head + "1,9,Fine\n2,3,Slow\n"), "--as", "responses")
    types = [q["type"] for q in run("survey", "show", made)["questions"]]
    assert "nps" in types, types
    assert run("import", made, write("form.csv", head), "--as", "responses")["rows"] == 0


def test_no_surveys_yet():
    made = path("none.clientele")
    run("new", made)
    for words in (["survey", "show", made], ["survey", "show", made, "visit"],
                  ["measure", made, "--survey", "visit", "--question", "nps"],
                  ["export", made, "responses:visit", path("none.csv")]):
        error = run(*words, code=1)["error"]
        assert error["message"] == "There is no survey in the file yet." and error["mend"], error


def test_nothing_to_measure():
    shown = run("measure", sample(), "--survey", "visit", "--question", "nps", "--where", "1 = 2",
                "--by", "branch", text=True)
    assert shown == "NPS: no answers\n", shown
    shown = run("compare", sample(), "--survey", "visit", "--question", "nps", "--a",
                "${nps} > 0", "--b", "1 = 2", text=True)
    assert shown.endswith("B: NPS: no answers\nThere are too few answers to tell.\n"), shown
    nothing = run("measure", sample(), "--survey", "visit", "--question", "nps", "--where", "1 = 2")
    assert nothing["n"] == 0 and nothing["value"] is None and nothing["ci"] == [None, None], nothing


def test_undo_of_imports_that_updated():
    """Out of their order: what a later import changed stays, then goes with that import."""
    made = path("undo.clientele")
    run("new", made)
    head = "ResponseId,How likely are you to recommend us?,Comment\n"
    first = ["R_%d,%d,first %d\n" % (i, i % 11, i) for i in range(20)]
    second = ["R_%d,%d,second %d\n" % (i, (i + 1) % 11, i) for i in range(5)] + first[5:]
    third = ["R_0,10,third\n", "R_1,10,third\n"] + second[2:]
    states = []

    def answers():
        run("export", made, "responses:visits", path("undo.csv"))
        with open(path("undo.csv"), encoding="utf-8-sig") as file:
            return [row["Comment"] for row in csv.DictReader(file)]

    for rows in (first, second + ["R_20,9,new\n"], third + ["R_20,9,new\n"]):
        source = write("undo-in.csv", head + "".join(rows))
        words = ["--survey", "visits"] if states else ["--new-survey", "visits"]
        run("import", made, source, "--as", "responses", *words)
        states.append(answers())
    assert states[2][:3] == ["third", "third", "second 2"] and len(states[2]) == 21, states[2]
    assert "2 rows were changed later" in run("undo", made, "--batch", "2", text=True)
    assert answers()[:3] == ["third", "third", "first 2"] and len(answers()) == 20, answers()
    error = run("undo", made, "--batch", "2", code=1)["error"]
    assert "Already undone" in error["message"], error
    run("undo", made, "--batch", "3")
    assert answers()[:3] == ["second 0", "second 1", "first 2"], answers()
    run("undo", made, "--batch", "1")
    assert run("info", made)["responses"] == 0
    assert "nothing to undo" in run("undo", made, code=1)["error"]["message"]
    assert run("check", made)["ok"] is True


def test_undo_back_to_the_beginning():
    """In their order every undo brings back exactly the state before."""
    made = path("beginning.clientele")
    run("new", made)
    head = "ResponseId,How likely are you to recommend us?\n"
    means = []
    question = ["--question", "How likely are you to recommend us?", "--metric", "mean"]
    for score in (1, 2, 3):
        source = write("score.csv", head + "".join("R_%d,%d\n" % (i, score)
                                                   for i in range(9 + score)))
        words = ["--survey", "score"] if means else ["--new-survey", "score"]
        run("import", made, source, "--as", "responses", *words)
        means.append(run("measure", made, *question))
    assert [(mean["n"], mean["value"]) for mean in means] == [(10, 1), (11, 2), (12, 3)], means
    while means:
        assert run("measure", made, *question) == means.pop()
        run("undo", made)
    assert run("info", made)["surveys"] == []
    assert "nothing to undo" in run("undo", made, code=1)["error"]["message"]


def test_vietnamese_encodings():
    """Files in TCVN3 and VNI, the encodings of the fonts before Unicode."""
    tcvn3 = dict(zip("àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ",
                     bytes.fromhex("b5b6b7b8b9a8bbbcbdbec6a9c7c8c9cacbaecccecfd0d1aad2d3d4d5d6"
                                   "d7d8dcdddedfe1e2e3e4abe5e6e7e8e9aceaebecedeeeff1f2f3f4adf5f6"
                                   "f7f8f9fafbfcfdfe")))
    single = {"í": 0xed, "ì": 0xec, "ỉ": 0xe6, "ĩ": 0xf3, "ị": 0xf2, "ỵ": 0xee, "đ": 0xf1,
              "ơ": 0xf4, "ư": 0xf6}
    tone = {"\u0301": 0xf9, "\u0300": 0xf8, "\u0309": 0xfb, "\u0303": 0xf5, "\u0323": 0xef}
    circumflex = {"": 0xe2, "\u0301": 0xe1, "\u0300": 0xe0, "\u0309": 0xe5, "\u0303": 0xe3,
                  "\u0323": 0xe4}
    breve = {"": 0xea, "\u0301": 0xe9, "\u0300": 0xe8, "\u0309": 0xfa, "\u0303": 0xfc,
             "\u0323": 0xeb}

    def vni(letter):
        if letter in single:
            return [single[letter]]
        base, *marks = unicodedata.normalize("NFD", letter)
        rising = "".join(mark for mark in marks if mark in tone)
        if "\u031b" in marks:
            return [single["ơ" if base == "o" else "ư"]] + [tone[mark] for mark in rising]
        if "\u0302" in marks:
            return [ord(base), circumflex[rising]]
        return [ord(base), breve[rising] if "\u0306" in marks else tone[rising]]

    text = "id,bạn có sẵn lòng giới thiệu quán cho bạn bè không?,góp ý\n" + "".join(
        "%d,%d,%s\n" % (i, i % 11, ("phục vụ nhanh, nhân viên dễ thương", "đồ uống hơi đắt",
                                    "chờ quá lâu vào buổi trưa")[i % 3].replace(",", ""))
        for i in range(40))
    expected = run("table", write("utf8.csv", text), path("utf8-out.csv"))
    wanted = open(path("utf8-out.csv"), encoding="utf-8").read()
    assert expected["encoding"] == "UTF-8" and "dễ thương" in wanted
    for name, encode in (("TCVN3", lambda c: [tcvn3[c]]), ("VNI", vni)):
        with open(path(name + ".csv"), "wb") as file:
            file.write(b"".join(bytes([ord(c)] if ord(c) < 128 else encode(c)) for c in text))
        made = path(name + ".clientele")
        run("new", made)
        assert run("table", path(name + ".csv"), path(name + "-out.csv"))["encoding"] == name
        assert open(path(name + "-out.csv"), encoding="utf-8").read() == wanted, name
        result = run("import", made, path(name + ".csv"), "--as", "responses")
        assert result["encoding"] == name and result["accepted"] == 40, result
        questions = run("survey", "show", made)["questions"]
        assert [q["type"] for q in questions][1] == "nps", questions


def test_outputs_spare_what_is_there():
    """No output takes the place of a business, of the file that is read, or of another business."""
    made, other = path("spared.clientele"), path("another.clientele")
    run("new", made)
    run("new", other)
    source = write("spared.csv", "id,How likely are you to recommend us?\n1,9\n2,many\n" +
                   "".join("%d,%d\n" % (i, i % 11) for i in range(3, 40)))
    contents = {name: open(name, "rb").read() for name in (other, source)}
    imports = ["import", made, source, "--as", "responses"]
    for words, code in [
            (["table", source, source], 2),
            (["table", source, other], 1),
            (imports + ["--rejects", source], 2),
            (imports + ["--rejects", other], 1),
            (imports + ["--dry-run", "--write-mapping", source], 2),
            (imports + ["--dry-run", "--write-mapping", made], 1),
            (["backup", made, other], 1),
            (["backup", made, source], 1)]:
        error = run(*words, code=code)["error"]
        assert error["message"] and error["mend"], error
        for name, before in contents.items():
            assert open(name, "rb").read() == before, (words, name)
        assert run("info", made)["surveys"] == [], words
    for _ in range(2):
        run("backup", made, path("spared-backup.clientele"))


def test_vietnamese():
    english = run("--help", text=True)
    vietnamese = run("--help", text=True, lang="vi")
    assert english != vietnamese and "khảo sát" in vietnamese.lower()


# --- import ----------------------------------------------------------------------------------------

def test_import_google_forms():
    made = path("import.clientele")
    run("new", made)
    result = run("import", made, VISIT, "--as", "responses", "--new-survey", "Khách ghé quán")
    assert result["source"] == "google-forms", result["source"]
    assert result["rows"] == 400 and result["accepted"] == 400 and result["rejected"] == 0
    types = [c["type"] for c in result["columns"]]
    targets = [c["target"] for c in result["columns"]]
    assert targets[0] == "field:submitted" and targets[1] == "field:branch", targets
    assert types[2] == "nps" and types[3] == "csat", types
    shown = run("survey", "show", made)
    ordered = [q for q in shown["questions"] if q["type"] == "multiple"][0]
    assert "Trà đào, cam, sả" in [c["text"] for c in ordered["choices"]], ordered

    again = run("import", made, VISIT, "--as", "responses")
    assert again["duplicates"] == 400 and again["added"] == 0, again
    assert run("info", made)["responses"] == 400
    undone = run("undo", made, "--batch", str(result["batch"]))
    assert undone["removed"] == 400
    assert run("info", made)["responses"] == 0
    assert run("check", made)["ok"] is True


def test_import_rejects_and_mends():
    made = path("rejects.clientele")
    run("new", made)
    rows = "id,When,How likely are you to recommend us?\n" + "".join(
        "%d,2026-03-%02d,%d\n" % (i, 1 + i % 28, i % 11) for i in range(60))
    bad = rows + "60,2026-03-09,eleven and a half\n"
    source = write("bad.csv", bad)
    result = run("import", made, source, "--as", "responses", "--new-survey", "R",
                 "--rejects", path("r.csv"), code=3)
    assert result["rejected"] == 1 and result["accepted"] == 60, result
    assert result["errors_total"] == 1
    error = result["errors"][0]
    assert error["row"] == 62 and "recommend" in error["column"], error
    assert error["value"] == "eleven and a half" and error["message"]
    kept = list(csv.reader(open(path("r.csv"), encoding="utf-8-sig")))
    assert len(kept) == 2 and kept[1][0] == "60", kept
    kept[1][2] = "9"
    with open(path("mended.csv"), "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(kept)
    mended = run("import", made, path("mended.csv"), "--as", "responses")
    assert mended["accepted"] == 1 and mended["survey"] == result["survey"], mended


def test_mapping_slips():
    """A slip in a mapping is named with its file, its place, its column and what is known."""
    made = path("slips.clientele")
    run("new", made)
    source = write("slips.csv", "How likely?\n9\n10\n")
    for column, place, known in [
            ({"target": "question:nps", "type": "npss"}, "columns[0].type", "nps, csat, ces"),
            ({"target": "new:npss", "question": "q"}, "columns[0].target", "ranking"),
            ({"target": "field:shop"}, "columns[0].target", "branch"),
            ({"target": "new:nps", "question": "q", "part": "half"}, "columns[0].part", "joined"),
            ({"target": "new:nps", "question": "q", "scael": [0, 10]}, "columns[0].scael", "scale"),
            ({"target": "nps"}, "columns[0].target", "question:CODE")]:
        mapping = write("slip.json", json.dumps({"columns": [dict(column, heading="How likely?")]}))
        error = run("import", made, source, "--as", "responses", "--mapping", mapping,
                    code=1)["error"]
        assert error["file"].endswith("slip.json") and error["column"] == "How likely?", error
        assert place in error["message"] and known in error["message"] and error["mend"], error
    assert run("info", made)["surveys"] == []


def test_rankings():
    """Ranked things are told from ticked ones, shown before the import and measured after it."""
    made = path("ranking.clientele")
    run("new", made)
    source = write("ranking.csv", "Submission ID,Respondent ID,Submitted at,What matters?\n" + "".join(
        "s%d,r%d,2024-08-%02d 10:00:00,\"%s\"\n" % (i, i, i + 1, ", ".join(order))
        for i, order in enumerate([("Price", "Taste", "Place"), ("Taste", "Price", "Place"),
                                   ("Taste", "Place", "Price"), ("Place", "Taste", "Price")])))
    trial = run("import", made, source, "--as", "responses", "--dry-run",
                "--write-mapping", path("ranking.json"))
    column = trial["columns"][3]
    assert (column["target"], column["type"]) == ("new:ranking", "ranking"), column
    assert "3" in column["reason"], column
    assert json.load(open(path("ranking.json"), encoding="utf-8"))["columns"][3]["part"] == "joined"
    batch = run("import", made, source, "--as", "responses", "--mapping", path("ranking.json"))
    assert batch["accepted"] == 4
    run("export", made, "responses:ranking", path("ranks.csv"), "--codes")
    rows = list(csv.DictReader(open(path("ranks.csv"), encoding="utf-8-sig")))
    assert [[r["what_matters_" + k] for k in ("price", "taste", "place")] for r in rows] == [
        ["1", "2", "3"], ["2", "1", "3"], ["3", "1", "2"], ["3", "2", "1"]], rows
    shares = {c["code"]: c["n"] for c in run("measure", made, "--survey", "ranking", "--question",
                                             "what_matters")["choices"]}
    assert shares == {"price": 1, "taste": 2, "place": 1}, shares
    run("undo", made, "--batch", str(batch["batch"]))
    assert run("info", made)["surveys"] == []


def test_dry_run_and_mapping():
    made = path("mapping.clientele")
    run("new", made)
    before = open(made, "rb").read()
    planned = run("import", made, VISIT, "--as", "responses", "--dry-run",
                  "--write-mapping", path("m.json"))
    assert planned["accepted"] == 400 and planned["batch"] is None
    assert open(made, "rb").read() == before
    mapping = json.load(open(path("m.json"), encoding="utf-8"))
    assert mapping["source"] == "google-forms"
    result = run("import", made, VISIT, "--as", "responses", "--mapping", path("m.json"))
    assert result["accepted"] == 400


def test_next_month_proves_the_order_of_dates():
    """The first file leaves day and month open; the second one tells, and must not be misread."""
    made = path("dates.clientele")
    run("new", made)
    head = "Submitted at,Branch,How likely are you to recommend us?\n"
    first = write("dates-1.csv", head + "".join(
        "%02d/%02d/2026 10:%02d,%s,%d\n" % (1 + i % 12, 1 + i * 5 % 12, i, "AB"[i % 2], i % 11) for i in range(60)))
    second = write("dates-2.csv", head + "".join(
        "%02d/%02d/2026 11:%02d,%s,%d\n" % (1 + i % 12, 1 + i * 7 % 28, i, "AB"[i % 2], i % 11) for i in range(60)))
    run("import", made, first, "--as", "responses", "--new-survey", "Dates")
    result = run("import", made, second, "--as", "responses")
    assert result["accepted"] == 60 and result["rejected"] == 0, result
    assert result["columns"][0]["date_format"].startswith("M"), result["columns"][0]


def test_sample_cannot_be_undone_away():
    made = path("sample-undo.clientele")
    run("new", made, "--sample")
    run("undo", made, code=1)
    assert run("check", made)["ok"] is True and run("info", made)["responses"] == 4800


def test_aggregate_is_refused():
    made = path("aggregate.clientele")
    run("new", made)
    source = write("summary.csv",
                   "Q1. How satisfied are you?\nAnswer Choices,Response Percent,Responses\n"
                   "Very satisfied,60.00%,60\nSatisfied,40.00%,40\nAnswered,100\nSkipped,0\n")
    error = run("import", made, source, "--as", "responses", code=1)["error"]
    assert error["mend"] and run("info", made)["responses"] == 0


# --- table -----------------------------------------------------------------------------------------

def test_table():
    source = write("semi.csv", "\ufefftên;điểm\r\n\"An; Bình\";4,5\r\nChi;3\r\n")
    result = run("table", source, path("clean.csv"))
    assert result["format"] == "csv" and result["delimiter"] == ";" and result["rows"] == 2
    text = open(path("clean.csv"), "rb").read()
    assert text == "tên,điểm\nAn; Bình,\"4,5\"\nChi,3\n".encode(), text
    assert run("table", source, text=True) == text.decode()


# --- scores ----------------------------------------------------------------------------------------

def test_measure_nps():
    score = run("measure", scores(), "--question", "How likely are you to recommend us?")
    assert score["metric"] == "nps" and score["n"] == 324
    assert (score["promoters"], score["passives"], score["detractors"]) == (162, 108, 54)
    assert near(score["value"], 100 / 3, 1e-9)
    assert near(score["se"], 4.1408666, 1e-6)
    assert near(score["ci"][0], 24.94525, 1e-4) and near(score["ci"][1], 41.10980, 1e-4)


def test_measure_groups_periods_where():
    by = run("measure", sample(), "--survey", "visit", "--question", "nps", "--by", "branch",
             "--period", "quarter")
    assert {g["key"] for g in by["groups"]} == {"Quận 1", "Thủ Đức", "Đà Lạt"}
    assert sum(g["n"] for g in by["groups"]) == by["n"] == 3600
    assert [p["key"] for p in by["periods"]] == ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4",
                                                 "2026-Q1", "2026-Q2"]
    one = run("measure", sample(), "--survey", "visit", "--question", "nps", "--where",
              "${branch} = 'Thủ Đức'")
    duc = [g for g in by["groups"] if g["key"] == "Thủ Đức"][0]
    assert one["n"] == duc["n"] and near(one["value"], duc["value"])
    shares = run("measure", sample(), "--survey", "visit", "--question", "age")
    assert shares["metric"] == "distribution"
    assert near(sum(c["share"] for c in shares["choices"]), 100, 1e-9)


def test_measure_errors():
    error = run("measure", sample(), "--survey", "visit", "--question", "npss", code=1)["error"]
    assert "npss" in error["message"]
    error = run("measure", sample(), "--survey", "visit", "--question", "nps", "--where",
                "${nps} >= ", code=1)["error"]
    assert error["message"] and error["mend"]
    error = run("measure", sample(), "--question", "nps", code=1)["error"]
    assert "visit" in error["message"] + (error["mend"] or "")
    run("measure", sample(), "--survey", "visit", "--question", "nps", "--period", "moon", code=2)


def test_compare():
    real = run("compare", sample(), "--survey", "visit", "--question", "nps", "--metric", "nps",
               "--a", "${branch} = 'Thủ Đức'", "--b", "${branch} = 'Quận 1'")
    assert real["verdict"] == "real" and real["difference"] < 0 and real["p"] < 0.001
    assert near(real["difference"], real["a"]["value"] - real["b"]["value"])
    same = run("compare", scores(), "--question", "How likely are you to recommend us?",
               "--a", "${branch} = 'North'", "--b", "${branch} = 'South'")
    assert same["verdict"] == "could-be-chance", same


# --- out ---------------------------------------------------------------------------------------------

def test_survey_round_trip():
    run("survey", "export", sample(), "visit", path("visit.json"))
    made = path("round.clientele")
    run("new", made)
    result = run("survey", "import", made, path("visit.json"))
    assert result["warnings"] == [], result
    run("survey", "export", made, "visit", path("again.json"))
    assert json.load(open(path("visit.json"))) == json.load(open(path("again.json")))
    run("undo", made)
    assert run("info", made)["surveys"] == []


def test_export():
    result = run("export", sample(), "responses:visit", path("out.csv"), "--codes")
    assert result["rows"] == 3600
    rows = list(csv.DictReader(open(path("out.csv"), encoding="utf-8-sig")))
    assert len(rows) == 3600 and {r["branch"] for r in rows} == {"Quận 1", "Thủ Đức", "Đà Lạt"}
    assert {r["often"] for r in rows} - {""} == {"first", "monthly", "weekly", "daily"}
    score = run("measure", sample(), "--survey", "visit", "--question", "nps")
    assert sum(int(r["nps"]) >= 9 for r in rows) == score["promoters"]
    assert run("export", sample(), "responses:visit", path("out.xlsx"))["rows"] == 3600
    assert zipfile.ZipFile(path("out.xlsx")).testzip() is None
    assert run("export", sample(), "responses:visit", path("out.sav"))["rows"] == 3600
    run("table", path("out.sav"), path("sav.csv"))
    back = list(csv.DictReader(open(path("sav.csv"), encoding="utf-8")))
    assert [r["nps"] for r in back] == [r["nps"] for r in rows]
    run("export", sample(), "responses:visit", path("out.docx"), code=1)
    run("export", sample(), "orders", path("out.csv"), code=2)


def test_export_long_lists():
    """What was chosen from more options than a table has columns leaves as codes or labels."""
    made = path("long.clientele")
    options = ["Dish no. %d" % i for i in range(1, 231)]
    source = write("long.csv", "who,Which?\nAn,Dish no. 3;Dish no. 217\nBình,Dish no. 17\nChi,\n")
    mapping = write("long.json", json.dumps({"columns": [
        {"target": "new:text", "question": "who", "text": "Who?"},
        {"target": "new:multiple", "question": "dishes", "part": "joined", "separator": ";",
         "options": options}]}))
    run("new", made)
    assert run("import", made, source, "--as", "responses", "--mapping", mapping)["added"] == 3
    run("export", made, "responses:long", path("long-codes.csv"), "--codes")
    rows = list(csv.DictReader(open(path("long-codes.csv"), encoding="utf-8-sig")))
    assert [r["dishes"] for r in rows] == ["dish_no_3; dish_no_217", "dish_no_17", ""], rows
    run("export", made, "responses:long", path("long-labels.csv"))
    rows = list(csv.reader(open(path("long-labels.csv"), encoding="utf-8-sig")))
    assert rows[1][-1] == "Dish no. 3; Dish no. 217", rows
    run("export", made, "responses:long", path("long.xlsx"))
    run("table", path("long.xlsx"), path("long-xlsx.csv"))
    assert "Dish no. 3; Dish no. 217" in open(path("long-xlsx.csv"), encoding="utf-8").read()


def test_report():
    listed = run("report", "list", sample())["reports"]
    assert [r["id"] for r in listed] == ["survey-results"]
    for lang in ("en", "vi"):
        out = path("report-%s.xlsx" % lang)
        result = run("report", "make", sample(), "survey-results", out, "--survey", "visit",
                     "--lang", lang)
        assert result["output"] == out and result["sheets"] >= 5, result
        names = zipfile.ZipFile(out).namelist()
        assert any(n.startswith("xl/charts/chart") for n in names)
    good = open(path("report-en.xlsx"), "rb").read()
    run("report", "make", sample(), "survey-results", path("report-en.xlsx"), "--survey", "nope", code=1)
    assert open(path("report-en.xlsx"), "rb").read() == good
    run("report", "make", sample(), "horoscope", path("x.xlsx"), "--survey", "visit", code=1)


# --- safety ------------------------------------------------------------------------------------------

def test_backup_and_restore():
    secret = write("secret.txt", "đúng là bí mật\n")
    run("backup", sample(), path("plain.clientele"))
    assert run("info", path("plain.clientele"))["responses"] == 4800
    run("backup", sample(), path("locked.bak"), "--passphrase-file", secret)
    assert b"SQLite format" not in open(path("locked.bak"), "rb").read(4096)
    run("restore", path("locked.bak"), path("back.clientele"), "--passphrase-file", secret)
    assert run("info", path("back.clientele"))["responses"] == 4800
    wrong = write("wrong.txt", "guess\n")
    assert run("restore", path("locked.bak"), path("no.clientele"), "--passphrase-file", wrong,
               code=1)["error"]["message"]
    assert not os.path.exists(path("no.clientele"))
    run("restore", path("plain.clientele"), path("back.clientele"), code=1)
    run("restore", path("plain.clientele"), path("back.clientele"), "--replace")


def test_moved_as_a_whole():
    copied = {"bin/clientele-cli": CLI,
              "libexec/clientele/clientele-cli-files": CLI + "-files",
              "share/locale/vi/LC_MESSAGES/clientele.mo":
                  os.path.join(os.environ["CLIENTELE_LOCALEDIR"], "vi/LC_MESSAGES/clientele.mo")}
    for name, source in copied.items():
        os.makedirs(path("moved/" + os.path.dirname(name)), exist_ok=True)
        shutil.copy(source, path("moved/" + name))
    bare = {key: value for key, value in os.environ.items() if key != "CLIENTELE_LOCALEDIR"}
    for command in ("measure", "import"):
        done = subprocess.run([path("moved/bin/clientele-cli"), "--lang", "vi", command, "--help"],
                              capture_output=True, encoding="utf-8", env=bare)
        assert done.returncode == 0 and "Cách dùng" in done.stdout, (command, done)


def test_without_a_locale():
    bare = {key: value for key, value in os.environ.items() if key not in ("LANG", "LANGUAGE")}
    made = path("bare.clientele")
    run("new", made, "--name", "Cà phê Sớm", lang=None, env=bare | {"LC_ALL": "C"})
    run("import", made, VISIT, "--as", "responses", "--new-survey", "Khách ghé quán", lang=None,
        env=bare | {"LC_ALL": "POSIX"})
    told = run("info", made, lang=None, env=bare | {"LC_ALL": "not_installed"})
    assert told["business"]["name"] == "Cà phê Sớm", told
    assert told["surveys"][0]["title"] == "Khách ghé quán", told


# --- what goes wrong around a command ----------------------------------------------------------------

def refused(*words):
    """A usage error before the command is one JSON object, too."""
    done = subprocess.run([CLI, *words], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 2, (words, done)
    error = json.loads(done.stdout)["error"]
    assert error["message"] and error["mend"], error
    assert done.stderr.count("\n") == 1, done.stderr


def test_errors_before_the_command():
    refused("--json", "--lang", "fr", "info", sample())
    refused("--json", "--nonsense", "info", sample())
    refused("--nonsense", "info", sample(), "--json")
    refused("--json")


def test_output_that_does_not_arrive():
    if not os.path.exists("/dev/full"):
        return
    for words in (["info", sample()], ["--json", "info", sample()], ["--help"],
                  ["measure", sample(), "--survey", "visit", "--question", "nps"]):
        with open("/dev/full", "w") as full:
            done = subprocess.run([CLI, *words], stdout=full, stderr=subprocess.PIPE, text=True)
        assert done.returncode == 1 and done.stderr.count("\n") == 1, (words, done)


def limit_files():
    import resource
    import signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))


OUTPUTS = [(["export", "FILE", "responses:visit", "OUT.csv"], ".csv"),
           (["export", "FILE", "responses:visit", "OUT.sav"], ".sav"),
           (["export", "FILE", "responses:visit", "OUT.xlsx"], ".xlsx"),
           (["report", "make", "FILE", "survey-results", "OUT.xlsx", "--survey", "visit"], ".xlsx"),
           (["survey", "export", "FILE", "visit", "OUT.json"], ".json")]


def test_no_room_for_output():
    """No room in the middle of writing: one message, and nothing is left behind."""
    if os.name != "posix":
        return
    folder = path("no room")
    os.mkdir(folder)
    for words, suffix in OUTPUTS:
        words = [w.replace("FILE", sample()).replace("OUT", os.path.join(folder, "out"))
                 for w in words]
        done = subprocess.run([CLI, "--json", *words], capture_output=True, text=True,
                              encoding="utf-8", preexec_fn=limit_files)
        assert done.returncode == 1, (words, done)
        assert json.loads(done.stdout)["error"]["mend"], done.stdout
        assert done.stderr.count("\n") == 1, done.stderr
        assert os.listdir(folder) == [], (words, os.listdir(folder))


def test_no_folder_for_output():
    for words, suffix in OUTPUTS:
        words = [w.replace("FILE", sample()).replace("OUT", path("nowhere/out")) for w in words]
        done = subprocess.run([CLI, "--json", *words], capture_output=True, text=True,
                              encoding="utf-8")
        assert done.returncode == 1, (words, done)
        assert json.loads(done.stdout)["error"]["mend"], done.stdout
        assert done.stderr.count("\n") == 1, done.stderr


def test_undo_of_no_import():
    made = path("batches.clientele")
    run("new", made)
    run("import", made, VISIT, "--as", "responses")
    for number in ("0", "-1", "2"):
        assert run("undo", made, "--batch", number, code=1)["error"]["message"]
    run("undo", made, "--batch", "many", code=2)
    assert run("info", made)["responses"] > 0


def test_options_of_measure():
    words = ("measure", sample(), "--survey", "visit", "--question", "nps")
    for confidence in ("0", "1", "95", "nan", "", "0,9"):
        run(*words, "--confidence", confidence, code=2)
    run(*words, "--last", "-2", code=2)
    once = run(*words, "--last", "-1")
    assert run(*words)["n"] > run(*words, "--last", "30")["n"] > once["n"] > 0
    quarters = [p["label"] for p in run(*words, "--period", "quarter")["periods"]]
    assert quarters[0].startswith("Quarter"), quarters
    quarters = [p["label"] for p in run(*words, "--period", "quarter", lang="vi")["periods"]]
    assert quarters[0].startswith("Quý"), quarters


def test_filter_by_label():
    words = ("measure", sample(), "--survey", "visit", "--question", "nps", "--where")
    for code, label in (("${again} = 'yes'", "${again} = 'YES'"),
                        ("${again} = 'yes'", "${again} = 'Có'"),
                        ("selected(${ordered}, 'bac_xiu')", "selected(${ordered}, 'Bạc xỉu')")):
        assert run(*words, code) == run(*words, label), label


def test_code_of_a_survey():
    made = path("codes.clientele")
    run("new", made)
    run("survey", "export", sample(), "visit", path("codes.json"))
    for given, code in (("Visit2026", "Visit2026"), ("Khảo Sát Mới!", "khao_sat_moi"),
                        ("Khảo sát mới", "khao_sat_moi_2"), ("a" * 40, "a" * 24)):
        assert run("survey", "import", made, path("codes.json"), "--code", given)["survey"] == code
    run("survey", "import", made, path("codes.json"), "--code", "!!!", code=2)
    assert len(run("info", made)["surveys"]) == 4


def test_unknown_field():
    for option in ("--by", "--weight"):
        error = run("measure", sample(), "--survey", "visit", "--question", "nps", option, "bramch",
                    code=1)["error"]
        assert "bramch" in error["message"] and "branch" in error["mend"], error


def test_tiny_p_for_people():
    words = ("compare", sample(), "--survey", "visit", "--question", "nps")
    told = run(*words, "--a", "${branch} = 'Thủ Đức'", "--b", "${branch} = 'Quận 1'", text=True)
    assert "p < 0.0001" in told, told
    told = run(*words, "--a", "${nps} < 20", "--b", "${branch} = 'Đà Lạt'", text=True)
    assert "p <" in told or "p = 0." in told, told


def test_nothing_to_undo():
    made = path("fresh.clientele")
    run("new", made)
    assert run("undo", made, code=1)["error"]["message"]


failed = tap.run([thing for name, thing in sorted(globals().items()) if name.startswith("test_")])
shutil.rmtree(FOLDER)
sys.exit(failed > 0)
