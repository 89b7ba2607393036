"""The import assistant: how a file is read, what is new and what is changed, what is said where a
file cannot be read, stopping, pasting."""

import os
import sys
import tempfile
import zipfile

import desktop
from desktop import Desktop, make_business, read_info, wait_for

# A spreadsheet whose cells were copied. The rest of the command line chooses among the tests.
SOURCE = sys.argv.pop(1)
FOLDER = tempfile.TemporaryDirectory()

SHEET = '''<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData>
</worksheet>'''


def write(name, text):
    path = os.path.join(FOLDER.name, name)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)
    return path


def make_sheet(rows):
    lines = []
    for number, row in enumerate(rows, 1):
        cells = ''.join('<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>' % (chr(65 + i), number, cell)
                        for i, cell in enumerate(row))
        lines.append('<row r="%d">%s</row>' % (number, cells))
    return SHEET % ''.join(lines)


def write_workbook(name, sheets):
    """A workbook of texts with a sheet for each title."""
    path = os.path.join(FOLDER.name, name)
    main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    package = 'http://schemas.openxmlformats.org/package/2006/relationships'
    types = 'application/vnd.openxmlformats-officedocument.spreadsheetml.'
    with zipfile.ZipFile(path, 'w') as book:
        book.writestr('[Content_Types].xml',
                      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
                      '.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
                      '<Override PartName="/xl/workbook.xml" ContentType="%ssheet.main+xml"/>'
                      '</Types>' % types)
        book.writestr('_rels/.rels',
                      '<Relationships xmlns="%s"><Relationship Id="rId1" Type="%s/officeDocument" '
                      'Target="xl/workbook.xml"/></Relationships>' % (package, office))
        book.writestr('xl/workbook.xml', '<workbook xmlns="%s" xmlns:r="%s"><sheets>%s</sheets>'
                      '</workbook>' % (main, office, ''.join(
                          '<sheet name="%s" sheetId="%d" r:id="rId%d"/>' % (title, i, i)
                          for i, title in enumerate(sheets, 1))))
        book.writestr('xl/_rels/workbook.xml.rels',
                      '<Relationships xmlns="%s">%s</Relationships>' % (package, ''.join(
                          '<Relationship Id="rId%d" Type="%s/worksheet" '
                          'Target="worksheets/sheet%d.xml"/>' % (i, office, i)
                          for i in range(1, len(sheets) + 1))))
        for i, rows in enumerate(sheets.values(), 1):
            book.writestr('xl/worksheets/sheet%d.xml' % i, make_sheet(rows))
    return path


def contains(text):
    return lambda name: text in name


def choose(app, *paths):
    """The files that the chooser gives next."""
    with open(os.path.join(FOLDER.name, 'chooser'), 'w', encoding='utf-8') as file:
        file.write('\n'.join(paths) + '\n')
    app.key('ctrl+i')


def start(d, path):
    app = d.start(path, CLIENTELE_TEST_FILE_CHOOSER='@' + os.path.join(FOLDER.name, 'chooser'))
    app.find('See how your customers feel', 'label')
    return app


def focus(app):
    node = app.focused()
    return node.get_name() if node is not None else None


def tab_to(app, name):
    wait_for('a focus', lambda: focus(app))
    for _ in range(40):
        if focus(app) == name:
            return
        app.key('Tab')
    raise AssertionError('Tab does not lead to “%s”' % name)


def test_new_changed_same():
    """A file that was imported and exported anew brings what is new and changes what is changed"""
    rows = ['Response ID,How likely are you to recommend us?']
    rows += ['r%03d,%d' % (i, i % 11) for i in range(40)]
    export = write('monthly.csv', '\n'.join(rows) + '\n')
    path = make_business(FOLDER.name, 'again.clientele')
    with Desktop() as d:
        app = start(d, path)
        choose(app, export)
        app.find(contains('New: 40'))
        app.key('ctrl+Return')
        app.find('See results', 'push button')
        rows[1] = 'r000,9'
        write('monthly.csv', '\n'.join(rows + ['r040,10', 'r041,3']) + '\n')
        choose(app, export)
        app.find(contains('New: 2'))
        app.find(contains('Changed: 1'))
        app.find(contains('Already there: 39'))
        app.key('ctrl+Return')
        wait_for('the second import', lambda: read_info(path)['responses'] == 42)
        app.click('Undo', 'push button', under=app.find('See results', 'push button').get_parent())
        app.find('The import was undone', 'label')
        assert read_info(path)['responses'] == 40
        app.end_quietly()


def test_sheets():
    """Another sheet of a workbook is chosen, and columns and preview are its own"""
    book = write_workbook('two.xlsx', {
        'Dine in': [['Rating', 'Waiter'], ['5', 'Lan'], ['4', 'Minh'], ['3', 'Lan']],
        'Delivery': [['Stars', 'Courier'], ['5', 'Hùng'], ['1', 'Tú']],
    })
    with Desktop() as d:
        app = start(d, make_business(FOLDER.name, 'sheets.clientele'))
        choose(app, book)
        app.find('Waiter', 'list item')
        tab_to(app, 'Read as')
        app.key('Return')
        tab_to(app, 'Sheet')
        app.key('space')
        wait_for('the list of sheets', lambda: app.has('Delivery', 'label'))
        app.key('Down', 'Return')
        app.find('Courier', 'list item')
        app.gone('Waiter', 'list item')
        app.find('Hùng', 'label')
        app.find(contains('New: 2'))
        app.end_quietly()


def test_rejected_rows():
    """Rows that cannot be stored are counted and saved as a table"""
    head = 'Response ID,How likely are you to recommend us?,Comment\n'
    good = write('april.csv', head + ''.join('r%d,%d,good %d\n' % (i, i % 11, i)
                                             for i in range(40)))
    bad = write('may.csv', head + 'r100,9,fine\nr101,99,strange\nr102,8,well\n')
    rejects = os.path.join(FOLDER.name, 'saved.csv')
    with Desktop() as d:
        app = start(d, make_business(FOLDER.name, 'rejects.clientele'))
        choose(app, good)
        app.find(contains('New: 40'))
        app.key('ctrl+Return')
        app.find('See results', 'push button')
        choose(app, bad)
        app.find(contains('Rejected: 1'))
        app.key('ctrl+Return')
        app.find('See results', 'push button')
        with open(os.path.join(FOLDER.name, 'chooser'), 'w', encoding='utf-8') as file:
            file.write(rejects + '\n')
        app.click('Save rejected rows…', 'push button')
        wait_for('the rejected rows', lambda: os.path.exists(rejects))
        with open(rejects, encoding='utf-8-sig') as file:
            assert 'strange' in file.read()
        app.end_quietly()


def test_cannot_be_read():
    """What is wrong with a file is said in words, and the next file is taken"""
    empty = write('empty.csv', '')
    broken = write('broken.xlsx', 'this is no workbook')
    folder = os.path.join(FOLDER.name, 'folder.csv')
    os.makedirs(folder, exist_ok=True)
    good = write('good.csv', 'Rating,Comment\n5,good\n4,fine\n')
    with Desktop() as d:
        app = start(d, make_business(FOLDER.name, 'errors.clientele'))
        for file, words in ((empty, 'empty'), (broken, 'broken.xlsx'), (folder, 'folder'),
                            (os.path.join(FOLDER.name, 'gone.csv'), 'gone.csv')):
            choose(app, file)
            app.find(contains('file'), 'label')
            app.find(contains(words), 'label')
            app.find('Read it again', 'push button')
        choose(app, good)
        app.find(contains('New: 2'))
        # It goes away before it is imported.
        os.remove(good)
        app.key('ctrl+Return')
        wait_for('what went wrong', lambda: app.has(contains('not there'), 'label')
                 or app.has(contains('good.csv'), 'label') and not app.has('See results'))
        app.end_quietly()


def test_cancel():
    """An import that is stopped leaves nothing"""
    export = write('long.csv', 'Rating,How likely are you to recommend us?,Comment\n'
                   + ''.join('%d,%d,comment number %d\n' % (i % 5 + 1, i % 11, i)
                             for i in range(1000000)))
    path = make_business(FOLDER.name, 'cancel.clientele')
    with Desktop() as d:
        app = start(d, path)
        choose(app, export)
        app.find(contains('New: 1,000,000'), patience=200)
        app.key('ctrl+Return')
        app.click('Cancel', 'push button')
        app.find('What comes in', 'label')
        assert read_info(path)['responses'] == 0
        app.end_quietly()


def test_paste():
    """Cells that were copied in a spreadsheet are pasted, on the import page too"""
    with Desktop() as d:
        app = start(d, make_business(FOLDER.name, 'paste.clientele'))
        log = open(os.path.join(d.home, 'copied'), 'w+')
        source = d.spawn([SOURCE, '--copy', 'Rating\tComment\n5\tgood\n4\tfine\n3\tso so\n'],
                         stdout=log)
        wait_for('the copy', lambda: 'copied' in open(log.name).read())
        app.key('ctrl+v')
        app.find(contains('New: 3'))
        source.terminate()
        source.wait()
        source = d.spawn([SOURCE, '--copy', 'Stars\tCourier\n5\tTu\n4\tHung\n'], stdout=log)
        wait_for('the second copy', lambda: open(log.name).read().count('copied') == 2)
        app.key('ctrl+v')
        app.find('Courier', 'list item')
        log.close()
        app.end_quietly()


desktop.run([test_new_changed_same, test_sheets, test_rejected_rows, test_cannot_be_read,
             test_cancel, test_paste])
