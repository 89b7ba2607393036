"""The window on the sample business: pages, the list of surveys, deleting and undoing."""

import tempfile

import desktop
from desktop import Desktop, make_sample, wait_for

FOLDER = tempfile.TemporaryDirectory()
SAMPLE = make_sample(FOLDER.name) if not desktop.missing() else ''


def test_surveys():
    """The list of surveys shows each with its score, and a survey its tabs"""
    with Desktop() as d:
        app = d.start(SAMPLE)
        app.click('Surveys', 'list item')
        row = app.find(lambda name: name.startswith('Khách ghé quán, 3,600 responses'), 'list item')
        assert any('NPS' in app.text(node) for node in app.all('label', under=row))
        app.click(row)
        app.find('Results', 'page tab')
        app.end_quietly()


def test_delete_and_undo():
    """A survey that was deleted comes back by undo, and goes by redo"""
    with Desktop() as d:
        path = make_sample(FOLDER.name, 'delete.clientele')
        app = d.start(path)
        app.click('Surveys', 'list item')
        row = app.find(lambda name: name.startswith('Giao hàng'), 'list item')
        app.click(app.find('More about this survey', 'push button', under=row))
        app.click('Delete', 'menu item')
        wait_for('the survey to go',
                 lambda: not app.all('list item', lambda name: name.startswith('Giao hàng')))
        app.key('ctrl+z')
        app.find(lambda name: name.startswith('Giao hàng'), 'list item')
        app.key('ctrl+shift+z')
        wait_for('the survey to go again',
                 lambda: not app.all('list item', lambda name: name.startswith('Giao hàng')))
        app.end_quietly()


desktop.run([test_surveys, test_delete_and_undo])
