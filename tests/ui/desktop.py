"""A desktop of its own for a test of the window: an X server without a screen, a window manager, a
session bus and an accessibility bus, all of which end with it; and the window as a person meets it
there, through the accessibility tree, the mouse and the keyboard.

    with Desktop() as desktop:
        app = desktop.start('file.clientele')
        app.click('Surveys')
        app.find(name='Guest survey', role='list item')
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

BUILD = os.environ.get('CLIENTELE_BUILD', '')
SOURCE = os.environ.get('CLIENTELE_SOURCE', '')
NEEDED = ['Xvfb', 'dbus-daemon', 'openbox', 'xdotool', 'xprop']
PATIENCE = 20.0 * float(os.environ.get('CLIENTELE_PATIENCE', '1'))


def missing():
    """What this machine lacks, as a sentence; None if nothing."""
    lacking = [name for name in NEEDED if shutil.which(name) is None]
    try:
        import gi
        gi.require_version('Atspi', '2.0')
        from gi.repository import Atspi  # noqa: F401
    except (ImportError, ValueError):
        lacking.append('the accessibility bindings of Python')
    return 'not here: ' + ', '.join(lacking) if lacking else None


def wait_for(what, check, patience=None):
    """Returns what check () gives once that is true."""
    end = time.monotonic() + (patience or PATIENCE)
    while True:
        try:
            value = check()
        except Exception as error:  # the tree changes while one looks at it
            if 'GLib.Error' not in type(error).__name__ and type(error).__name__ != 'Error':
                raise
            value = None
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError('waited in vain for ' + what)
        time.sleep(0.05)


class Desktop:
    def __init__(self, width=1280, height=800, language=None, dark=False, locale='C.UTF-8'):
        self.width, self.height = width, height
        self.language, self.dark, self.locale = language, dark, locale
        self.children = []
        self.apps = []

    def __enter__(self):
        self.home = tempfile.mkdtemp(prefix='clientele-desktop-')
        try:
            self.begin()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def begin(self):
        env = dict(os.environ)
        for name in ('WAYLAND_DISPLAY', 'DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'AT_SPI_BUS_ADDRESS',
                     'LANG', 'LC_MESSAGES', 'GTK_THEME', 'DESKTOP_STARTUP_ID'):
            env.pop(name, None)
        env.update(HOME=self.home, XDG_CONFIG_HOME=self.home + '/config',
                   XDG_DATA_HOME=self.home + '/data', XDG_CACHE_HOME=self.home + '/cache',
                   XDG_RUNTIME_DIR=self.home + '/run', GDK_BACKEND='x11', GSK_RENDERER='cairo',
                   GTK_A11Y='atspi', LC_ALL=self.locale, GSETTINGS_BACKEND='keyfile',
                   GSETTINGS_SCHEMA_DIR=BUILD + '/data', CLIENTELE_LOCALEDIR=BUILD + '/po',
                   GTK_USE_PORTAL='0', ADW_DISABLE_PORTAL='1', NO_AT_BRIDGE='0',
                   LANGUAGE=self.language or 'en')
        if 'ASAN_OPTIONS' in env:
            # GLib and GTK keep no frame pointers, by which the quick way finds who leaks; the slow way
            # takes a quarter of an hour, so it is taken only where CLIENTELE_LEAKS asks for it.
            env['ASAN_OPTIONS'] += ':fast_unwind_on_malloc=0' if 'CLIENTELE_LEAKS' in env \
                else ':detect_leaks=0'
        if self.dark:
            env['ADW_DEBUG_COLOR_SCHEME'] = 'prefer-dark'
        else:
            env['ADW_DEBUG_COLOR_SCHEME'] = 'prefer-light'
        os.makedirs(self.home + '/run', mode=0o700)
        self.env = env

        read, write = os.pipe()
        self.spawn(['Xvfb', '-displayfd', str(write), '-screen', '0',
                    '%dx%dx24' % (self.width, self.height), '-nolisten', 'tcp', '-noreset'],
                   pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        assert number, 'the X server did not start'
        env['DISPLAY'] = ':' + number

        bus = self.spawn(['dbus-daemon', '--session', '--print-address', '--nofork'],
                         stdout=subprocess.PIPE)
        env['DBUS_SESSION_BUS_ADDRESS'] = bus.stdout.readline().decode().strip()
        self.spawn(['openbox', '--config-file', SOURCE + '/tests/ui/openbox.xml'])
        # The library reads its own process's environment.
        os.environ.update({k: env[k] for k in
                           ('DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR', 'HOME')})
        os.environ.pop('AT_SPI_BUS_ADDRESS', None)
        import gi
        gi.require_version('Atspi', '2.0')
        from gi.repository import Atspi
        self.atspi = Atspi
        Atspi.init()
        # Programs make themselves known only where somebody listens.
        subprocess.run(['dbus-send', '--session', '--print-reply', '--dest=org.a11y.Bus',
                        '/org/a11y/bus', 'org.freedesktop.DBus.Properties.Set',
                        'string:org.a11y.Status', 'string:IsEnabled', 'variant:boolean:true'],
                       env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)

    def spawn(self, words, **options):
        options.setdefault('stdout', subprocess.DEVNULL)
        options.setdefault('stderr', subprocess.DEVNULL)
        child = subprocess.Popen(words, env=self.env, **options)
        self.children.append(child)
        return child

    def start(self, *words, **variables):
        app = App(self, [str(word) for word in words], variables)
        self.apps.append(app)
        return app

    def screenshot(self, path):
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
        subprocess.run(['import', '-window', 'root', path], env=self.env, check=True)

    def __exit__(self, kind, value, trace):
        for app in self.apps:
            app.stop()
        for child in reversed(self.children):
            child.terminate()
        for child in self.children:
            try:
                child.wait(5)
            except subprocess.TimeoutExpired:
                child.kill()
        shutil.rmtree(self.home, ignore_errors=True)


class App:
    """The running program."""

    def __init__(self, desktop, words, variables):
        self.desktop = desktop
        self.log = open(os.path.join(desktop.home, 'log-%d' % len(desktop.apps)), 'w+')
        env = dict(desktop.env, G_ENABLE_DIAGNOSTIC='1', **variables)
        self.process = subprocess.Popen([BUILD + '/src/ui/app/clientele'] + words, env=env,
                                        stdout=self.log, stderr=self.log)

    # What stands in the tree.

    @property
    def root(self):
        desktop = self.desktop.atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        return None

    def all(self, role=None, name=None, under=None, showing=True):
        """Everything of that role (or one of several) and name (or a function of it)."""
        found = []
        root = under or self.root
        if root is not None:
            self.collect(root, role, name, showing, found, 0)
        return found

    def collect(self, node, role, name, showing, found, depth):
        if node is None or depth > 60:
            return
        states = node.get_state_set()
        if showing and depth > 1 and not states.contains(self.desktop.atspi.StateType.SHOWING) \
                and not states.contains(self.desktop.atspi.StateType.VISIBLE):
            return
        if depth > 0 and fits(node, role, name):
            found.append(node)
        for i in range(node.get_child_count()):
            self.collect(node.get_child_at_index(i), role, name, showing, found, depth + 1)

    def find(self, name=None, role=None, under=None, patience=None):
        """The first of that name and role, once it is there."""
        return wait_for('%s “%s”' % (role or 'anything', name or ''),
                        lambda: self.alive() and next(iter(self.all(role, name, under)), None),
                        patience)

    def gone(self, name=None, role=None):
        wait_for('“%s” to go' % name, lambda: not self.all(role, name))

    def has(self, name=None, role=None):
        return bool(self.all(role, name))

    def alive(self):
        if self.process.poll() is not None:
            raise AssertionError('the program ended with %s\n%s'
                                 % (self.process.returncode, self.read_log()))
        return True

    def tree(self, under=None, depth=0, node=None):
        """The tree as text, for looking at."""
        node = node or under or self.root
        lines = ['  ' * depth + '%s “%s”' % (node.get_role_name(), node.get_name())]
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None:
                lines.append(self.tree(node=child, depth=depth + 1))
        return '\n'.join(lines)

    # What a person does.

    def click(self, name=None, role=None, under=None):
        """Does what a click would do. Controls without an action of their own are clicked by the
        mouse."""
        node = name if not isinstance(name, (str, type(None))) and hasattr(name, 'get_role_name') \
            else self.find(name, role, under)
        action = node.get_action_iface()
        if action is not None and action.get_n_actions() > 0:
            names = [action.get_action_name(i) for i in range(action.get_n_actions())]
            for wanted in ('click', 'activate', 'default.activate', 'listitem.select'):
                if wanted in names:
                    action.do_action(names.index(wanted))
                    return node
        self.click_mouse(node)
        return node

    def middle(self, node):
        """Where a node is on the screen: GTK tells places within the window only."""
        box = node.get_component_iface().get_extents(self.desktop.atspi.CoordType.WINDOW)
        return box.x + box.width // 2, box.y + box.height // 2

    def click_mouse(self, node, button=1, count=1):
        x, y = self.middle(node)
        window = self.window_id()
        self.xdotool('mousemove', '--window', window, str(x), str(y))
        self.xdotool('click', '--repeat', str(count), '--delay', '60', str(button))

    def window_id(self):
        out = subprocess.run(['xdotool', 'getactivewindow'], env=self.desktop.env,
                             capture_output=True, text=True)
        return out.stdout.strip()

    def key(self, *keys):
        for key in keys:
            self.wait_for_focus()
            self.xdotool('key', '--clearmodifiers', key)

    def type(self, text):
        self.wait_for_focus()
        self.xdotool('type', '--delay', '8', '--', text)

    def wait_for_focus(self):
        """A key goes to the window that has the focus. One that was just opened is in the tree before
        the window manager knows of it, and has the focus only later still."""
        end = time.monotonic() + PATIENCE / 4
        while not self.has_focus() and time.monotonic() < end:
            time.sleep(0.02)

    def has_focus(self):
        """Whether every window of the tree is on the screen, and the foremost has the focus, which it
        knows of."""
        active, stack = (self.read_windows(name) for name in
                         ('_NET_ACTIVE_WINDOW', '_NET_CLIENT_LIST_STACKING'))
        states = self.desktop.atspi.StateType
        try:
            shown = [node.get_state_set() for node in self.windows()]
            shown = [state for state in shown if state.contains(states.SHOWING)]
        except Exception:  # the tree changes while one looks at it
            return False
        return bool(stack) and active == stack[-1:] and len(shown) <= len(stack) and \
            any(state.contains(states.ACTIVE) for state in shown)

    def windows(self):
        root = self.root
        return [] if root is None else [root.get_child_at_index(i)
                                        for i in range(root.get_child_count())]

    def read_windows(self, name):
        """Ids of windows, as a property of the screen's root has them."""
        out = subprocess.run(['xprop', '-root', name], env=self.desktop.env, capture_output=True,
                             text=True, check=False).stdout
        return re.findall('0x[0-9a-f]+', out)

    def xdotool(self, *words):
        subprocess.run(['xdotool'] + list(words), env=self.desktop.env, check=True,
                       stdout=subprocess.DEVNULL)

    def sensitive(self, node):
        return node.get_state_set().contains(self.desktop.atspi.StateType.SENSITIVE)

    def set_text(self, node, text):
        node.get_editable_text_iface().set_text_contents(text)

    def text(self, node):
        iface = node.get_text_iface()
        # Named in full: some versions of the bindings find another get_text () first.
        return self.desktop.atspi.Text.get_text(iface, 0, iface.get_character_count()) \
            if iface else node.get_name()

    def resize(self, width, height):
        self.xdotool('getactivewindow', 'windowsize', str(width), str(height))

    def focused(self):
        for node in self.all():
            if node.get_state_set().contains(self.desktop.atspi.StateType.FOCUSED):
                return node
        return None

    # Its end.

    def read_log(self):
        self.log.flush()
        with open(self.log.name) as log:
            return log.read()

    def warnings(self):
        """What GTK and the program complained about."""
        return [line for line in self.read_log().splitlines()
                if ('WARNING' in line or 'CRITICAL' in line or 'ERROR: ' in line)
                and 'Sanitizer' not in line
                # Newer libraries say so of what the oldest supported ones know alone.
                and "is deprecated and shouldn't be used anymore" not in line]

    def close(self):
        """As a person ends it; returns 0, for anything else is a fault."""
        if self.process.poll() is None:
            self.key('ctrl+q')
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                raise AssertionError('the program did not end')
        if self.process.returncode != 0:
            raise AssertionError('the program ended with %s\n%s'
                                 % (self.process.returncode, self.read_log()))
        return 0

    def end_quietly(self):
        """Ends it; nothing may have been complained about."""
        self.close()
        assert self.warnings() == [], '\n'.join(self.warnings())

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
        self.log.close()


def role_of(node):
    """By its older name, where versions of the library call a role otherwise."""
    role = node.get_role_name()
    return 'push button' if role == 'button' else role


def fits(node, role, name):
    if role is not None and role_of(node) not in ((role,) if isinstance(role, str) else role):
        return False
    if name is None:
        return True
    text = node.get_name() or ''
    return name(text) if callable(name) else name == text or (name.endswith('…') and
                                                              text.startswith(name[:-1]))


def make_room(path):
    """Removes what a first try has left."""
    folder, name = os.path.split(path)
    for old in (path, path + '-wal', path + '-shm', os.path.join(folder, '.%s.lock' % name)):
        if os.path.exists(old):
            os.remove(old)


def make_file(folder, name, *words):
    path = os.path.join(folder, name)
    make_room(path)
    subprocess.run([BUILD + '/src/cli/clientele-cli', 'new', path] + list(words), check=True,
                   stdout=subprocess.DEVNULL, env=dict(os.environ, LC_ALL='C.UTF-8'))
    return path


def make_sample(folder, name='coffee.clientele'):
    """The path of a sample business, made by the command line."""
    return make_file(folder, name, '--sample')


def make_business(folder, name):
    """The path of a business without anything in it."""
    return make_file(folder, name, '--name', 'Tiệm trà')


def read_info(path):
    """What the file itself holds, by the command line."""
    out = subprocess.run([BUILD + '/src/cli/clientele-cli', '--json', 'info', path], check=True,
                         capture_output=True, text=True, env=dict(os.environ, LC_ALL='C.UTF-8'))
    return json.loads(out.stdout)


def run_alone(test):
    """Runs a test in a process of its own, because the accessibility library stays with the first bus
    that it meets. Returns what went wrong, None if nothing did."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        trace = ''
        try:
            test()
        except BaseException:
            trace = traceback.format_exc()
        with os.fdopen(write, 'w') as pipe:
            pipe.write(trace)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        trace = pipe.read()
    _, status = os.waitpid(child, 0)
    return trace or (None if status == 0 else 'the test ended with status %d' % status)


def run(tests):
    """Runs functions as tests in TAP; each gets nothing and fails by an exception. Words on the
    command line choose among them."""
    lacking = missing()
    if len(sys.argv) > 1:
        tests = [test for test in tests if any(word in test.__name__ for word in sys.argv[1:])]
    print('1..%d' % len(tests), flush=True)
    failed = 0
    for number, test in enumerate(tests, 1):
        title = (test.__doc__ or test.__name__).strip().splitlines()[0]
        if lacking:
            print('ok %d - %s # SKIP %s' % (number, title, lacking), flush=True)
            continue
        trace = run_alone(test)
        if trace is not None:
            # On a busy machine a key may be pressed before a window has the focus. What fails for
            # good fails again.
            print('# A second try, because the first ended with: %s'
                  % trace.strip().splitlines()[-1], flush=True)
            trace = run_alone(test)
        print('%s %d - %s' % ('ok' if trace is None else 'not ok', number, title), flush=True)
        if trace is not None:
            failed += 1
            print(''.join('# %s\n' % line for line in trace.splitlines()), flush=True)
    sys.exit(1 if failed else 0)
