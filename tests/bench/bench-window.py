#!/usr/bin/env python3
"""The window on a business with a million responses, against an empty window of libadwaita: when its
first frame is painted, what it holds in memory when idle, and how long the main loop was ever away.

    bench-window.py WATCHDOG EMPTY BENCH_IMPORT [ROWS]

Limits: first frame 1.5 times the empty window's; memory 1.5 times its memory and 60 MB; no stay of more
than 16 ms is told of as a limit, because an X server on two busy cores is late now and then by itself:
the line shows how many of all stays were longer."""

import os
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.environ['CLIENTELE_SOURCE'], 'tests', 'ui'))
import desktop  # noqa: E402

ROUNDS = 5
FIRST_LIMIT = 1.5
MEMORY_FACTOR, MEMORY_ROOM = 1.5, 60.0


def resident(pid):
    """MB that the process holds."""
    with open('/proc/%d/status' % pid) as status:
        for line in status:
            if line.startswith('VmRSS:'):
                return int(line.split()[1]) / 1000.0
    return 0.0


def measure(d, words, watchdog, rest, act=None):
    """Starts a program, lets it rest, ends it: the report of the watchdog and the memory."""
    report = os.path.join(d.home, 'report')
    env = dict(d.env, LD_PRELOAD=watchdog, CLIENTELE_WATCHDOG=report,
               CLIENTELE_WATCHDOG_START=str(time.monotonic_ns() // 1000))
    process = subprocess.Popen(words, env=env, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    time.sleep(rest)
    if act is not None:
        act(process)
    memory = resident(process.pid)
    subprocess.run(['xdotool', 'key', 'ctrl+q'], env=d.env, check=True)
    process.wait(30)
    with open(report) as lines:
        values = {name: float(value) for name, value in (line.split() for line in lines)}
    values['memory'] = memory
    return values


def first_frames(d, commands, watchdog):
    """In turns, and the best of each, so that what else the machine does hits both alike."""
    best = [float('inf')] * len(commands)
    for _ in range(ROUNDS):
        for i, words in enumerate(commands):
            best[i] = min(best[i], measure(d, words, watchdog, 4)['first_frame_ms'])
    return best


def scroll(d):
    """From end to end of the grid of responses."""
    def act(process):
        for keys in (['Page_Down'] * 30, ['ctrl+End'], ['Page_Up'] * 30, ['ctrl+Home']):
            for key in keys:
                subprocess.run(['xdotool', 'key', key], env=d.env, check=True)
            time.sleep(1)
    return act


def main():
    lacking = desktop.missing()
    if lacking:
        print('bench-window: skipped, ' + lacking)
        sys.exit(77)
    watchdog, empty, maker = sys.argv[1:4]
    rows = sys.argv[4] if len(sys.argv) > 4 else '1000000'
    good = True
    with tempfile.TemporaryDirectory() as folder, desktop.Desktop() as d:
        path = os.path.join(folder, 'million.clientele')
        subprocess.run([maker, '--make', path, rows], check=True)
        ours = [desktop.BUILD + '/src/ui/app/clientele', path]
        base, first = first_frames(d, [[empty], ours], watchdog)
        print('first frame with %s responses: ours %.0f ms, yardstick (an empty window) %.0f ms, '
              'ratio %.2f (limit %.1f)' % (rows, first, base, first / base, FIRST_LIMIT))
        good = good and first / base <= FIRST_LIMIT
        still = measure(d, [empty], watchdog, 5)
        idle = measure(d, ours, watchdog, 15)
        limit = MEMORY_FACTOR * still['memory'] + MEMORY_ROOM
        print('memory when idle: ours %.0f MB, yardstick (an empty window) %.0f MB, '
              'ratio %.2f (limit %.0f MB)' % (idle['memory'], still['memory'],
                                              idle['memory'] / still['memory'], limit))
        good = good and idle['memory'] <= limit
        moved = measure(d, ours, watchdog, 6, scroll(d))
        print('main loop: longest stay %.0f ms at %.1f s, %d of %d stays longer than a frame '
              '(16 ms)' % (moved['longest_ms'], moved['longest_at_ms'] / 1000, moved['late'],
                           moved['stays']))
    sys.exit(0 if good else 1)


main()
