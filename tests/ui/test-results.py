"""Results and overview as a person reads them: filters, clicks on bars, two filters compared, order
and hiding, search, charts as files, and a survey of many questions."""

import csv
import os
import subprocess
import tempfile

import desktop
from desktop import Desktop, make_sample, wait_for

FOLDER = tempfile.TemporaryDirectory()
CLI = desktop.BUILD + '/src/cli/clientele-cli'


def starts(text):
    return lambda name: name.startswith(text)


def holds(text):
    return lambda name: text in name


def open_results(app, survey='Khách ghé quán'):
    app.find('Overview', 'label')
    app.key('ctrl+2')
    app.click(app.find(starts(survey), 'list item'))
    app.find('Results by question', 'list')


def cards(app):
    """The questions in their order."""
    column = app.find('Results by question', 'list')
    return [column.get_child_at_index(i) for i in range(column.get_child_count())]


def titles(app):
    return [card.get_name() for card in cards(app)]


def says(app, text):
    """A label that begins so."""
    return app.find(starts(text), 'label')


def press(node):
    """Does what assistive tools do with a mark of a chart, wherever it is."""
    node.get_action_iface().do_action(0)


def tab_to(app, check):
    """Presses Tab until the focus is on a node for which that holds."""
    for _ in range(60):
        app.key('Tab')
        node = app.focused()
        if node is not None and check(node):
            return node
    raise AssertionError('the keyboard does not get there')


def tab_to_menu(app, index):
    """The menu of the card at that place."""
    for _ in range(index + 1):
        tab_to(app, lambda node: node.get_name() == 'Menu of this question')


def scroll_to(app, title):
    """Turns the wheel until that question has its result."""
    def made():
        card = app.all('list item', title)
        if card and app.all('push button', holds('%'), card[0]):
            return card[0]
        app.xdotool('mousemove', '--window', app.window_id(), '700', '500')
        app.xdotool('click', '--repeat', '6', '--delay', '10', '5')
        return None
    return wait_for(title, made)


def end(app):
    app.end_quietly()


def test_filters():
    """Answers are filtered by branch and by a bar, and shown again"""
    path = make_sample(FOLDER.name, 'filters.clientele')
    with Desktop() as d:
        app = d.start(path)
        open_results(app)
        says(app, '3,600 responses')
        app.click('Branch', 'push button')
        app.click('Quận 1', 'check box')
        branch = app.find(holds(' of 3,600 responses'), 'label').get_name()
        app.key('Escape')
        # A bar is a filter too.
        card = scroll_to(app, 'Will you come back within the next month?')
        press(app.find(starts('Yes'), 'push button', card))
        wait_for('fewer', lambda: len(app.all('push button', starts('Remove the filter'))) == 2 and
                 app.all('label', holds(' of 3,600 responses')) and not app.has(branch, 'label'))
        app.click(starts('Remove the filter'), 'push button')
        wait_for('the first to go', lambda: len(app.all('push button', starts('Remove the filter'))) == 1)
        app.click(starts('Remove the filter'), 'push button')
        says(app, '3,600 responses')
        end(app)


def test_compare():
    """Two filters are compared, and no difference is said in words"""
    path = make_sample(FOLDER.name, 'compare.clientele')
    with Desktop() as d:
        app = d.start(path)
        open_results(app)
        app.click(starts('Compare with'), ('push button', 'toggle button'))
        app.find(holds('there is no difference'), 'label')
        branches = wait_for('both bars', lambda: app.all('push button', 'Branch')[-1:])
        app.click(branches[0])
        app.click('Quận 1', 'check box')
        app.key('Escape')
        app.find(holds('A is lower by'), 'label')
        end(app)


def test_order():
    """A question is moved and hidden, and both are undone"""
    path = make_sample(FOLDER.name, 'order.clientele')
    with Desktop() as d:
        app = d.start(path)
        open_results(app)
        first, second = wait_for('cards', lambda: titles(app)[:2])
        tab_to_menu(app, 1)
        app.key('alt+Up')
        wait_for('the order', lambda: titles(app)[:2] == [second, first])
        app.key('ctrl+z')
        wait_for('the old order', lambda: titles(app)[:2] == [first, second])
        app.click('Menu of this question', under=cards(app)[0])
        app.click('Hide this question', ('menu item', 'push button'))
        wait_for('it to go', lambda: first not in titles(app))
        app.key('ctrl+z')
        wait_for('it to come back', lambda: titles(app)[0] == first)
        end(app)


def test_search():
    """Words are found in questions and comments, whatever their accents"""
    path = make_sample(FOLDER.name, 'search.clientele')
    with Desktop() as d:
        app = d.start(path)
        open_results(app)
        all_of_them = wait_for('cards', lambda: titles(app))
        app.key('ctrl+f')
        app.type('phuc vu nhanh')
        wait_for('the comments', lambda: 0 < len(titles(app)) < len(all_of_them))
        app.find(holds('with these words'), 'label')
        app.key('ctrl+a')
        app.type('zzzz')
        says(app, 'No question and no comment')
        app.key('Escape')
        wait_for('all of them', lambda: titles(app) == all_of_them)
        end(app)


def test_chart():
    """A chart is read by the keyboard and saved as a picture, a drawing and a document"""
    path = make_sample(FOLDER.name, 'chart.clientele')
    chosen = os.path.join(FOLDER.name, 'chosen')
    with Desktop() as d:
        app = d.start(path, CLIENTELE_TEST_FILE_CHOOSER='@' + chosen)
        open_results(app)
        card = wait_for('cards', lambda: cards(app)[0])
        wait_for('marks', lambda: app.all('push button', holds('%'), card))
        tab_to(app, lambda node: '%' in node.get_name())
        first = app.focused().get_name()
        app.key('Right')
        wait_for('the next mark', lambda: app.focused() and '%' in app.focused().get_name() and
                 app.focused().get_name() != first)
        for suffix, head in (('png', b'\x89PNG'), ('svg', b'<?xml'), ('pdf', b'%PDF')):
            output = os.path.join(FOLDER.name, 'chart.' + suffix)
            with open(chosen, 'w') as file:
                file.write(output + '\n')
            app.key('shift+F10')
            app.click(starts('Save as picture'), ('menu item', 'push button'))
            wait_for(suffix, lambda: os.path.exists(output) and os.path.getsize(output) > 1000)
            with open(output, 'rb') as file:
                assert file.read(len(head)) == head, suffix
        end(app)


def test_overview():
    """Tiles and bars of the overview lead to what they are of"""
    path = make_sample(FOLDER.name, 'overview.clientele')
    with Desktop() as d:
        app = d.start(path)
        tile = app.find(starts('CSAT'), ('list item', 'table cell', 'panel', 'filler'))
        assert 'could be chance' in tile.get_name()
        answers = app.find(starts('Answers: '))
        assert 'could be chance' in answers.get_name()
        press(app.find(starts('Đà Lạt'), 'push button'))
        app.find('Results by question', 'list')
        app.find(holds('Đà Lạt'), 'push button')
        app.key('ctrl+1')
        tile = app.find(starts('CSAT'))
        app.click_mouse(tile)
        app.find('Results by question', 'list')
        wait_for('the question', lambda: app.focused() is not None)
        end(app)


def many_questions(name, n):
    table = os.path.join(FOLDER.name, 'many.csv')
    path = os.path.join(FOLDER.name, name)
    with open(table, 'w', newline='') as file:
        out = csv.writer(file)
        out.writerow(['Timestamp'] + ['Question %d: how satisfied were you?' % i for i in range(n)])
        for row in range(60):
            out.writerow(['2026-03-%02d 10:00:00' % (1 + row % 28)] +
                         [1 + (row * 7 + i) % 5 for i in range(n)])
    desktop.make_room(path)
    subprocess.run([CLI, 'new', path, '--name', 'Nhiều'], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([CLI, 'import', path, table, '--as', 'responses', '--new-survey', 'Many'],
                   check=True, stdout=subprocess.DEVNULL)
    return path


def test_many_questions():
    """Of many questions all are found, and those that are looked at are measured"""
    path = many_questions('many.clientele', 200)
    with Desktop() as d:
        app = d.start(path)
        open_results(app, 'Many')
        wait_for('all questions', lambda: len(titles(app)) == 200)
        first, last = cards(app)[0], cards(app)[199]
        wait_for('the first result', lambda: app.all('label', holds('60 answers'), first))
        # What nobody has looked at is not made; the keyboard's way there makes it.
        assert last.get_child_count() == 0
        tab_to_menu(app, 0)
        app.key('End')
        wait_for('the last result', lambda: app.all('label', holds('60 answers'), last))
        end(app)


desktop.run([test_filters, test_compare, test_order, test_search, test_chart, test_overview,
             test_many_questions])
