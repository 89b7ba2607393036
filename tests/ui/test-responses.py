"""The responses of a survey as a person works with them: the grid, its columns, changes by hand and of
many at once, the card, the list of batches."""

import tempfile

import desktop
from desktop import Desktop, make_sample, wait_for
from grid import N, answers, click_cell, focused, header, open_responses, titles

FOLDER = tempfile.TemporaryDirectory()


def drag(app, start, end):
    window = app.window_id()
    app.xdotool('mousemove', '--window', window, str(start[0]), str(start[1]))
    app.xdotool('mousedown', '1')
    for step in range(1, 11):
        app.xdotool('mousemove', '--window', window,
                    str(start[0] + (end[0] - start[0]) * step // 10),
                    str(start[1] + (end[1] - start[1]) * step // 10))
        app.xdotool('sleep', '0.05')
    app.xdotool('mouseup', '1')


def test_cursor_and_order():
    """The cursor goes from end to end, rows are selected, and a header sorts them"""
    with Desktop() as d:
        app = d.start(make_sample(FOLDER.name, 'order.clientele'))
        open_responses(app)
        click_cell(app, 'Branch')
        app.find('Row 1 of 3,600')
        app.key('ctrl+End')
        app.find('Row 3,600 of 3,600')
        focused(app, 'Branch')
        app.key('ctrl+Home', 'Down', 'shift+Down', 'shift+Down')
        app.find('3 selected', 'label')
        app.key('Up')
        app.gone('3 selected', 'label')
        app.key('ctrl+a')
        app.find('3,600 selected', 'label')
        # The cursor stays with its response, wherever the order puts it.
        app.key('ctrl+Home')
        app.click_mouse(header(app, 'Branch'))
        wait_for('another order', lambda: not app.has('Row 1 of 3,600'))
        focused(app, 'Branch')
        app.key('ctrl+Home')
        app.find('Row 1 of 3,600')
        first = app.focused().get_name()
        app.click_mouse(header(app, 'Branch'))
        app.key('ctrl+Home')
        wait_for('the other end', lambda: app.focused() is not None and
                 app.focused().get_name().startswith('Branch') and
                 app.focused().get_name() != first)
        # The wheel takes the row out of view, and a key goes on from it.
        app.xdotool('click', '--repeat', '30', '5')
        app.key('Down')
        app.find('Row 2 of 3,600')
        focused(app, 'Branch')
        app.end_quietly()


def test_columns():
    """Columns are dragged to another place, stay in view, are hidden and found"""
    with Desktop() as d:
        app = d.start(make_sample(FOLDER.name, 'columns.clientele'))
        open_responses(app)
        before = titles(app)
        left, right = app.middle(header(app, before[0])), app.middle(header(app, before[2]))
        drag(app, left, (right[0] + 30, right[1]))
        wait_for('another order', lambda: titles(app)[:3] == [before[1], before[2], before[0]])
        app.click('Choose columns', ('toggle button', 'push button'))
        row = app.find(before[1], 'check box').get_parent()
        app.click(app.find('Keep this column in view', under=row))
        frozen = 'Responses: columns that stay in view'
        wait_for('the column to stay', lambda: titles(app, frozen) == ['No.', before[1]])
        app.click(app.find(before[2], 'check box'))
        wait_for('the column to hide', lambda: before[2] not in titles(app))
        # In the list each column has a row of 38 pixels, under the field to search.
        x, y = app.middle(app.find('Find a column', ('entry', 'text')))
        listed = [node.get_name() for node in app.all('check box', under=app.find('Columns', 'list'))]
        place = {title: (x, y + 47 + 38 * listed.index(title)) for title in listed}
        drag(app, place[before[3]], place[before[5]])
        wait_for('the order of the list',
                 lambda: titles(app).index(before[3]) > titles(app).index(before[5]))
        app.end_quietly()


def test_edit_and_paste():
    """A cell is changed, a block is pasted, and each is one step of undo"""
    path = make_sample(FOLDER.name, 'edit.clientele')
    sql = 'SELECT staff FROM {} ORDER BY id DESC LIMIT 3'
    before = answers(path, sql)
    with Desktop() as d:
        app = d.start(path)
        open_responses(app)
        click_cell(app, 'Staff')
        app.key('F2', 'ctrl+a')
        app.type('Hoa')
        app.key('Return')
        wait_for('the change', lambda: answers(path, sql)[0] == ('Hoa',))
        focused(app, 'Staff: Hoa')
        app.key('ctrl+z')
        wait_for('the undo', lambda: answers(path, sql) == before)
        app.key('ctrl+shift+z')
        wait_for('the redo', lambda: answers(path, sql)[0] == ('Hoa',))
        # A cell is copied to the next row.
        focused(app, 'Staff: Hoa')
        app.key('ctrl+c', 'Down')
        app.find('Row 2 of 3,600')
        app.key('ctrl+v')
        wait_for('the paste', lambda: answers(path, sql)[1] == ('Hoa',))
        # Rows are copied with what stands above them, and go back where they were.
        app.key('ctrl+Home', 'Home', 'shift+Down', 'ctrl+c', 'ctrl+Home')
        app.key('Down', 'Down')
        app.find('Row 3 of 3,600')
        app.key('ctrl+v')
        app.find('Row 3, column “No.”: This column cannot be changed.…', 'label')
        app.key('Return')
        app.gone('Nothing was pasted', 'label')
        assert answers(path, sql)[2] == before[2]
        app.end_quietly()


def test_many():
    """Many responses are tagged, changed and deleted, and the toast takes it back"""
    path = make_sample(FOLDER.name, 'many.clientele')
    with Desktop() as d:
        app = d.start(path)
        open_responses(app)
        click_cell(app, 'Branch')
        app.key('shift+Down', 'shift+Down')
        app.find('3 selected', 'label')
        app.key('Delete')
        count = 'SELECT count (*) FROM {}'
        wait_for('them to go', lambda: answers(path, count) == [(N - 3,)])
        # The one of the toast; the other one stands in the header.
        app.click_mouse(wait_for('the toast', lambda: (app.all('push button', 'Undo')[1:]
                                                       or [None])[-1]))
        wait_for('the undo', lambda: answers(path, count) == [(N,)])
        app.find('3,600 responses', 'label')
        app.end_quietly()


def test_card():
    """A response is read as a card, and one is filled in by hand"""
    path = make_sample(FOLDER.name, 'card.clientele')
    with Desktop() as d:
        app = d.start(path)
        open_responses(app)
        click_cell(app, 'Branch')
        app.key('space')
        app.find('Response 3,600', 'label')
        app.click('Next response', 'push button')
        app.find('Response 3,599', 'label')
        app.find('Row 2 of 3,600')
        app.click('Previous response', 'push button')
        app.find('Response 3,600', 'label')
        app.click('Add a response', 'push button')
        app.find('New response', 'label')
        # What has to be answered is asked for, one question after the other.
        for answer in ('9', '4'):
            app.click('Save', 'push button')
            app.find('This question has to be answered.', 'label')
            app.type(answer)
        app.click('Save', 'push button')
        wait_for('the response', lambda: answers(path, 'SELECT count (*) FROM {}') == [(N + 1,)])
        app.find('3,601 responses', 'label')
        app.find('Response 3,601', 'label')
        app.end_quietly()


desktop.run([test_cursor_and_order, test_columns, test_edit_and_paste, test_many, test_card])
