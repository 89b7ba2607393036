#!/usr/bin/env python3
"""The walls of the house, checked: what may be included where, where SQL and system calls may stand,
which widgets templates may name, how long files and functions may be, and that no source file is
forgotten.

    check-house.py SOURCE_ROOT                checks the tree, in TAP
    check-house.py --self-test                checks the checker, in TAP
    check-house.py --potfiles SOURCE_ROOT     prints what po/POTFILES should hold
"""

import os
import re
import sys
import tempfile

# A floor and what it may include besides itself and base/. As in the picture of src/README.md.
FLOORS = {
    'base': set(),
    'store': set(),
    'expr': set(),
    'stats': set(),
    'scene': set(),
    'model': {'store', 'expr'},
    'analysis': {'stats', 'store', 'expr', 'model'},
    'intake': {'store', 'expr', 'model'},
    'pictures': {'scene', 'stats', 'store', 'expr', 'model', 'analysis'},
    'serve': {'store', 'expr', 'model', 'intake'},
    'sample': {'store', 'expr', 'model', 'intake'},
    'report': {'scene', 'stats', 'store', 'expr', 'model', 'analysis', 'intake', 'pictures'},
    'cli': {'scene', 'stats', 'store', 'expr', 'model', 'analysis', 'intake', 'pictures', 'serve',
            'sample', 'report'},
    'ui': {'scene', 'stats', 'store', 'expr', 'model', 'analysis', 'intake', 'pictures', 'serve',
           'sample', 'report'},
}

MAX_FUNCTION = 80
MAX_FILE = 800

# Headers of the system that Windows does not have, or that only cx-platform may use.
SYSTEM_HEADERS = re.compile(
    r'^(unistd|pwd|grp|dlfcn|poll|spawn|termios|signal|fcntl|pthread|dirent|netdb|syslog|wait|'
    r'xlocale|langinfo|windows|io|psapi|direct|process)\.h$|^(sys|netinet|arpa|net|linux)/')
SYSTEM_CALLS = re.compile(
    r'(?<![\w.>])(fork|vfork|execve?|execvp|waitpid|uselocale|newlocale|freelocale|setrlimit|'
    r'getrlimit|getrusage|mkstemp|mkdtemp|mktemp|tmpnam|getpwuid|getpwnam|getuid|geteuid|kill|'
    r'sigaction|signal|pipe|pipe2|fsync|fdatasync|mmap|munmap|statfs|statvfs|isatty|ioctl|fcntl|'
    r'popen|system|usleep|sleep|alarm|pthread_\w+|symlink|readlink|realpath|strptime|strtod|strtof|'
    r'atof|localtime_r|gmtime_r|timegm|_configthreadlocale)\s*\(')
SQL = re.compile(
    r'^\s*(SELECT\s+(?:[\w*"(?:]|\')|INSERT\s+(?:OR\s+\w+\s+)?INTO\s+\S|UPDATE\s+(?:OR\s+\w+\s+)?'
    r'["\w%]+(?:\s+SET\b|\s*$)|DELETE\s+FROM\b|'
    r'(?:CREATE|DROP|ALTER)\s+(?:TEMP\s+|TEMPORARY\s+|UNIQUE\s+|VIRTUAL\s+)?'
    r'(?:TABLE|INDEX|VIEW|TRIGGER)\b|WITH\s+(?:RECURSIVE\s+)?\w+\s*(?:\([^)]*\)\s*)?AS\b|'
    r'PRAGMA\s+\w+|ATTACH\s+(?:DATABASE\s+)?[\'"?:])')
TRANSLATED = re.compile(r'(?<!\w)(?:N?_|C_|NC_)\s*\(\s*"|(?<!\w)n?gettext\s*\(|(?<!\w)g_dngettext\s*\(')
MACHINE_PATHS = re.compile(r'(?<![\w.$/])/(?:home|Users|root|work|mnt|media)/[\w.-]+')
# Widgets that the oldest supported GTK (4.8) and libadwaita (1.2) do not have: the compiler refuses
# newer calls, but nothing refuses a newer class in a template.
NEWER_CLASSES = frozenset('''
AdwAboutDialog AdwAlertDialog AdwBanner AdwBottomSheet AdwBreakpoint AdwBreakpointBin AdwButtonRow
AdwDialog AdwInlineViewSwitcher AdwLayout AdwLayoutSlot AdwMultiLayoutView AdwNavigationPage
AdwNavigationSplitView AdwNavigationView AdwOverlaySplitView AdwPreferencesDialog AdwShortcutLabel
AdwShortcutsDialog AdwShortcutsItem AdwShortcutsSection AdwSidebar AdwSpinRow AdwSpinner AdwSwitchRow
AdwTabOverview AdwToggle AdwToggleGroup AdwToolbarView AdwViewSwitcherSidebar AdwWrapBox
GtkAlertDialog GtkColorDialog GtkColorDialogButton GtkFileDialog GtkFileLauncher GtkFontDialog
GtkFontDialogButton GtkGraphicsOffload GtkListHeader GtkPrintDialog GtkScrollInfo
GtkSectionModel GtkSvg GtkUriLauncher
'''.split())
TEMPLATE_CLASS = re.compile(r'\s(?:class|parent|type)="(\w+)"')
# The folders of the window, and whose widgets each may hold besides its own, common/ and compat/.
# app/ holds all pages.
WINDOW_TABS = {'surveys': {'results', 'responses', 'questions'}}

# A function's name begins its line, with its parameters behind it.
FUNCTION = re.compile(r'^[A-Za-z_]\w* ?\([^;]*$')


def strip_code(text):
    """Comments and the insides of strings become blanks, line ends stay. Also returns the strings as
    (offset, text), strings that follow one another joined as the compiler joins them."""
    code = list(text)
    strings = []
    joined = False
    i, n = 0, len(text)

    def blank(start, end):
        for k in range(start, end):
            if code[k] != '\n':
                code[k] = ' '

    while i < n:
        c = text[i]
        if text.startswith('//', i):
            end = text.find('\n', i)
            end = n if end < 0 else end
            blank(i, end)
        elif text.startswith('/*', i):
            end = text.find('*/', i + 2)
            end = n if end < 0 else end + 2
            blank(i, end)
        elif c in '"\'':
            end = i + 1
            while end < n and text[end] != c and text[end] != '\n':
                end += 2 if text[end] == '\\' else 1
            end = min(end + 1, n)
            if c == '"':
                content = text[i + 1:end - 1]
                if joined:
                    strings[-1] = (strings[-1][0], strings[-1][1] + content)
                else:
                    strings.append((i, content))
                joined = True
            else:
                joined = False
            blank(i + 1, end - 1)
        else:
            end = i + 1
            if not c.isspace():
                joined = False
        i = end
    return ''.join(code), strings


def line_of(text, offset):
    return text.count('\n', 0, offset) + 1


class Tree:
    """The source files of a tree, each read once."""

    def __init__(self, root):
        self.root = root
        self.files = {}
        for top in ('src', 'tests'):
            for folder, folders, names in os.walk(os.path.join(root, top)):
                folders[:] = sorted(f for f in folders if not f.startswith('.'))
                for name in sorted(names):
                    if name.endswith(('.c', '.h', '.ui', '.gresource.xml')) or name == 'meson.build':
                        path = os.path.join(folder, name)
                        relative = os.path.relpath(path, root).replace(os.sep, '/')
                        with open(path, encoding='utf-8', newline='') as file:
                            self.files[relative] = file.read()
        self.stripped = {path: strip_code(text) for path, text in self.files.items()
                         if path.endswith(('.c', '.h'))}
        # Where each header of ours lives.
        self.headers = {}
        for path in self.files:
            if path.startswith('src/') and path.endswith('.h'):
                self.headers.setdefault(os.path.basename(path), set()).add(floor_of(path))

    def sources(self, *suffixes, top='src/'):
        return [path for path in self.files
                if path.startswith(top) and path.endswith(suffixes or ('.c', '.h'))]

    def includes(self, path):
        """(line, name, quoted) of each include."""
        for number, line in enumerate(self.files[path].splitlines(), 1):
            match = re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line)
            if match:
                yield number, match.group(2), match.group(1) == '"'

    def read(self, relative):
        try:
            with open(os.path.join(self.root, relative), encoding='utf-8') as file:
                return file.read()
        except FileNotFoundError:
            return ''


def floor_of(path):
    return path.split('/')[1]


def is_platform(path):
    return re.fullmatch(r'src/base/cx-platform[\w-]*\.[ch]', path) is not None


def check_floors(tree):
    """Nobody includes a header of a floor above, or of a neighbour that is not his to use."""
    for path in tree.sources():
        floor = floor_of(path)
        if floor == 'config':
            continue
        if floor not in FLOORS:
            yield f'{path}: src/{floor}/ is no floor of the house'
            continue
        allowed = FLOORS[floor] | {floor, 'base'}
        for line, name, _quoted in tree.includes(path):
            homes = tree.headers.get(os.path.basename(name))
            if homes and not homes & allowed:
                yield f'{path}:{line}: {floor}/ may not use {name} of {"/".join(sorted(homes))}/'
            if '..' in name.split('/'):
                yield f'{path}:{line}: include {name} by its name, not by a way to it'


def check_libraries(tree):
    """SQLite only in store/, GTK only in ui/, Cairo and Pango where pages are made."""
    for path in tree.sources():
        floor = floor_of(path)
        for line, name, _quoted in tree.includes(path):
            if re.match(r'sqlite3\w*\.h$', name) and floor != 'store':
                yield f'{path}:{line}: {name} belongs to src/store/'
            if re.match(r'(gtk|gdk|gsk|adwaita|adw)[/.-]', name) and floor != 'ui':
                yield f'{path}:{line}: {name} belongs to src/ui/'
            if re.match(r'(cairo|pango)[/.-]', name) and floor not in ('scene', 'report', 'ui'):
                yield f'{path}:{line}: {name} belongs to src/scene/'


def window_folder(path):
    """The folder of src/ui/ in which a file lies; None: it lies elsewhere."""
    parts = path.split('/')
    return parts[2] if parts[:2] == ['src', 'ui'] and len(parts) > 3 else None


def check_window(tree):
    """Pages of the window know common/ and compat/, not one another."""
    homes = {}
    for path in tree.sources('.h'):
        if window_folder(path):
            homes.setdefault(os.path.basename(path), set()).add(window_folder(path))
    for path in tree.sources():
        folder = window_folder(path)
        if folder is None or folder == 'app':
            continue
        allowed = {folder, 'compat'} | WINDOW_TABS.get(folder, set())
        if folder != 'compat':
            allowed.add('common')
        for line, name, _quoted in tree.includes(path):
            home = homes.get(os.path.basename(name))
            if home and not home & allowed:
                yield f'{path}:{line}: ui/{folder}/ may not use {name} of ui/{"/".join(sorted(home))}/'


def check_templates(tree):
    """Templates name only widgets that the oldest supported libraries have, and are built in."""
    listed = set()
    for path in tree.sources('.gresource.xml'):
        for name in re.findall(r'<file[^>]*>([^<]+)</file>', tree.files[path]):
            listed.add(os.path.normpath(os.path.join(os.path.dirname(path), name)).replace(os.sep, '/'))
    for path in tree.sources('.ui'):
        text = tree.files[path]
        for match in TEMPLATE_CLASS.finditer(text):
            if match.group(1) in NEWER_CLASSES:
                yield f'{path}:{line_of(text, match.start())}: {match.group(1)} is newer than the baseline'
        if path not in listed:
            yield f'{path}: no .gresource.xml lists it'


def check_sql(tree):
    """SQL text only in store/ and in *-repo.c."""
    for path in tree.sources():
        if floor_of(path) == 'store' or path.endswith('-repo.c'):
            continue
        for offset, string in tree.stripped[path][1]:
            if SQL.match(string.replace('\\n', ' ')):
                line = line_of(tree.files[path], offset)
                yield f'{path}:{line}: SQL belongs to src/store/ or a *-repo.c: "{string[:40]}"'


def find_desktop_files(root):
    """What menus, file managers and software centres read."""
    folder = os.path.join(root, 'data')
    names = os.listdir(folder) if os.path.isdir(folder) else []
    return ['data/' + name for name in names
            if name.endswith(('.desktop.in', '.metainfo.xml.in', '.mime.xml.in'))]


def find_translated(tree):
    code = [path for path in tree.sources('.c') if TRANSLATED.search(tree.stripped[path][0])]
    templates = [path for path in tree.sources('.ui') if 'translatable="' in tree.files[path]]
    return sorted(code + templates + find_desktop_files(tree.root))


def check_potfiles(tree):
    """Every file with a text for people is listed for translators, sorted, and is there."""
    listed = [line.strip() for line in tree.read('po/POTFILES').splitlines()
              if line.strip() and not line.startswith('#')]
    for path in find_translated(tree):
        if path not in listed:
            yield f'{path}: has texts for people and is missing from po/POTFILES'
    for path in listed:
        if not os.path.exists(os.path.join(tree.root, path)):
            yield f'po/POTFILES: {path} is not there'
    if listed != sorted(set(listed)):
        yield 'po/POTFILES: sort it, each file once'


def check_built(tree):
    """Every .c file is named in a meson.build; a test program by its name without test-."""
    named = {}
    for path, text in tree.files.items():
        if path.endswith('meson.build'):
            folder = os.path.dirname(path)
            named[folder] = set(re.findall(r"'([^'\n]+)'", text))
    for path in [p for p in tree.files if p.endswith('.c')]:
        folder = os.path.dirname(path)
        found = False
        while folder and not found:
            local = os.path.relpath(path, folder).replace(os.sep, '/')
            stem = os.path.basename(path)[:-2]
            names = {local, local[:-2]}
            for prefix in ('test-', 'fuzz-', 'bench-'):
                if stem.startswith(prefix) and os.path.dirname(path) == folder:
                    names.add(stem[len(prefix):])
            found = bool(names & named.get(folder, set()))
            folder = os.path.dirname(folder)
        if not found:
            yield f'{path}: no meson.build names it'


def functions_of(code):
    """(line, name, length) of each function, from its name to its closing brace."""
    lines = code.split('\n')
    start = None
    for number, line in enumerate(lines, 1):
        if FUNCTION.match(line):
            start = (number, line)
        elif line.startswith('}') and start is not None:
            yield start[0], start[1].split('(')[0].strip(), number - start[0] + 1
            start = None
        elif line.endswith(';') and not line.startswith((' ', '{', '\t')):
            start = None


def check_sizes(tree):
    """No function over 80 lines, no file over 800."""
    for path in tree.sources() + tree.sources(top='tests/'):
        length = tree.files[path].count('\n')
        if length > MAX_FILE:
            yield f'{path}: {length} lines; split it by topic (at most {MAX_FILE})'
        if path.endswith('.c'):
            for line, name, size in functions_of(tree.stripped[path][0]):
                if size > MAX_FUNCTION:
                    yield f'{path}:{line}: {name} () has {size} lines (at most {MAX_FUNCTION})'


def check_system(tree):
    """Calls that not every system has stand in base/cx-platform alone."""
    for path in tree.sources():
        if is_platform(path):
            continue
        for line, name, quoted in tree.includes(path):
            if not quoted and SYSTEM_HEADERS.match(name):
                yield f'{path}:{line}: <{name}> belongs to src/base/cx-platform.c'
        code, _strings = tree.stripped[path]
        for match in SYSTEM_CALLS.finditer(code):
            line = line_of(code, match.start())
            yield f'{path}:{line}: {match.group(1)} () belongs to src/base/cx-platform.c'


def check_layout(tree):
    """No tabs, no blanks at line ends, a last line end, #pragma once, config.h first."""
    for path in tree.sources() + tree.sources(top='tests/'):
        text = tree.files[path]
        for number, line in enumerate(text.split('\n'), 1):
            if '\t' in line:
                yield f'{path}:{number}: a tab'
            if line.endswith((' ', '\r')):
                yield f'{path}:{number}: blanks at the end of the line'
        if text and not text.endswith('\n'):
            yield f'{path}: the last line has no end'
        if path.endswith('.h') and not re.search(r'^#pragma once$', text, re.M):
            yield f'{path}: #pragma once is missing'
        if path.endswith('.c'):
            first = next(tree.includes(path), None)
            if first is None or first[1] != 'config.h':
                yield f'{path}: config.h is not the first include'


def check_paths(tree):
    """No path of one machine."""
    for path in tree.files:
        for number, line in enumerate(tree.files[path].split('\n'), 1):
            match = MACHINE_PATHS.search(line)
            if match:
                yield f'{path}:{number}: {match.group(0)} is a path of one machine'


CHECKS = [check_floors, check_libraries, check_window, check_templates, check_sql, check_potfiles,
          check_built, check_sizes, check_system, check_layout, check_paths]


def report(results):
    """Prints TAP. Returns the exit status."""
    failed = 0
    print(f'1..{len(results)}')
    for number, (name, faults) in enumerate(results, 1):
        print(f'{"not ok" if faults else "ok"} {number} - {name}')
        for fault in faults:
            print(f'# {fault}')
        failed += bool(faults)
    return 1 if failed else 0


def check_tree(root):
    tree = Tree(root)
    return report([(check.__doc__.strip(), sorted(set(check(tree)))) for check in CHECKS])


# The self-test: a small house, then each fault put into it alone.

SOUND = {
    'po/POTFILES': 'src/model/cx-a.c\n',
    'src/base/meson.build': "files('cx-b.c', 'cx-platform.c')\n",
    'src/base/cx-b.h': '#pragma once\n',
    'src/base/cx-b.c': '#include "config.h"\n\n#include "cx-b.h"\n',
    'src/base/cx-platform.c': '#include "config.h"\n\n#include <unistd.h>\n\nint\nf (void)\n{\n'
                              '  return fork ();\n}\n',
    'src/store/meson.build': "files('cx-s.c', 'schema/cx-step.c')\n",
    'src/store/cx-s.h': '#pragma once\n',
    'src/store/cx-s.c': '#include "config.h"\n\n#include <sqlite3.h>\n\n'
                        'const char *q = "SELECT id FROM t";\n',
    'src/store/schema/cx-step.c': '#include "config.h"\n\nconst char *s = "CREATE TABLE t (id)";\n',
    'src/model/meson.build': "files('cx-a.c', 'cx-a-repo.c')\n",
    'src/model/cx-a.h': '#pragma once\n',
    'src/model/cx-a.c': '#include "config.h"\n\n#include "cx-a.h"\n#include "cx-b.h"\n'
                        '#include "cx-s.h"\n\n/* SELECT a word; fork () */\n'
                        'const char *t[] = { N_ ("Select a survey"), "With love", "Update it" };\n',
    'src/model/cx-a-repo.c': '#include "config.h"\n\nconst char *q = "DELETE " "FROM t";\n',
    'src/analysis/meson.build': "files('cx-m.c')\n",
    'src/analysis/cx-m.h': '#pragma once\n',
    'src/analysis/cx-m.c': '#include "config.h"\n\n#include "cx-m.h"\n#include "cx-a.h"\n',
    'src/intake/meson.build': "files('cx-i.c')\n",
    'src/intake/cx-i.h': '#pragma once\n',
    'src/intake/cx-i.c': '#include "config.h"\n\n#include "cx-i.h"\n',
    'src/sample/meson.build': "files('cx-x.c')\n",
    'src/sample/cx-x.c': '#include "config.h"\n\n#include "cx-i.h"\n',
    'src/report/meson.build': "files('cx-r.c')\n",
    'src/report/cx-r.h': '#pragma once\n',
    'src/report/cx-r.c': '#include "config.h"\n\n#include "cx-i.h"\n#include "cx-m.h"\n',
    'src/ui/overview/meson.build': "files('cx-o.c')\n",
    'src/ui/overview/cx-o.h': '#pragma once\n',
    'src/ui/overview/cx-o.c': '#include "config.h"\n\n#include "cx-o.h"\n#include "cx-w.h"\n',
    'src/ui/overview/cx-o.ui': '<interface><template class="CxO" parent="GtkWidget"/></interface>\n',
    'src/ui/overview/o.gresource.xml': '<gresource><file preprocess="x">cx-o.ui</file></gresource>\n',
    'src/ui/results/meson.build': "files('cx-t.c')\n",
    'src/ui/results/cx-t.h': '#pragma once\n',
    'src/ui/results/cx-t.c': '#include "config.h"\n\n#include "cx-t.h"\n',
    'src/ui/surveys/meson.build': "files('cx-v.c')\n",
    'src/ui/surveys/cx-v.c': '#include "config.h"\n\n#include "cx-t.h"\n',
    'src/ui/common/meson.build': "files('cx-w.c')\n",
    'src/ui/common/cx-w.h': '#pragma once\n',
    'src/ui/common/cx-w.c': '#include "config.h"\n\n#include "cx-w.h"\n',
    'src/ui/app/meson.build': "files('cx-p.c')\n",
    'src/ui/app/cx-p.c': '#include "config.h"\n\n#include "cx-o.h"\n#include "cx-t.h"\n',
    'src/ui/meson.build': "files('cx-u.c')\n",
    'src/ui/cx-u.h': '#pragma once\n',
    'src/ui/cx-u.c': '#include "config.h"\n\n#include <gtk/gtk.h>\n#include "cx-r.h"\n',
    'src/cli/meson.build': "files('cx-c.c')\n",
    'src/cli/cx-c.c': '#include "config.h"\n\n#include "cx-r.h"\n',
    'tests/base/meson.build': "tests = ['b']\n",
    'tests/base/test-b.c': '#include "config.h"\n',
}

C = '#include "config.h"\n\n'
LONG_FUNCTION = C + 'int\nf (int a,\n   int b)\n{\n' + '  a++;\n' * 80 + '  return a;\n}\n'
FAIR_FUNCTION = C + 'int\nf (int a)\n{\n' + '  a++;\n' * 70 + '  return a;\n}\n'

# What is changed, and the check that must speak (None: none).
FAULTS = [
    ('a sound house', {}, None),
    ('base uses store', {'src/base/cx-b.c': C + '#include "cx-s.h"\n'}, check_floors),
    ('store uses model', {'src/store/cx-s.c': C + '#include "cx-a.h"\n'}, check_floors),
    ('intake uses analysis', {'src/intake/cx-i.c': C + '#include "cx-m.h"\n'}, check_floors),
    ('analysis uses intake', {'src/analysis/cx-m.c': C + '#include "cx-i.h"\n'}, check_floors),
    ('pictures use intake', {'src/pictures/meson.build': "files('cx-p.c')\n",
                             'src/pictures/cx-p.c': C + '#include "cx-i.h"\n'}, check_floors),
    ('sample uses analysis', {'src/sample/cx-x.c': C + '#include "cx-m.h"\n'}, check_floors),
    ('cli uses ui', {'src/cli/cx-c.c': C + '#include "cx-u.h"\n'}, check_floors),
    ('report uses cli', {'src/cli/cx-c.h': '#pragma once\n',
                         'src/report/cx-r.c': C + '#include <cx-c.h>\n'}, check_floors),
    ('a way up', {'src/model/cx-a.h': '#pragma once\n#include "../base/cx-b.h"\n'}, check_floors),
    ('a floor that is none', {'src/attic/meson.build': "files('cx-o.c')\n",
                              'src/attic/cx-o.c': C}, check_floors),
    ('SQLite in model', {'src/model/cx-a-repo.c': C + '#include <sqlite3.h>\n'}, check_libraries),
    ('GTK in report', {'src/report/cx-r.c': C + '#include <gtk/gtk.h>\n'}, check_libraries),
    ('Cairo in analysis', {'src/analysis/cx-m.c': C + '#include <cairo-pdf.h>\n'}, check_libraries),
    ('Pango in scene', {'src/scene/meson.build': "files('cx-t.c')\n",
                        'src/scene/cx-t.c': C + '#include <pango/pangocairo.h>\n'}, None),
    ('Adwaita in cli', {'src/cli/cx-c.c': C + '#include <adwaita.h>\n'}, check_libraries),
    ('a page uses a tab', {'src/ui/overview/cx-o.c': C + '#include "cx-t.h"\n'}, check_window),
    ('a tab uses a page', {'src/ui/results/cx-t.c': C + '#include "cx-o.h"\n'}, check_window),
    ('common uses a page', {'src/ui/common/cx-w.c': C + '#include "cx-o.h"\n'}, check_window),
    ('compat uses common', {'src/ui/compat/meson.build': "files('cx-q.c')\n",
                            'src/ui/compat/cx-q.c': C + '#include "cx-w.h"\n'}, check_window),
    ('a newer widget', {'src/ui/overview/cx-o.ui': '<interface>\n<object id="x" class="AdwSpinRow"/>'
                                                   '\n</interface>\n'}, check_templates),
    ('a newer parent', {'src/ui/overview/cx-o.ui': '<template class="CxO" parent="AdwDialog">\n'},
     check_templates),
    ('a forgotten template', {'src/ui/overview/cx-lost.ui': '<interface/>\n'}, check_templates),
    ('a template with texts', {'src/ui/overview/cx-o.ui': '<property translatable="yes">A</property>\n'},
     check_potfiles),
    ('SQL in model', {'src/model/cx-a.h': '#pragma once\n#define Q "SELECT id FROM t"\n'}, check_sql),
    ('SQL in two strings', {'src/intake/cx-i.c': C + 'const char *q = "INSERT "\n  "INTO t";\n'},
     check_sql),
    ('UPDATE', {'src/intake/cx-i.c': C + 'const char *q = "UPDATE t SET a = 1";\n'}, check_sql),
    ('WITH', {'src/intake/cx-i.c': C + 'const char *q = "WITH x AS (SELECT 1)";\n'}, check_sql),
    ('a missing POTFILES line', {'src/cli/cx-c.c': C + 'const char *t = _ ("Hello");\n'},
     check_potfiles),
    ('a plural', {'src/cli/cx-c.c': C + 'const char *t = ngettext ("a", "b", 2);\n'}, check_potfiles),
    ('a menu entry that is not translated', {'data/x.desktop.in': 'Name=X\n'}, check_potfiles),
    ('a dead POTFILES line', {'po/POTFILES': 'src/cli/gone.c\nsrc/model/cx-a.c\n'}, check_potfiles),
    ('unsorted POTFILES', {'po/POTFILES': 'src/model/cx-a.c\nsrc/base/cx-b.c\n'}, check_potfiles),
    ('a forgotten source', {'src/model/cx-lost.c': C}, check_built),
    ('a forgotten test', {'tests/base/test-lost.c': C}, check_built),
    ('a long function', {'src/base/cx-b.c': LONG_FUNCTION}, check_sizes),
    ('a fair function', {'src/base/cx-b.c': FAIR_FUNCTION}, None),
    ('two fair functions', {'src/base/cx-b.c': FAIR_FUNCTION + FAIR_FUNCTION[len(C):]}, None),
    ('a long file', {'src/base/cx-b.c': C + '/* x */\n' * 800}, check_sizes),
    ('fork', {'src/base/cx-b.c': C + 'int\nf (void)\n{\n  return fork ();\n}\n'}, check_system),
    ('strtod', {'src/base/cx-b.c': C + 'double x = strtod ("1", 0);\n'}, check_system),
    ('a method named so', {'src/base/cx-b.c': C + 'int x = a->signal (1) + g_mkdtemp (0) '
                                                  '+ g_ascii_strtod (0);\n'}, None),
    ('unistd.h', {'src/base/cx-b.c': C + '#include <unistd.h>\n'}, check_system),
    ('sys/stat.h', {'src/base/cx-b.c': C + '#include <sys/stat.h>\n'}, check_system),
    ('a tab', {'src/base/cx-b.c': C + 'int\tx;\n'}, check_layout),
    ('a trailing blank', {'tests/base/test-b.c': C + 'int x; \n'}, check_layout),
    ('no #pragma once', {'src/base/cx-b.h': '#include <glib.h>\n'}, check_layout),
    ('config.h second', {'src/base/cx-b.c': '#include "cx-b.h"\n#include "config.h"\n'},
     check_layout),
    ('a path of one machine', {'tests/base/test-b.c': C + 'const char *p = "/ho' 'me/an/x";\n'},
     check_paths),
]


def write_house(root, changes):
    for path, text in {**SOUND, **changes}.items():
        full = os.path.join(root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, 'w', encoding='utf-8', newline='') as file:
            file.write(text)


def try_fault(changes, expected):
    """What is wrong with the checker's answer to @changes."""
    with tempfile.TemporaryDirectory() as root:
        write_house(root, changes)
        tree = Tree(root)
        spoke = {check: list(check(tree)) for check in CHECKS}
    wrong = []
    for check, faults in spoke.items():
        if check is expected and not faults:
            wrong.append(f'{check.__name__} saw nothing')
        if check is not expected and faults:
            wrong.append(f'{check.__name__} spoke for nothing: {faults[0]}')
    return wrong


def self_test():
    return report([(name, try_fault(changes, expected)) for name, changes, expected in FAULTS])


def main():
    if len(sys.argv) == 3 and sys.argv[1] == '--potfiles':
        print('\n'.join(find_translated(Tree(sys.argv[2]))))
        return 0
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    return self_test() if sys.argv[1] == '--self-test' else check_tree(sys.argv[1])


if __name__ == '__main__':
    sys.exit(main())
