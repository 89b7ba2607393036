"""The frame of the window: the start page, files that open and that do not, history, preferences,
search, backups."""

import os
import signal
import subprocess
import tempfile

import desktop
from desktop import BUILD, Desktop, make_sample, wait_for

FOLDER = tempfile.TemporaryDirectory()
SAMPLE = make_sample(FOLDER.name) if not desktop.missing() else ''


def copy(name):
    """A sample of its own for a test that changes it."""
    path = os.path.join(FOLDER.name, name)
    desktop.make_room(path)
    with open(SAMPLE, 'rb') as source, open(path, 'wb') as target:
        target.write(source.read())
    return path


def write(name, text):
    path = os.path.join(FOLDER.name, name)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)
    return path


def windows(app):
    return app.all('frame')


def answer(app, text):
    """Presses a button of a message, whose name holds its text more than once."""
    app.click(app.find(lambda name: name.endswith(text), 'push button'))


def set_name(app, name):
    """In the preferences of the business."""
    app.key('ctrl+comma')
    app.click('This business', 'page tab')
    app.set_text(app.find('Name of the business', 'text'), name)


def test_new_business():
    """A new business is made where the person says, and stands on the start page then"""
    path = os.path.join(FOLDER.name, 'made.clientele')
    desktop.make_room(path)
    with Desktop() as d:
        app = d.start(CLIENTELE_TEST_FILE_CHOOSER=path)
        app.click('New business…', 'push button')
        app.find('Create', 'push button')
        assert not app.sensitive(app.find('Create', 'push button'))
        app.type('Banh mi Hai')
        wait_for('the button', lambda: app.sensitive(app.find('Create', 'push button')))
        app.click('Change…', 'push button')
        wait_for('the name of the file', lambda: app.all(
            None, lambda name: name.endswith('made.clientele')))
        app.click('Create', 'push button')
        app.find('Banh mi Hai', 'frame')
        assert os.path.exists(path)
        app.gone('Clientele', 'frame')
        app.end_quietly()

        app = d.start()
        app.find('made', 'list item')
        os.remove(path)
        app.end_quietly()
        app = d.start()
        row = app.find('made', 'list item')
        app.find('Find…', 'push button', under=row)
        app.click('Remove from the list', 'push button', under=row)
        app.gone('made', 'list item')
        app.end_quietly()


def test_sample():
    """The sample business is one click away"""
    with Desktop() as d:
        app = d.start()
        app.click('Try the sample business', 'list item')
        app.find('Cà phê Sớm', 'frame', patience=60)
        app.find('Overview', 'list item')
        app.end_quietly()
        folder = os.path.join(d.home, 'data', 'clientele')
        assert any(name.endswith('.clientele') for name in os.listdir(folder))


def test_messages():
    """What cannot be opened is said, and what to do about it"""
    damaged = os.path.join(FOLDER.name, 'damaged.clientele')
    with open(SAMPLE, 'rb') as source, open(damaged, 'wb') as target:
        target.write(source.read(20000))
    cases = [
        (damaged, 'Restore a backup…'),
        (write('letter.clientele', 'Dear customer'), 'Open another file…'),
        (os.path.join(FOLDER.name, 'nowhere.clientele'), 'Look for it…'),
    ]
    with Desktop() as d:
        for path, mend in cases:
            app = d.start(path)
            app.find(lambda name, path=path: os.path.basename(path) in name
                     and 'could not be opened' in name, 'label')
            app.find(lambda name, mend=mend: name.endswith(mend), 'push button')
            answer(app, '_Close Close')
            app.gone(lambda name: 'could not be opened' in name, 'label')
            app.find('New business…', 'push button')
            app.end_quietly()


def test_locked():
    """A file that another program has can be read, and is said to be so"""
    path = copy('held.clientele')
    with subprocess.Popen([BUILD + '/tests/store/store-holder', path], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b'open\n'
        with Desktop() as d:
            app = d.start(path)
            answer(app, 'Open for reading only')
            app.find('Cà phê Sớm', 'frame')
            app.find('Try to change it', 'push button')
            holder.stdin.close()
            holder.wait()
            app.click('Try to change it', 'push button')
            wait_for('the file to be opened again',
                     lambda: windows(app) and not app.has('Try to change it', 'push button'))
            app.end_quietly()


def test_once():
    """A file that is open already is shown, not opened again"""
    with Desktop() as d:
        app = d.start(SAMPLE)
        app.find('Cà phê Sớm', 'frame')
        link = os.path.join(FOLDER.name, 'link.clientele')
        desktop.make_room(link)
        if not os.path.exists(link):
            os.symlink(SAMPLE, link)
        again = d.start(link)
        assert again.process.wait(20) == 0
        wait_for('one window', lambda: len(windows(app)) == 1)
        other = d.start(copy('other.clientele'))
        assert other.process.wait(20) == 0
        wait_for('two windows', lambda: len(windows(app)) == 2)
        app.end_quietly()


def test_export():
    """An export asks for its business and goes to the import assistant"""
    export = write('answers.csv', 'When,NPS\n2026-01-01,9\n2026-01-02,3\n')
    with Desktop() as d:
        app = d.start(SAMPLE)
        app.find('Cà phê Sớm', 'frame')
        app.end_quietly()
        app = d.start(export)
        app.find(lambda name: 'answers.csv' in name and 'belongs to' in name)
        app.click('coffee', 'list item')
        app.find('Cà phê Sớm', 'frame')
        wait_for('the import page', lambda: app.all(None, lambda name: 'answers.csv' in name))
        app.end_quietly()


def test_search():
    """One search finds commands, questions and answers, without regard to accents"""
    with Desktop() as d:
        app = d.start(SAMPLE)
        app.find('Cà phê Sớm', 'frame')
        app.key('ctrl+k')
        app.find('Found', 'list')
        app.type('cho lau')
        app.find(lambda name: 'Chờ lâu' in name, 'list item')
        app.key('ctrl+a')
        app.type('histo')
        app.gone(lambda name: 'Chờ lâu' in name, 'list item')
        app.find('History', 'list item')
        app.key('Return')
        app.find('Create the business', 'list item')
        app.end_quietly()


def test_preferences_and_history():
    """A preference is one step of undo; the history goes back and forth; a kill loses nothing"""
    path = copy('prefs.clientele')
    with Desktop() as d:
        app = d.start(path)
        app.find('Cà phê Sớm', 'frame')
        set_name(app, 'Trà Chiều')
        app.find('Trà Chiều', 'frame')
        app.kill()

        app = d.start(path)
        app.find('Trà Chiều', 'frame')
        app.key('ctrl+z')
        app.find('Cà phê Sớm', 'frame')
        app.key('ctrl+k')
        app.find('Found', 'list')
        app.type('histo')
        app.find('History', 'list item')
        app.key('Return')
        app.click('Redo to here', 'push button')
        app.find('Trà Chiều', 'frame')
        app.click('Go back to here', 'push button')
        app.find('Cà phê Sớm', 'frame')
        app.end_quietly()


def test_polite_end():
    """What was typed last is in the file, and a backup beside the others, when the session ends"""
    path = copy('end.clientele')
    with Desktop() as d:
        app = d.start(path)
        app.find('Cà phê Sớm', 'frame')
        set_name(app, 'Phút chót')
        # What the program has not been told yet it cannot keep.
        entry = app.find('Name of the business', 'text')
        wait_for('the text', lambda: app.text(entry) == 'Phút chót')
        app.process.send_signal(signal.SIGTERM)
        assert app.process.wait(20) == 0
        backups = os.path.join(d.home, 'data', 'clientele', 'backups')
        assert len(os.listdir(backups)) == 1
        assert not os.path.exists(path + '-wal')
        app = d.start(path)
        app.find('Phút chót', 'frame')
        app.end_quietly()


def make_browser(d):
    """A program for web pages and help, which writes down what it was asked to show."""
    shown = os.path.join(d.home, 'shown')
    script = os.path.join(d.home, 'browser')
    with open(script, 'w', encoding='utf-8') as file:
        file.write('#!/bin/sh\necho "$1" >> "%s"\n' % shown)
    os.chmod(script, 0o755)
    folder = os.path.join(d.home, 'data', 'applications')
    os.makedirs(folder)
    with open(os.path.join(folder, 'browser.desktop'), 'w', encoding='utf-8') as file:
        file.write('[Desktop Entry]\nType=Application\nName=Browser\nExec=%s %%u\n'
                   'MimeType=x-scheme-handler/help;x-scheme-handler/file;text/html;\n' % script)
    os.makedirs(os.path.join(d.home, 'config'), exist_ok=True)
    with open(os.path.join(d.home, 'config', 'mimeapps.list'), 'w', encoding='utf-8') as file:
        file.write('[Default Applications]\n' + ''.join(
            '%s=browser.desktop\n' % kind for kind in
            ('x-scheme-handler/help', 'x-scheme-handler/file', 'text/html')))
    return shown


def read_shown(shown):
    if not os.path.exists(shown):
        return []
    with open(shown, encoding='utf-8') as file:
        return [os.path.basename(line.strip()).replace('.html', '') for line in file]


def test_help():
    """F1 opens the help page of what one sees"""
    with Desktop() as d:
        shown = make_browser(d)
        app = d.start(SAMPLE, CLIENTELE_HELPDIR=os.path.join(BUILD, 'help'))
        app.find('Cà phê Sớm', 'frame')
        wanted = []

        def ask(page):
            wanted.append(page)
            app.key('F1')
            wait_for('the help on ' + page, lambda: len(read_shown(shown)) == len(wanted))
            assert read_shown(shown)[-1] == page, '%s instead of %s' % (read_shown(shown)[-1], page)

        wait_for('the window', lambda: app.window_id())
        app.find('Surveys', 'list item')
        ask('overview')
        app.key('ctrl+2')
        app.find(lambda name: name.startswith('Khách ghé quán'), 'list item')
        ask('surveys-edit')
        app.click(app.find(lambda name: name.startswith('Khách ghé quán'), 'list item'))
        app.find('Responses', 'page tab')
        ask('results')
        for tab, page in (('Responses', 'responses'), ('Questions', 'surveys-edit')):
            app.click(tab, 'page tab')
            wait_for(tab, lambda tab=tab: app.find(tab, 'page tab').get_state_set().contains(
                d.atspi.StateType.SELECTED))
            ask(page)
        app.key('ctrl+h')
        app.find('Create the business', 'list item')
        ask('history')
        app.key('ctrl+e')
        app.find('Export and report', 'label')
        ask('reports')
        app.key('ctrl+comma')
        app.find('This business', 'page tab')
        ask('preferences')
        app.key('Escape')
        app.end_quietly()
        app = d.start(CLIENTELE_HELPDIR=os.path.join(BUILD, 'help'))
        app.find('New business…', 'push button')
        wait_for('the window', lambda: app.window_id())
        ask('start')
        app.end_quietly()


def test_about():
    """The windows about the program and its keys are there"""
    with Desktop() as d:
        app = d.start(SAMPLE)
        app.find('Cà phê Sớm', 'frame')
        app.key('ctrl+question')
        app.find('Find on this page')
        app.key('Escape')
        app.gone('Find on this page')
        app.key('ctrl+k')
        app.find('Found', 'list')
        app.type('about')
        app.find('About Clientele', 'list item')
        app.key('Return')
        app.find('The Clientele developers', 'label')
        app.key('Escape')
        app.gone('The Clientele developers', 'label')
        app.end_quietly()


def size_of(app):
    box = app.find('Cà phê Sớm', 'frame').get_component_iface().get_extents(app.desktop.atspi.CoordType.WINDOW)
    return box.width, box.height


def test_state():
    """A window is as large as it was, and shows the page that it showed"""
    with Desktop() as d:
        app = d.start(SAMPLE)
        app.find('Cà phê Sớm', 'frame')
        app.key('ctrl+2')
        app.find(lambda name: name.startswith('Khách ghé quán'), 'list item')
        before = size_of(app)
        app.resize(900, 600)
        wait_for('the new size', lambda: size_of(app) != before)
        wait_for('the size to stay', lambda: size_of(app) == size_of(app))
        size = size_of(app)
        app.end_quietly()
        app = d.start(SAMPLE)
        app.find(lambda name: name.startswith('Khách ghé quán'), 'list item')
        assert size_of(app) == size, '%s instead of %s' % (size_of(app), size)
        app.end_quietly()


def test_reopen_while_closing():
    """A file that is closed and asked for again at once is there again"""
    path = copy('again.clientele')
    with Desktop() as d:
        app = d.start(path, copy('beside.clientele'))
        wait_for('two windows', lambda: len(windows(app)) == 2)
        wait_for('the focus', lambda: app.window_id())
        for _ in range(3):
            app.key('ctrl+w')
            again = d.start(path)
            assert again.process.wait(20) == 0
            other = d.start(os.path.join(FOLDER.name, 'beside.clientele'))
            assert other.process.wait(20) == 0
            wait_for('two windows', lambda: len(windows(app)) == 2)
            assert not app.has(lambda name: 'could not be opened' in name, 'label')
        app.end_quietly()


def write_large(name, rows):
    """An export that takes its time to be imported."""
    return write(name, 'Response ID,Submitted,How likely are you to recommend us?,Comments\n' + ''.join(
        'L%06d,2026-%02d-%02d 10:00:00,%d,Rất ngon lành\n' % (i, i % 12 + 1, i % 28 + 1, i % 11)
        for i in range(rows)))


def count_responses(path):
    return {survey['code']: survey['responses'] for survey in desktop.read_info(path)['surveys']}


def is_whole(path, before, rows):
    """All of an import is in the file, or nothing."""
    after = count_responses(path)
    new = [after[code] for code in after if code not in before]
    return new in ([], [rows]) and all(after[code] == before[code] for code in before)


def start_import(app, large):
    app.find('Cà phê Sớm', 'frame')
    wait_for('the focus', lambda: app.window_id())
    app.key('ctrl+i')
    app.find(lambda name: os.path.basename(large) in name)
    wait_for('the import to be possible',
             lambda: app.sensitive(app.find(lambda name: name.startswith('Import'), 'push button')))
    app.find(lambda name: 'Submitted' in name)


def test_killed():
    """A kill in the middle of an import, or right after an edit, loses nothing"""
    path = copy('killed.clientele')
    before = count_responses(path)
    large = write_large('large.csv', 300000)
    with Desktop() as d:
        app = d.start(path)
        app.find('Cà phê Sớm', 'frame')
        set_name(app, 'Tên mới')
        app.find('Tên mới', 'frame')
        app.kill()
        app = d.start(path, CLIENTELE_TEST_FILE_CHOOSER=large)
        app.find('Tên mới', 'frame')
        app.key('ctrl+z')
        app.find('Cà phê Sớm', 'frame')
        start_import(app, large)
        app.key('ctrl+Return')
        # In the middle of the import its first rows are on the disk beside the file.
        wait_for('the import to write', lambda: os.path.exists(path + '-wal')
                 and os.path.getsize(path + '-wal') > 1000000)
        app.kill()
        assert is_whole(path, before, 300000)
        app = d.start(path)
        app.find('Cà phê Sớm', 'frame')
        app.end_quietly()


def test_session_ends():
    """A session that ends stops an import, asks nothing and leaves the file whole"""
    path = copy('ended.clientele')
    before = count_responses(path)
    large = write_large('large.csv', 300000)
    with Desktop() as d:
        app = d.start(path, CLIENTELE_TEST_FILE_CHOOSER=large)
        start_import(app, large)
        app.key('ctrl+Return')
        wait_for('the import to write', lambda: os.path.exists(path + '-wal')
                 and os.path.getsize(path + '-wal') > 1000000)
        app.process.send_signal(signal.SIGTERM)
        assert app.process.wait(20) == 0
        assert is_whole(path, before, 300000), count_responses(path)
        assert not os.path.exists(path + '-wal')
        assert app.warnings() == [], '\n'.join(app.warnings())


desktop.run([test_new_business, test_sample, test_messages, test_locked, test_once, test_export,
             test_search, test_preferences_and_history, test_polite_end, test_help, test_about,
             test_state, test_reopen_while_closing, test_killed, test_session_ends])
