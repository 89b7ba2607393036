"""The grid of a survey's responses, as the tests of it meet it."""

import sqlite3
import subprocess

from desktop import wait_for

SURVEY = 'Khách ghé quán'
N = 3600


def starts(text):
    return lambda name: name.startswith(text)


def exactly(text):
    """What ends in “…” stands for what begins alike elsewhere."""
    return lambda name: name == text


def query(path, sql):
    """What the file itself holds; nothing of a column that it does not have yet."""
    with sqlite3.connect('file:%s?mode=ro' % path, uri=True) as db:
        try:
            return db.execute(sql).fetchall()
        except sqlite3.OperationalError as error:
            if 'no such column' not in str(error):
                raise
            return []


def answers(path, sql):
    """The same of the first survey's answers; {} stands for their table."""
    return query(path, sql.format('answers_1'))


def newest(path, columns, n=3):
    return answers(path, 'SELECT %s FROM {} ORDER BY id DESC LIMIT %d' % (columns, n))


def becomes(what, read, wanted):
    try:
        wait_for(what, lambda: read() == wanted)
    except AssertionError as error:
        raise AssertionError('%s: %s instead of %s' % (error, read(), wanted))


def open_responses(app, survey=SURVEY):
    app.click('Surveys', 'list item')
    app.click(app.find(starts(survey), 'list item'))
    app.click('Responses', 'page tab')
    app.find('Responses', 'tree table')
    wait_for('the first row', lambda: cells(app))


def cells(app):
    return app.all('table cell', under=(app.all('tree table', 'Responses') or [None])[0])


def headers(app, table='Responses'):
    """The titles of the columns, which stand in the first row, from left to right."""
    row = app.find(table, 'tree table').get_child_at_index(0)
    return sorted(app.all('label', under=row), key=app.middle)


def titles(app, table='Responses'):
    return [node.get_name() for node in headers(app, table)]


def header(app, title):
    return wait_for('the column ' + title, lambda: next(
        (node for node in headers(app) if node.get_name().startswith(title)), None))


def focused(app, text):
    """The cell with the cursor says its column and its value."""
    return wait_for('the cursor on “%s”' % text,
                    lambda: any(node.get_name().startswith(text) for node in [app.focused()]
                                if node is not None))


def click_cell(app, column, row=0):
    """In the @row of those in view, by its place under the title."""
    x, y = app.middle(header(app, column))
    app.xdotool('mousemove', '--window', app.window_id(), str(x), str(y + 30 + 29 * row))
    app.xdotool('click', '1')
    focused(app, column)


def cursor_on(app, name):
    """What one writes into has the focus."""
    return wait_for('the focus on “%s”' % name,
                    lambda: app.focused() is not None and app.focused().get_name() == name)


def undo_by_toast(app, text, check=lambda: None):
    """By the button of the toast with that text, once it has come to rest and @check is done."""
    def find_button():
        node = (app.all('label', text) or [None])[0]
        while node is not None and not app.all('push button', 'Undo', under=node):
            node = node.get_parent()
        return node and app.all('push button', 'Undo', under=node)[-1]
    button = wait_for('the toast “%s”' % text, find_button)
    places = []

    def rests():
        places.append(app.middle(button))
        return len(places) > 4 and len(set(places[-4:])) == 1
    wait_for('the toast to rest', rests)
    check()
    app.click_mouse(button)


def shown_last(app, name):
    """Every page has such a button in its header; the page that is shown was made last."""
    return wait_for(name, lambda: app.all('push button', name)[-1:])[0]


def ask(app, *words):
    return subprocess.run(['xdotool'] + list(words), env=app.desktop.env, capture_output=True,
                          text=True, check=False).stdout.splitlines()


def geometry(app, window):
    values = dict(line.split('=') for line in ask(app, 'getwindowgeometry', '--shell', window))
    return [int(values.get(name, 0)) for name in ('X', 'Y', 'WIDTH', 'HEIGHT')]


def click_popup(app, node):
    """By the mouse, what stands in a popover: a window of its own, of its own size."""
    kind = app.desktop.atspi.CoordType.WINDOW
    box = node.get_component_iface().get_extents(kind)
    windows = [geometry(app, window) for window in ask(
        app, 'search', '--onlyvisible', '--pid', str(app.process.pid))]
    parent = node.get_parent()
    while parent is not None:
        around = parent.get_component_iface().get_extents(kind)
        for x, y, width, height in windows:
            if (width, height) == (around.width, around.height):
                app.xdotool('mousemove', str(x + box.x - around.x + box.width // 2),
                            str(y + box.y - around.y + box.height // 2))
                app.xdotool('click', '1')
                return
        parent = parent.get_parent()
    raise AssertionError('“%s” is in no popover' % node.get_name())
