"""Reads what the watchdog wrote, and names the functions of the program in it."""

import collections
import subprocess


WHOSE = ('GTK', 'ours', 'layout')


class Slow:
    """A handler, or a frame, that took its time, and where it was meanwhile."""

    def __init__(self, fields):
        self.kind, self.section, self.name = fields[:3]
        self.own, self.counted, self.wall, self.cpu, self.sql = (float(f) for f in fields[3:8])
        self.callback = fields[8].strip()
        self.samples = []  # (milliseconds, whose: see WHOSE, addresses from inside out)


class Section:
    def __init__(self, fields):
        self.name = fields[0]
        self.handlers = int(fields[1])
        self.longest, self.longest_ours, self.sum = (float(f) for f in fields[2:5])
        self.frames = int(fields[5])
        self.frame_median, self.frame_longest = float(fields[6]), float(fields[7])
        self.calls = int(fields[8])
        self.sql_longest, self.sql_sum = float(fields[9]), float(fields[10])
        self.rows = int(fields[11])


class Report:
    def __init__(self, path, program):
        self.program = program
        self.sections, self.slow, self.sql, self.refused = [], [], [], []
        self.first_frame = -1.0
        self.names = {}
        with open(path, encoding='utf-8', errors='replace') as lines:
            for line in lines:
                fields = line.rstrip('\n').split('\t')
                self.read(fields[0], fields[1:])

    def read(self, kind, fields):
        if kind in ('handler', 'frame'):
            self.slow.append(Slow([kind] + fields))
        elif kind == 'sample':
            self.slow[-1].samples.append((float(fields[0]), int(fields[1]), fields[2].split()))
        elif kind == 'section':
            self.sections.append(Section(fields))
        elif kind == 'sql':
            self.sql.append((fields[0], float(fields[1]), fields[4], fields[5].split()))
        elif kind == 'refused':
            self.refused.append(fields[0])
        elif kind == 'first_frame':
            self.first_frame = float(fields[0])

    def resolve(self, addresses):
        """Addresses in the program, as @hex, get the names of functions."""
        unknown = sorted({a for a in addresses if a.startswith('@') and a not in self.names})
        if unknown:
            # A return address stands behind the call.
            out = subprocess.run(['addr2line', '-f', '-e', self.program] +
                                 ['%x' % (int(a[1:], 16) - 1) for a in unknown],
                                 capture_output=True, text=True, check=True).stdout.splitlines()
            self.names.update(zip(unknown, out[::2]))
        return [self.names.get(a, a) for a in addresses]

    def ours(self, addresses):
        """The functions of the program on a stack, from the outside in."""
        return [name for address, name in zip(addresses, self.resolve(addresses))
                if address.startswith('@') and name not in ('main', '_start')][::-1]

    def where(self, slow, limit=4):
        """The ways that took most of the time, with their milliseconds."""
        ways = collections.Counter()
        for cpu, whose, addresses in slow.samples:
            path = self.ours(addresses)
            ways[' > '.join(path[-6:]) if WHOSE[whose] == 'ours' else '(%s)' % WHOSE[whose]] += cpu
        return ['%5.1f ms  %s' % (cpu, way) for way, cpu in ways.most_common(limit)]
