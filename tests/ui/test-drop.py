"""Files that are dragged out of a folder and dropped on the window, with a real mouse."""

import os
import subprocess
import sys
import tempfile
import time
import zipfile

import desktop
from desktop import Desktop, make_business, make_sample, read_info, wait_for

# A window with files to drag. The rest of the command line chooses among the tests.
SOURCE = sys.argv.pop(1)
FOLDER = tempfile.TemporaryDirectory()
EXPORT = os.path.join(desktop.SOURCE, 'data', 'sample', 'google-forms-visit.csv')
WIDTH, HEIGHT, BESIDE = 1280, 800, 180


def real_export():
    """A file as a form tool gave it, where such files are at hand."""
    folder = os.environ.get('CLIENTELE_TEST_FILES', '')
    path = os.path.join(folder, 'cncf-surveys', 'google-forms-maintainers-2018.csv')
    return path if folder and os.path.exists(path) else EXPORT


class Room(Desktop):
    """A desktop with the program on the left and room for a folder on the right."""

    def __init__(self):
        super().__init__(WIDTH + BESIDE, HEIGHT)

    def lay(self, *paths):
        """Opens a folder with those files beside the program."""
        self.lines = open(os.path.join(self.home, 'files-log'), 'w+')
        self.files = self.spawn([SOURCE] + list(paths), stdout=self.lines)
        window = wait_for('the files', lambda: self.look('search', '--name', '^Files$'))
        self.window = window.split()[-1]
        self.look('windowmove', '--sync', self.window, str(WIDTH + 10), '300')

    def look(self, *words):
        return subprocess.run(['xdotool'] + list(words), env=self.env, capture_output=True,
                              text=True).stdout.strip()

    def move(self, x, y, steps=12):
        """As a hand does, not in one leap: a drag begins after some pixels, and what it passes over
        hears of it."""
        at_x, at_y = self.at
        for i in range(1, steps + 1):
            self.look('mousemove', str(at_x + (x - at_x) * i // steps),
                      str(at_y + (y - at_y) * i // steps))
            time.sleep(0.02)
        self.at = (x, y)

    def drag(self, app, hint, onto=(400, 400)):
        """Drags the files over the program and waits for the hint; they are not let go yet."""
        self.at = (WIDTH + 80, 380)
        self.look('mousemove', str(self.at[0]), str(self.at[1]))
        self.look('mousedown', '1')
        self.move(*onto)
        # A slow program hears of the drag only when it goes on.
        wait_for('“%s”' % hint, lambda: self.stir(onto) and app.has(hint, 'label'))

    def stir(self, place):
        self.move(place[0] + 4, place[1] + 4, 2)
        self.move(place[0], place[1], 2)
        return True

    def drop(self, hint):
        """Lets go; the hint goes and the files are taken."""
        self.look('mouseup', '1')
        wait_for('the end of the drag', lambda: 'drag ended' in self.said())
        assert 'nobody took it' not in self.said(), self.said()

    def said(self):
        with open(self.lines.name) as lines:
            return lines.read()

    def put_away(self):
        self.files.terminate()
        self.files.wait()
        self.lines.close()

    def drag_and_drop(self, app, hint, *paths):
        self.lay(*paths)
        self.drag(app, hint)
        self.drop(hint)
        app.gone(hint, 'label')
        self.put_away()


def starts(text):
    return lambda name: name.startswith(text)


def contains(text):
    return lambda name: text in name


def test_drop_to_workbook():
    """A real export is dropped, checked, imported, read, filtered and handed over"""
    export = real_export()
    path = make_business(FOLDER.name, 'dropped.clientele')
    output = os.path.join(FOLDER.name, 'dropped.xlsx')
    with Room() as d:
        app = d.start(path, CLIENTELE_TEST_FILE_CHOOSER=output)
        app.find('See how your customers feel', 'label')
        d.drag_and_drop(app, 'Drop to import', export)
        app.find(os.path.basename(export), 'label')
        button = app.find('Import', 'push button')
        wait_for('the counts', lambda: app.sensitive(button))
        app.click(button)
        app.click('See results', 'push button')
        app.find('Results', 'page tab')
        there = read_info(path)['responses']
        app.find(starts('%d responses' % there), 'label')
        # The first bar of the first chart becomes the filter.
        mark = wait_for('a bar', lambda: next(
            (node for node in app.all('push button')
             if node.get_name().endswith(' answers') and ':' in node.get_name()
             and ', 0 answers' not in node.get_name() and 'NPS:' not in node.get_name()), None))
        app.click(mark)
        app.find(contains(' of %d responses' % there), 'label')
        app.key('ctrl+e')
        app.find('Preview', 'label')
        app.find(contains(' of %d responses' % there), 'label')
        app.click('Save…', 'push button')
        app.find('Ready to hand over', 'label')
        app.end_quietly()
    with zipfile.ZipFile(output) as book:
        assert any(name.startswith('xl/charts/') for name in book.namelist())


def test_start_page():
    """An export on the start page waits for its business, which a second drop opens"""
    path = make_business(FOLDER.name, 'opened.clientele')
    with Room() as d:
        app = d.start()
        app.find('What do your customers say?', ('label', 'heading'))
        d.drag_and_drop(app, 'Drop to begin', EXPORT)
        app.find(contains('google-forms-visit.csv'), 'label')
        d.drag_and_drop(app, 'Drop to begin', path)
        app.find('google-forms-visit.csv', 'label')
        app.find('400', 'label')
        app.end_quietly()


def test_several():
    """Several exports dropped at once stand in a list and come in one after another"""
    second = os.path.join(FOLDER.name, 'second.csv')
    with open(second, 'w', encoding='utf-8') as file:
        file.write('Rating,Comment\n5,good\n4,fine\n3,so so\n')
    path = make_business(FOLDER.name, 'several.clientele')
    with Room() as d:
        app = d.start(path)
        app.find('See how your customers feel', 'label')
        d.drag_and_drop(app, 'Drop to import', EXPORT, second)
        app.click('Import all 2 files', 'push button')
        wait_for('both imports', lambda: read_info(path)['responses'] == 403)
        app.end_quietly()


def test_business():
    """A business that is dropped on another opens in a window of its own"""
    path = make_business(FOLDER.name, 'one.clientele')
    sample = make_sample(FOLDER.name, 'two.clientele')
    with Room() as d:
        app = d.start(path)
        app.find('See how your customers feel', 'label')
        d.drag_and_drop(app, 'Drop to import', sample)
        wait_for('both windows', lambda: app.root.get_child_count() == 2)
        app.find('Answers', 'label')
        app.end_quietly()


def test_wrong_kind():
    """What holds no answers is named, on the import page too, and what comes after it is taken"""
    picture = os.path.join(FOLDER.name, 'menu.png')
    with open(picture, 'wb') as file:
        file.write(b'\x89PNG\r\n\x1a\n' + bytes(range(256)) * 40)
    folder = os.path.join(FOLDER.name, 'answers.csv')
    os.makedirs(folder, exist_ok=True)
    with Room() as d:
        app = d.start(make_business(FOLDER.name, 'wrong.clientele'))
        app.find('See how your customers feel', 'label')
        d.drag_and_drop(app, 'Drop to import', picture)
        app.find('This file holds no answers that can be imported', 'label')
        assert not app.all('push button', 'Import') or \
            not app.sensitive(app.find('Import', 'push button'))
        d.drag_and_drop(app, 'Drop to import', folder)
        app.find(contains('folder'), 'label')
        d.drag_and_drop(app, 'Drop to import', EXPORT)
        app.find('400', 'label')
        app.end_quietly()


def test_dragged_away():
    """Files that are dragged over the window and away again leave nothing"""
    with Room() as d:
        app = d.start(make_business(FOLDER.name, 'away.clientele'))
        app.find('See how your customers feel', 'label')
        d.lay(EXPORT)
        d.drag(app, 'Drop to import')
        d.move(WIDTH + 90, 700)
        app.gone('Drop to import', 'label')
        d.look('mouseup', '1')
        wait_for('the end of the drag', lambda: 'nobody took it' in d.said())
        d.put_away()
        assert not app.has('google-forms-visit.csv', 'label')
        app.end_quietly()


desktop.run([test_drop_to_workbook, test_start_page, test_several, test_business, test_wrong_kind,
             test_dragged_away])
