"""What a shop owner does on the first evening: a form export comes in, its results are read, filtered
and handed over as a workbook; and it is undone, done again, lost by a crash and found again."""

import os
import sqlite3
import tempfile
import zipfile

import desktop
from desktop import Desktop, make_business, make_sample, read_info, wait_for

FOLDER = tempfile.TemporaryDirectory()
EXPORT = os.path.join(desktop.SOURCE, 'data', 'sample', 'google-forms-visit.csv')


def starts(text):
    return lambda name: name.startswith(text)


def import_file(app):
    """By the page's own button; the file is the one that the chooser gives."""
    app.key('ctrl+i')
    app.find('google-forms-visit.csv', 'label')
    app.find('400', 'label')
    app.click('Import', 'push button')
    app.find('See results', 'push button')


def test_import_to_workbook():
    """A form export comes in, its results are filtered and saved as a workbook"""
    path = make_business(FOLDER.name, 'first.clientele')
    answers = os.path.join(FOLDER.name, 'chooser')
    output = os.path.join(FOLDER.name, 'results.xlsx')
    with open(answers, 'w') as file:
        file.write(EXPORT + '\n')
    with Desktop() as d:
        app = d.start(path, CLIENTELE_TEST_FILE_CHOOSER='@' + answers)
        app.find('See how your customers feel', 'label')
        import_file(app)
        app.click('See results', 'push button')
        app.find('Results', 'page tab')
        app.find(lambda name: name.startswith('400'), 'label')
        with open(answers, 'w') as file:
            file.write(output + '\n')
        app.key('ctrl+e')
        app.find('Preview', 'label')
        app.click('Save…', 'push button')
        app.find('Ready to hand over', 'label')
        app.end_quietly()
    with zipfile.ZipFile(output) as book:
        assert any(name.startswith('xl/charts/') for name in book.namelist())


def test_undo_and_redo_of_an_import():
    """An import is undone and done again, and the file says the same"""
    path = make_business(FOLDER.name, 'undo.clientele')
    with Desktop() as d:
        app = d.start(path, CLIENTELE_TEST_FILE_CHOOSER=EXPORT)
        app.find('See how your customers feel', 'label')
        import_file(app)
        assert read_info(path)['responses'] == 400
        app.key('ctrl+z')
        wait_for('the undo', lambda: read_info(path)['responses'] == 0)
        app.key('ctrl+shift+z')
        wait_for('the redo', lambda: read_info(path)['responses'] == 400)
        assert app.close() == 0


def test_kill_and_reopen():
    """What was there when the program was killed is there when it opens again"""
    path = make_business(FOLDER.name, 'killed.clientele')
    with Desktop() as d:
        app = d.start(path, CLIENTELE_TEST_FILE_CHOOSER=EXPORT)
        app.find('See how your customers feel', 'label')
        import_file(app)
        app.kill()
        again = d.start(path)
        again.find('Answers', 'label')
        again.click('Surveys', 'list item')
        again.find(starts('google-forms-visit, 400 responses'), 'list item')
        assert again.close() == 0


def test_second_program():
    """A business that another program has open is offered for reading"""
    path = make_sample(FOLDER.name, 'shared.clientele')
    lock = sqlite3.connect(os.path.join(FOLDER.name, '.shared.clientele.lock'),
                           isolation_level=None)
    lock.execute('BEGIN EXCLUSIVE')
    with Desktop() as d:
        app = d.start(path)
        app.click(lambda name: name.replace('_', '').startswith('Open for reading only'), 'push button')
        app.click('Surveys', 'list item')
        app.find(starts('Khách ghé quán'), 'list item')
        assert not app.sensitive(app.find('New survey', 'push button'))
        assert app.close() == 0
    lock.close()


def test_vietnamese_and_narrow():
    """The same in Vietnamese, 360 pixels wide"""
    path = make_business(FOLDER.name, 'hẹp.clientele')
    with Desktop(400, 760, language='vi') as d:
        app = d.start(path, CLIENTELE_TEST_FILE_CHOOSER=EXPORT)
        app.find(role='label', name=lambda name: 'khách hàng' in name.lower())
        app.resize(360, 700)
        app.key('ctrl+i')
        app.find('google-forms-visit.csv', 'label')
        app.click(app.find('Nhập', 'push button'))
        wait_for('the import', lambda: read_info(path)['responses'] == 400)
        assert app.close() == 0


desktop.run([test_import_to_workbook, test_undo_and_redo_of_an_import, test_kill_and_reopen,
             test_second_program, test_vietnamese_and_narrow])
