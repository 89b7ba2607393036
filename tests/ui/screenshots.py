#!/usr/bin/env python3
"""Pictures of every page of the window: see build-aux/screenshots."""

import os
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import desktop  # noqa: E402
import scenes  # noqa: E402

SIZES = [(1280, 800), (400, 760)]
LANGUAGES = ['en', 'vi']
PUBLISHED = ['overview', 'results', 'responses', 'questions', 'import', 'report']


class Camera:
    """One desktop with the look of one kind of pictures."""

    def __init__(self, folder, size, language, looks=('light', 'dark')):
        self.folder, self.size, self.language, self.looks = folder, size, language, looks
        self.app = self.name = self.holder = None

    def file_of(self, name, look):
        return '%s-%s-%s-%dx%d.png' % (name, self.language, look, self.size[0], self.size[1])

    def set_look(self, d, look):
        subprocess.run(['gsettings', 'set', 'io.github.clientele.Clientele', 'appearance', look],
                       env=d.env, check=True)
        time.sleep(0.5)

    def take(self, names):
        with tempfile.TemporaryDirectory() as place, \
                desktop.Desktop(*self.size, language=self.language) as d:
            for name in names:
                try:
                    view = self.begin(d, name, place)
                    scenes.SCENES[name](view)
                    self.app.xdotool('mousemove', str(self.size[0] - 1), str(self.size[1] - 1))
                    for look in self.looks:
                        self.set_look(d, look)
                        d.screenshot(os.path.join(self.folder, self.file_of(name, look)))
                except (AssertionError, IndexError) as error:
                    print('%s: %s' % (name, str(error).splitlines()[:1]), flush=True)
                    self.end()
            self.end()

    def begin(self, d, name, place):
        """The window of the scene before is used again, if it is like new."""
        if self.app is not None and (scenes.kind_of(name) is not scenes.kind_of(self.name)
                                     or self.name in scenes.LEAVE_A_MARK):
            self.end()
        if self.app is None:
            self.start(d, name, place)
        self.name = name
        view = scenes.View(self.app, self.language, self.size, place)
        view.key('Escape', 'Escape', 'Escape', wait=0.3)
        self.set_look(d, self.looks[0])
        return view

    def start(self, d, name, place):
        words = scenes.make_file(name, place)
        if scenes.kind_of(name) is scenes.READING:
            self.holder = scenes.Holder(words[0])
        elif scenes.kind_of(name) is scenes.RECENT:
            self.leave_recent(d, place)
        self.app = d.start(*words, CLIENTELE_TEST_FILE_CHOOSER='@' + os.path.join(place, 'chooser'))
        self.wait_for_window(d, bool(words))
        if self.holder is not None:
            view = scenes.View(self.app, self.language, self.size, place)
            view.click('Open for reading only')
            self.wait_for_window(d, True)

    def leave_recent(self, d, place):
        """Two businesses that were opened before, one of which is not there any more."""
        for path in (desktop.make_business(place, 'tiệm trà.clientele'),
                     desktop.make_sample(place, 'cà phê.clientele')):
            self.app = d.start(path)
            self.wait_for_window(d, True)
            self.app.close()
        os.remove(os.path.join(place, 'tiệm trà.clientele'))

    def wait_for_window(self, d, resize):
        desktop.wait_for('the window', lambda: self.app.alive() and self.app.root is not None
                         and self.app.root.get_child_count() > 0)
        time.sleep(1.2)
        if resize:
            self.app.resize(*self.size)
            time.sleep(0.7)

    def end(self):
        if self.app is not None:
            for line in self.app.warnings():
                print('%s: %s' % (self.name, line), flush=True)
            self.app.stop()
        if self.holder is not None:
            self.holder.end()
        self.app = self.holder = None


def publish():
    folder = os.path.join(desktop.SOURCE, 'data', 'screenshots')
    camera = Camera(folder, SIZES[0], 'en', ['light'])
    camera.file_of = lambda name, look: name + '.png'
    trace = desktop.run_alone(lambda: camera.take(PUBLISHED))
    if trace is not None:
        sys.exit('screenshots: ' + trace)


def main():
    lacking = desktop.missing()
    if lacking:
        sys.exit('screenshots: ' + lacking)
    if sys.argv[1] == '--publish':
        publish()
        return
    folder, names = sys.argv[1], sys.argv[2:] or list(scenes.SCENES)
    unknown = [name for name in names if name not in scenes.SCENES]
    if unknown:
        sys.exit('screenshots: there is no scene called %s' % ', '.join(unknown))
    for size in SIZES:
        for language in LANGUAGES:
            camera = Camera(folder, size, language)
            trace = desktop.run_alone(lambda: camera.take(names))
            if trace is not None:
                print(trace)


main()
