"""Responses one by one and cell by cell: cells from a spreadsheet, the card, and the form that is filled
in by hand."""

import csv
import json
import os
import subprocess
import sys
import tempfile

import desktop
from desktop import BUILD, Desktop, make_business, make_sample, wait_for
from grid import (N, answers, becomes, click_cell, cursor_on, exactly, focused, newest,
                  open_responses, starts, undo_by_toast)

# The program whose cells are copied.
SPREADSHEET = sys.argv.pop(1)
FOLDER = tempfile.TemporaryDirectory()


def copy_cells(d, text):
    """Puts cells into the clipboard, as another program that goes on running does."""
    log = open(os.path.join(d.home, 'copied-%d' % len(d.children)), 'w+')
    d.spawn([SPREADSHEET, '--copy', text], stdout=log)
    wait_for('the copy', lambda: 'copied' in open(log.name).read())
    log.close()


def paste(app, d, text):
    copy_cells(d, text)
    app.key('ctrl+v')


def test_paste():
    """Cells of a spreadsheet go in as one step; what does not fit is refused whole, and said where"""
    path = make_sample(FOLDER.name, 'paste.clientele')
    before = newest(path, 'staff, customer')
    dates = newest(path, 'submitted_at')
    with Desktop() as d:
        app = d.start(path)
        open_responses(app)
        click_cell(app, 'Staff')
        paste(app, d, 'Hoa\tKH1\r\n"Lê ""Út"""\tKH2\r\n')
        becomes('the block', lambda: newest(path, 'staff, customer'),
                [('Hoa', 'KH1'), ('Lê "Út"', 'KH2'), before[2]])
        undo_by_toast(app, '2 responses changed')
        becomes('the undo', lambda: newest(path, 'staff, customer'), before)
        # What is wrong is said with its place and what to do; the rest stays out as well.
        click_cell(app, 'Submitted')
        paste(app, d, '9/3/2026 14:30\nhôm qua\n')
        app.find('Nothing was pasted', 'label')
        app.find(starts('Row 2, column “Submitted”: “hôm qua” cannot be used here.'), 'label')
        app.find(lambda name: name.endswith('2026-03-09 14:30 or 9/3/2026 14:30.'), 'label')
        app.key('Return')
        app.gone('Nothing was pasted', 'label')
        assert newest(path, 'submitted_at') == dates
        # A moment is copied as it can be pasted.
        click_cell(app, 'Submitted')
        app.key('ctrl+c', 'Down')
        app.find('Row 2 of 3,600')
        app.key('ctrl+v')
        becomes('the same minute', lambda: newest(path, 'submitted_at / 60000')[1][0],
                dates[0][0] // 60000)
        # Past the last row and past the last column.
        app.key('ctrl+End')
        app.find('Row 3,600 of 3,600')
        paste(app, d, '9/3/2026\n9/3/2026\n')
        app.find(starts('The block reaches 1 row past the end of the list.'), 'label')
        app.key('Escape')
        app.gone('Nothing was pasted', 'label')
        focused(app, 'Submitted')
        app.key('End')
        paste(app, d, 'a\tb\tc\n')
        app.find(starts('The block reaches 2 columns past the last one'), 'label')
        app.key('Escape')
        app.gone('Nothing was pasted', 'label')
        app.end_quietly()


def test_card():
    """The card is stepped through, changed answer by answer, and deletes"""
    path = make_sample(FOLDER.name, 'card.clientele')
    count = 'SELECT count (*) FROM {}'
    with Desktop() as d:
        app = d.start(path)
        open_responses(app)
        click_cell(app, 'Branch')
        app.key('space')
        app.find('Response 3,600', 'label')
        app.key('alt+Down', 'alt+Down')
        app.find('Response 3,598', 'label')
        app.key('alt+Up', 'alt+Up')
        app.find('Response 3,600', 'label')
        # From one answer to the next: the first is kept, the second goes on being written.
        app.click_mouse(app.find(starts('Staff: '), 'list item'))
        cursor_on(app, 'Staff')
        app.key('ctrl+a')
        app.type('Hoa')
        app.click_mouse(app.find(starts('Customer: '), 'list item'))
        becomes('the first answer', lambda: newest(path, 'staff', 1), [('Hoa',)])
        cursor_on(app, 'Customer')
        app.key('ctrl+a')
        app.type('KH7')
        # The next response: what was written is kept, and the keys stay with the card.
        app.key('alt+Down')
        app.find('Response 3,599', 'label')
        becomes('the second answer', lambda: newest(path, 'customer', 1), [('KH7',)])
        app.key('alt+Down')
        app.find('Response 3,598', 'label')
        app.key('alt+Up')
        app.find('Response 3,599', 'label')
        app.click_mouse(app.find(starts('Customer: '), 'list item'))
        cursor_on(app, 'Customer')
        app.type('nobody')
        app.key('Escape')
        app.find(starts('Customer: KH0586'), 'list item')
        app.click('More about this response', ('toggle button', 'push button'))
        app.click('Delete response', 'menu item')
        undo_by_toast(app, 'Response deleted',
                      lambda: becomes('it to go', lambda: answers(path, count), [(N - 1,)]))
        becomes('it to come back', lambda: answers(path, count), [(N,)])
        app.end_quietly()


def run_cli(*words):
    return subprocess.run([desktop.BUILD + '/src/cli/clientele-cli'] + list(words), check=True,
                          capture_output=True, text=True, env=dict(os.environ, LC_ALL='C.UTF-8'))


QUESTIONS = [
    {'code': 'nps', 'type': 'nps', 'text': 'Would you recommend us?', 'required': True},
    {'code': 'people', 'type': 'number', 'text': 'How many came?'},
    {'code': 'source', 'type': 'single', 'text': 'How did you find us?',
     'choices': [{'code': 'web', 'text': 'Website'}, {'code': 'friend', 'text': 'A friend'}]},
    {'code': 'had', 'type': 'multiple', 'text': 'What did you have?',
     'choices': [{'code': 'tea', 'text': 'Tea'}, {'code': 'cake', 'text': 'Cake'},
                 {'code': 'juice', 'text': 'Juice'}]},
    {'code': 'rate', 'type': 'grid', 'text': 'Rate each', 'rows': [{'code': 'room', 'text': 'Room'}],
     'choices': [{'code': 'bad', 'text': 'Bad'}, {'code': 'good', 'text': 'Good'}]},
    {'code': 'comment', 'type': 'text', 'text': 'Anything else?'},
    {'code': 'day', 'type': 'date', 'text': 'When was it?'},
    {'code': 'hour', 'type': 'time', 'text': 'At what time?'},
    {'code': 'mail', 'type': 'email', 'text': 'Your email'},
]


def make_questions(name):
    path = make_business(FOLDER.name, name)
    source = os.path.join(FOLDER.name, 'questions.json')
    with open(source, 'w', encoding='utf-8') as out:
        json.dump({'format': 'clientele-survey', 'version': 1, 'code': 'all', 'title': 'Everything',
                   'language': 'en', 'languages': ['en'], 'questions': QUESTIONS}, out)
    run_cli('survey', 'import', path, source)
    return path


def tab_to(app, name):
    """A list of choices is a button inside of what has the name."""
    for _ in range(40):
        app.key('Tab')
        node = app.focused()
        for _ in range(4):
            if node is not None and node.get_name() == name:
                return
            node = node and node.get_parent()
    raise AssertionError('the Tab key does not come to “%s”' % name)


def test_form():
    """A response is filled in by keys with every kind of editor, and what is wrong is said"""
    path = make_questions('form.clientele')
    with Desktop() as d:
        app = d.start(path)
        app.click('Surveys', 'list item')
        app.click(app.find(starts('Everything'), 'list item'))
        app.click('Responses', 'page tab')
        app.find('No responses yet')
        app.click('Add a response', 'push button')
        cursor_on(app, 'Submitted')
        tab_to(app, 'Would you recommend us?')
        app.type('9')
        tab_to(app, 'How many came?')
        app.type('many')
        tab_to(app, 'How did you find us?')
        app.key('space', 'Down', 'Return')
        tab_to(app, 'What did you have?')
        app.key('space', 'Tab', 'space', 'Tab', 'space', 'Escape')
        tab_to(app, 'Rate each\nRoom')
        app.key('space', 'Down', 'Return')
        tab_to(app, 'Anything else?')
        app.type('Bánh ngon')
        tab_to(app, 'When was it?')
        app.type('9/3/2026')
        tab_to(app, 'At what time?')
        app.type('7:05')
        tab_to(app, 'Your email')
        app.type('an@example.com')
        app.click_mouse(app.find('Save', 'push button'))
        cursor_on(app, 'How many came?')
        app.key('ctrl+a')
        app.type('3')
        # Closed and opened again, the form is as it was left.
        bar = app.find('Discard', 'push button').get_parent()
        app.click_mouse(app.find('Close', 'push button', under=bar))
        wait_for('the form to close', lambda: app.focused().get_name() != 'How many came?')
        app.click('Add a response', 'push button')
        cursor_on(app, 'Submitted')
        app.click('Save', 'push button')
        app.find('Response 1', 'label')
        table = os.path.join(FOLDER.name, 'form.csv')
        run_cli('export', path, 'responses:all', table)
        with open(table, encoding='utf-8-sig', newline='') as file:
            row = list(csv.DictReader(file))[0]
        wanted = {'Channel': 'entry', 'Would you recommend us?': '9', 'How many came?': '3',
                  'How did you find us?': 'A friend', 'What did you have? [Tea]': '0',
                  'What did you have? [Cake]': '1', 'What did you have? [Juice]': '1',
                  'Rate each [Room]': 'Good', 'Anything else?': 'Bánh ngon',
                  'When was it?': '2026-03-09', 'At what time?': '07:05',
                  'Your email': 'an@example.com'}
        assert {key: row[key] for key in wanted} == wanted, row
        app.end_quietly()


def test_read_only():
    """Where nothing can be changed, nothing offers to"""
    path = make_sample(FOLDER.name, 'locked.clientele')
    with subprocess.Popen([BUILD + '/tests/store/store-holder', path], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b'open\n'
        with Desktop() as d:
            app = d.start(path)
            app.click(app.find(starts('Open for reading'), 'push button'))
            open_responses(app)
            click_cell(app, 'Branch')
            app.key('shift+Down', 'shift+Down')
            app.find('3 selected', 'label')
            for name in ('Change…', 'Tags…'):
                assert not app.all('push button', exactly(name))
            app.key('Delete', 'ctrl+v', 'F2')
            app.find('Response 3,598', 'label')
            assert answers(path, 'SELECT count (*) FROM {}') == [(N,)]
            app.end_quietly()
        holder.stdin.close()
        holder.wait()


desktop.run([test_paste, test_card, test_form, test_read_only])
