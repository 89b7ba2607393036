"""Many responses at once, as a person changes them: by the bar under the grid, by tags, by deleting, and
by what the list of batches takes back."""

import csv
import os
import subprocess
import tempfile

import desktop
from desktop import Desktop, make_business, make_sample, wait_for
from grid import (N, answers, becomes, click_cell, click_popup, cursor_on, exactly, newest,
                  open_responses, shown_last, starts, undo_by_toast)

FOLDER = tempfile.TemporaryDirectory()


def select(app, column, n=3):
    """The first rows, with the cursor in that column."""
    click_cell(app, column)
    app.key(*['shift+Down'] * (n - 1))
    app.find('%d selected' % n, 'label')


def test_change():
    """A column is set in all selected rows, by keys and by mouse; the toast takes it back"""
    path = make_sample(FOLDER.name, 'change.clientele')
    before = newest(path, 'staff')
    with Desktop() as d:
        app = d.start(path)
        open_responses(app)
        select(app, 'Staff')
        app.click_mouse(app.find('Change…', 'push button'))
        cursor_on(app, 'New answer')
        app.type('Hoa & Lê')
        app.key('Return')
        becomes('the change', lambda: newest(path, 'staff'), [('Hoa & Lê',)] * 3)
        undo_by_toast(app, '3 responses changed')
        becomes('the undo', lambda: newest(path, 'staff'), before)
        app.click_mouse(shown_last(app, 'Redo'))
        becomes('the redo', lambda: newest(path, 'staff'), [('Hoa & Lê',)] * 3)
        app.key('ctrl+z')
        becomes('the undo by keys', lambda: newest(path, 'staff'), before)
        # Left empty, the answers go; by the button.
        app.click_mouse(app.find('Change…', 'push button'))
        cursor_on(app, 'New answer')
        click_popup(app, app.find('Set', 'push button'))
        becomes('them to go', lambda: newest(path, 'staff'), [(None,)] * 3)
        # All of them; what cannot be used says why.
        app.key('ctrl+z')
        becomes('them to come back', lambda: newest(path, 'staff'), before)
        click_cell(app, 'Submitted')
        app.key('ctrl+a')
        app.find('3,600 selected', 'label')
        app.click_mouse(app.find('Change…', 'push button'))
        cursor_on(app, 'New answer')
        app.type('yesterday')
        app.key('Return')
        app.find(starts('“yesterday” cannot be used here. Write the day and the time'), 'label')
        app.key('ctrl+a')
        app.type('9/3/2026 14:30')
        app.key('Return')
        count = 'SELECT count (DISTINCT submitted_at), count (*) FROM {}'
        becomes('all of them', lambda: answers(path, count), [(1, N)])
        undo_by_toast(app, '3,600 responses changed')
        wait_for('all of them back', lambda: answers(path, count)[0][0] > 1)
        app.end_quietly()


def test_tags():
    """Tags are put on, filtered by, and taken off, whatever they are called"""
    path = make_sample(FOLDER.name, 'tags.clientele')
    with Desktop() as d:
        app = d.start(path)
        open_responses(app)
        select(app, 'Branch')
        app.click_mouse(app.find(exactly('Tags…'), 'push button'))
        cursor_on(app, 'Tags')
        app.set_text(app.find('Tags', 'text'), '  gọi lại ,VIP,, vip , O’Hara\'s 🎉,%s' % ('x' * 500))
        app.key('Return')
        tags = 'gọi lại, O’Hara\'s 🎉, VIP, ' + 'x' * 60
        becomes('the tags', lambda: newest(path, 'tags', 4), [(tags,)] * 3 + [(None,)])
        app.find('Tags of 3 responses changed', 'label')
        # One of them gets another.
        click_cell(app, 'Branch')
        app.key('F2', 'Escape', 'Down', 'shift+Down')
        app.find('2 selected', 'label')
        app.click_mouse(app.find(exactly('Tags…'), 'push button'))
        cursor_on(app, 'Tags')
        app.type('VIP gold')
        click_popup(app, app.find('Put on', 'push button'))
        becomes('the other tag', lambda: [tag[0].count('VIP') for tag in newest(path, 'tags')],
                [1, 2, 2])
        # Filtered by the one, not by the other that begins alike.
        app.click_mouse(app.find('Tags', 'push button'))
        click_popup(app, app.find('VIP gold', 'check box'))
        app.find('2 of 3,600 responses', 'label')
        click_popup(app, app.find('VIP gold', 'check box'))
        click_popup(app, app.find('O’Hara\'s 🎉', 'check box'))
        app.find('3 of 3,600 responses', 'label')
        app.key('Escape')
        # Taken off, by the tag in use that is clicked.
        app.key('ctrl+g')
        app.type('1')
        app.key('Return', 'ctrl+a')
        app.find('3 selected', 'label')
        app.click_mouse(app.find(exactly('Tags…'), 'push button'))
        click_popup(app, app.find('O’Hara\'s 🎉', 'label', under=app.find('Tags in use')))
        click_popup(app, app.find('Take off', 'push button'))
        app.find('No responses match')
        assert all('Hara' not in tag[0] for tag in newest(path, 'tags'))
        app.key('ctrl+z')
        app.find('3 of 3,600 responses', 'label')
        becomes('the undo', lambda: ['Hara' in tag[0] for tag in newest(path, 'tags')], [True] * 3)
        app.end_quietly()


def test_delete():
    """Rows are deleted by the bin and by the key, and come back"""
    path = make_sample(FOLDER.name, 'delete.clientele')
    count = 'SELECT count (*) FROM {}'
    with Desktop() as d:
        app = d.start(path)
        open_responses(app)
        select(app, 'Branch', 5)
        app.click_mouse(app.find('Delete the selected responses', 'push button'))
        becomes('them to go', lambda: answers(path, count), [(N - 5,)])
        undo_by_toast(app, '5 responses deleted')
        becomes('the undo', lambda: answers(path, count), [(N,)])
        app.key('ctrl+shift+z')
        becomes('the redo', lambda: answers(path, count), [(N - 5,)])
        # A toast goes when its Undo would take back another step than its own.
        select(app, 'Branch', 4)
        app.key('Delete')
        app.find('4 responses deleted', 'label')
        select(app, 'Branch', 2)
        app.key('Delete')
        undo_by_toast(app, '2 responses deleted')
        becomes('the undo of the last', lambda: answers(path, count), [(N - 9,)])
        wait_for('the toast of the first to go',
                 lambda: not app.all('label', '4 responses deleted'))
        app.key('ctrl+z')
        becomes('the undo of the first', lambda: answers(path, count), [(N - 5,)])
        # All of them; the key is meant for the rows only where they are.
        click_cell(app, 'Branch')
        app.key('ctrl+a')
        app.find('3,595 selected', 'label')
        app.key('ctrl+f', 'Delete', 'Escape')
        click_cell(app, 'Branch', 1)
        assert answers(path, count) == [(N - 5,)]
        app.key('ctrl+a', 'Delete')
        becomes('all of them', lambda: answers(path, count), [(0,)])
        app.find('No responses yet')
        app.key('ctrl+z')
        becomes('all of them back', lambda: answers(path, count), [(N - 5,)])
        app.find('3,595 responses', 'label')
        app.end_quietly()


def import_table(path, name, rows, into):
    table = os.path.join(FOLDER.name, name)
    with open(table, 'w', encoding='utf-8', newline='') as out:
        csv.writer(out).writerows([['Response ID', 'How likely are you to recommend us?', 'Comment']]
                                  + rows)
    # 3: some rows were rejected.
    done = subprocess.run([desktop.BUILD + '/src/cli/clientele-cli', 'import', path, table, '--as',
                           'responses', into], capture_output=True, text=True, check=False,
                          env=dict(os.environ, LC_ALL='C.UTF-8'))
    assert done.returncode in (0, 3), done.stdout + done.stderr


def test_batches():
    """An import is taken back from the list of batches, comes again, and its rejected rows are saved"""
    path = make_business(FOLDER.name, 'batches.clientele')
    import_table(path, 'april.csv', [['r%d' % i, i % 11, 'good %d' % i] for i in range(40)],
                 '--new-survey=Quầy')
    import_table(path, 'may.csv', [['r100', 9, 'fine'], ['r101', 99, 'lạ, "quá"'], ['r102', 8, 'so']],
                 '--survey=Quầy')
    chooser = os.path.join(FOLDER.name, 'chooser')
    saved = os.path.join(FOLDER.name, 'saved.csv')
    with open(chooser, 'w', encoding='utf-8') as file:
        file.write(saved + '\n')
    count = 'SELECT count (*) FROM {}'
    with Desktop() as d:
        app = d.start(path, CLIENTELE_TEST_FILE_CHOOSER='@' + chooser)
        open_responses(app, 'Quầy')
        app.find('42 responses', 'label')
        app.click('More about the responses', ('toggle button', 'push button'))
        app.click('Imports and bulk changes', 'menu item')
        row = app.find(lambda name: name.startswith('may'), 'list item')
        app.click_mouse(app.find('Save the rejected rows as a table', 'push button', under=row))
        wait_for('the rejected rows', lambda: os.path.exists(saved))
        app.find('Rejected rows saved', 'label')
        with open(saved, encoding='utf-8-sig', newline='') as file:
            rows = list(csv.reader(file))
        assert len(rows) == 2 and {'r101', '99', 'lạ, "quá"'} <= set(rows[1]), rows
        row = app.find(lambda name: name.startswith('april'), 'list item')
        app.click_mouse(app.find('Undo', 'push button', under=row))
        becomes('them to go', lambda: answers(path, count), [(2,)])
        app.find('40 responses removed.', 'label')
        app.find('Undone', 'label')
        app.click('Results', 'page tab')
        app.find(starts('2 responses'), 'label')
        app.click('Responses', 'page tab')
        app.key('ctrl+shift+z')
        becomes('them to come again', lambda: answers(path, count), [(42,)])
        app.key('Escape')
        app.find('42 responses', 'label')
        app.end_quietly()


desktop.run([test_change, test_tags, test_delete, test_batches])
