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


def quiet_end(app):
    assert app.close() == 0
    assert app.warnings() == [], '\n'.join(app.warnings())


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
        quiet_end(app)

        app = d.start()
        app.find('made', 'list item')
        os.remove(path)
        quiet_end(app)
        app = d.start()
        row = app.find('made', 'list item')
        app.find('Find…', 'push button', under=row)
        app.click('Remove from the list', 'push button', under=row)
        app.gone('made', 'list item')
        quiet_end(app)


def test_sample():
    """The sample business is one click away"""
    with Desktop() as d:
        app = d.start()
        app.click('Try the sample business', 'list item')
        app.find('Cà phê Sớm', 'frame', patience=60)
        app.find('Overview', 'list item')
        quiet_end(app)
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
            quiet_end(app)


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
            quiet_end(app)


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
        quiet_end(app)


def test_export():
    """An export asks for its business and goes to the import assistant"""
    export = write('answers.csv', 'When,NPS\n2026-01-01,9\n2026-01-02,3\n')
    with Desktop() as d:
        app = d.start(SAMPLE)
        app.find('Cà phê Sớm', 'frame')
        quiet_end(app)
        app = d.start(export)
        app.find(lambda name: 'answers.csv' in name and 'belongs to' in name)
        app.click('coffee', 'list item')
        app.find('Cà phê Sớm', 'frame')
        wait_for('the import page', lambda: app.all(None, lambda name: 'answers.csv' in name))
        quiet_end(app)


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
        quiet_end(app)


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
        quiet_end(app)


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
        quiet_end(app)


desktop.run([test_new_business, test_sample, test_messages, test_locked, test_once, test_export,
             test_search, test_preferences_and_history, test_polite_end])
