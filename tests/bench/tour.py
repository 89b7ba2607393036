"""A walk through every page of the window and its main acts, under the eyes of the watchdog."""

import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.environ['CLIENTELE_SOURCE'], 'tests', 'ui'))
import desktop  # noqa: E402

PROGRAM = desktop.BUILD + '/src/ui/app/clientele'
TICK = os.sysconf('SC_CLK_TCK')


def watched(d, watchdog, report, **variables):
    """The environment of a program that the watchdog looks at. On a desktop a service keeps what the
    program remembers; a file here would be another disk to wait for."""
    return dict(d.env, LD_PRELOAD=watchdog, GSETTINGS_BACKEND='memory', CLIENTELE_WATCHDOG=report,
                CLIENTELE_WATCHDOG_START=str(time.monotonic_ns() // 1000), **variables)


class Tour:
    def __init__(self, d, watchdog, path, report):
        self.d = d
        self.pipe = os.path.join(d.home, 'tour')
        if os.path.exists(self.pipe):
            os.remove(self.pipe)
        os.mkfifo(self.pipe)
        self.process = subprocess.Popen(
            [PROGRAM, path],
            env=watched(d, watchdog, report, CLIENTELE_WATCHDOG_DRIVE=self.pipe))
        self.out = open(self.pipe, 'w', encoding='utf-8')
        self.settle()

    def used(self):
        """Ticks of processor time that the program has used, and whether it wants more just now."""
        ticks, busy = 0, False
        folder = '/proc/%d/task' % self.process.pid
        for task in os.listdir(folder):
            try:
                with open(os.path.join(folder, task, 'stat'), encoding='utf-8') as stat:
                    fields = stat.read().rsplit(')', 1)[1].split()
            except OSError:
                continue
            ticks += int(fields[11]) + int(fields[12])
            busy = busy or fields[0] in 'RD'
        return ticks, busy

    def settle(self, patience=60):
        """Waits until what was asked for is done: the program is at rest but for a blinking caret."""
        end, calm = time.monotonic() + patience, 0
        time.sleep(0.3)
        before = self.used()[0]
        while calm < 3 and time.monotonic() < end:
            time.sleep(0.15)
            now, busy = self.used()
            calm = calm + 1 if not busy and now - before <= 0.03 * TICK else 0
            before = now

    def act(self, section, *acts):
        """Does one thing after the other, each when the one before is done: "do ACTION PARAMETER",
        "key KEYS", "type TEXT", or a function."""
        self.say('section ' + section)
        for act in acts:
            kind, _, rest = act.partition(' ') if isinstance(act, str) else ('', '', '')
            if kind == 'key':
                self.xdotool('key', '--delay', '30', *rest.split())
            elif kind == 'type':
                self.xdotool('type', '--delay', '40', '--', rest)
            elif kind:
                self.say(act)
            else:
                act()
            self.settle()

    def say(self, line):
        self.out.write(line + '\n')
        self.out.flush()

    def xdotool(self, *words):
        subprocess.run(['xdotool'] + list(words), env=self.d.env, check=True)

    def open_other(self, path):
        """Another program with a file hands it to the one that runs."""
        return lambda: subprocess.run([PROGRAM, path], env=self.d.env, check=True)

    def resize(self, width, height):
        return lambda: self.xdotool('getactivewindow', 'windowsize', str(width), str(height))

    def close(self):
        """Leaves by closing each window."""
        self.say('section closing')
        self.xdotool('key', 'ctrl+q')
        self.process.wait(60)
        self.out.close()

    def everything(self, table, other):
        """Every page, on whatever business; @table is imported, @other opened beside it."""
        survey = 'surveys/1'
        self.act('overview', 'do win.go "surveys"', 'do win.go "overview"')
        self.act('surveys', 'do win.go "surveys"')
        self.act('results', 'do win.go "%s/results"' % survey)
        self.act('results, scrolled', 'key End', 'key Home')
        self.act('results, filtered', 'do win.go "%s/results?since=2026-03-01"' % survey,
                 'do win.go "%s/results"' % survey)
        self.act('responses', 'do win.go "%s/responses"' % survey)
        self.act('responses, scrolled', 'focus CxResponseCell', 'key ' + 'Page_Down ' * 12,
                 'key ctrl+End', 'key ' + 'Page_Up ' * 12, 'key ctrl+Home')
        self.act('responses, filtered', 'do win.go "%s/responses?since=2026-03-01"' % survey,
                 'do win.go "%s/responses"' % survey)
        self.act('responses, a card', 'do win.go "%s/responses?response=5"' % survey,
                 'do card.next', 'do card.close')
        self.act('questionnaire', 'do win.go "%s/questions"' % survey, 'key Tab Tab Down')
        self.act('import assistant', 'do win.import ["%s"]' % table)
        self.act('import', 'do import.run')
        self.act('undo of an import', 'key ctrl+z', 'key ctrl+shift+z')
        self.act('report', 'do win.report ""')
        self.act('history', 'do win.go "history"', 'do history.older')
        self.act('preferences', 'do app.preferences', 'key Escape')
        self.act('search', 'key ctrl+k', 'type histo', 'key Escape')
        self.act('search for answers', 'key ctrl+k', 'type cafe', 'key Escape')
        self.act('shortcuts', 'do app.shortcuts', 'key Escape')
        self.act('about', 'do app.about', 'key Escape')
        self.act('another business', self.open_other(other))
        self.act('closing one of two', 'key ctrl+w')
        self.act('narrow', self.resize(400, 700), 'do win.go "overview"',
                 'do win.go "%s/results"' % survey)
        self.act('wide', self.resize(1180, 760))
        self.close()
