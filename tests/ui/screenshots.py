#!/usr/bin/env python3
"""Pictures of every page of the window: see build-aux/screenshots."""

import os
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import desktop  # noqa: E402

SIZES = [(1280, 800), (400, 760)]
PUBLISHED = ['overview', 'results', 'responses', 'questions', 'import', 'report']


def pause(seconds=1.2):
    time.sleep(seconds)


def nth(app, role, index, under=None):
    """The pages are found by what they are and where they stand, because their names are in the
    language of the picture."""
    return desktop.wait_for('%s %d' % (role, index),
                            lambda: (app.all(role, under=under)[index:] or [None])[0])


def open_survey(app, tab):
    app.key('ctrl+2')
    pause()
    lists = [node for node in app.all('list')
             if any(item.get_name() for item in app.all('list item', under=node))]
    rows = app.all('list item', lambda name: name.startswith('Khách ghé quán'))
    app.click(rows[0] if rows else app.all('list item', under=lists[-1])[0])
    pause()
    tabs = app.all('page tab')
    if tabs:
        app.click(tabs[tab])
    pause(2)


def overview(app):
    app.key('ctrl+1')
    pause(2)


def surveys(app):
    app.key('ctrl+2')
    pause(1.5)


def results(app):
    open_survey(app, 0)


def responses(app):
    open_survey(app, 1)


def questions(app):
    open_survey(app, 2)


def importing(app):
    app.key('ctrl+i')
    pause(4)


def report(app):
    app.key('ctrl+e')
    pause(2.5)


def history(app):
    app.key('ctrl+h')
    pause()


def preferences(app):
    app.key('ctrl+comma')
    pause()


def shortcuts(app):
    app.key('ctrl+question')
    pause()


def search(app):
    app.key('ctrl+k')
    pause(0.5)
    app.type('khach')
    pause()


def start(app):
    pause(0.5)


SCENES = {'start': start, 'overview': overview, 'surveys': surveys, 'results': results,
          'responses': responses, 'questions': questions, 'import': importing, 'report': report,
          'history': history, 'preferences': preferences, 'shortcuts': shortcuts,
          'search': search}


def take(folder, name, size, language, dark, plain):
    """One scene in a desktop of its own, so that none depends on another."""
    with tempfile.TemporaryDirectory() as place:
        words = [] if name == 'start' else [desktop.make_sample(place, 'cà phê.clientele')]
        with desktop.Desktop(size[0], size[1], language=language, dark=dark) as d:
            app = d.start(*words, CLIENTELE_TEST_FILE_CHOOSER=os.path.join(
                desktop.SOURCE, 'data', 'sample', 'google-forms-visit.csv'))
            desktop.wait_for('the window', lambda: app.alive() and app.root is not None
                             and app.root.get_child_count() > 0)
            pause(1.5)
            if name != 'start':
                app.resize(*size)
                pause(0.7)
            SCENES[name](app)
            app.xdotool('mousemove', str(size[0] - 1), str(size[1] - 1))
            pause(0.3)
            file = name + '.png' if plain else '%s-%s-%s-%dx%d.png' % (
                name, language, 'dark' if dark else 'light', size[0], size[1])
            d.screenshot(os.path.join(folder, file))
            for line in app.warnings():
                print('%s: %s' % (file, line))


def main():
    lacking = desktop.missing()
    if lacking:
        sys.exit('screenshots: ' + lacking)
    if sys.argv[1] == '--publish':
        for name in PUBLISHED:
            trace = desktop.run_alone(
                lambda: take(os.path.join(desktop.SOURCE, 'data', 'screenshots'), name, SIZES[0],
                             'en', False, True))
            if trace is not None:
                sys.exit('screenshots: %s\n%s' % (name, trace))
        return
    folder, names = sys.argv[1], sys.argv[2:] or list(SCENES)
    for name in names:
        for size in SIZES:
            for language in ('en', 'vi'):
                for dark in (False, True):
                    trace = desktop.run_alone(
                        lambda: take(folder, name, size, language, dark, False))
                    if trace is not None:
                        print('%s %s: %s' % (name, language, trace.splitlines()[-1]))


main()
