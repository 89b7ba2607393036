#!/usr/bin/env python3
"""One score from a file of 10,000 responses by the whole program, against the sqlite3 shell opening the
same file."""
import os
import shutil
import subprocess
import sys
import tempfile
import time

CLI, LIMIT, ROUNDS = sys.argv[1], 4.0, 60
folder = tempfile.mkdtemp(prefix="clientele-bench-")
made = os.path.join(folder, "bench.clientele")
source = os.path.join(folder, "answers.csv")
with open(source, "w", encoding="utf-8") as file:
    file.write("id,submitted,branch,How likely are you to recommend us?,Satisfied?\n")
    for i in range(10000):
        file.write("%d,2026-03-%02d 10:%02d:00,%s,%d,%d\n" % (i, 1 + i % 28, i % 60, "ABC"[i % 3], i * 7 % 11, 1 + i % 5))
quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
subprocess.run([CLI, "new", made], check=True, **quiet)
subprocess.run([CLI, "import", made, source, "--as", "responses", "--new-survey", "Bench"], check=True, **quiet)


def best(command):
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run(command, check=True, **quiet)
        times.append(time.perf_counter() - start)
    return sorted(times)[ROUNDS // 4]


measure = [CLI, "--json", "measure", made, "--survey", "Bench", "--question", "How likely are you to recommend us?"]
best(["sqlite3", made, "select 1"])
yardstick = best(["sqlite3", made, "select 1"])
ours = best(measure)
print("measure on 10,000 responses: ours %.1f ms, sqlite3 shell 'select 1' %.1f ms, ratio %.2f (limit %.2f)"
      % (1000 * ours, 1000 * yardstick, ours / yardstick, LIMIT))
shutil.rmtree(folder)
