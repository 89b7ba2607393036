"""Charts on the screen: known to assistive tools, moved over by arrows, clicked, saved."""

import os
import subprocess
import sys
import tempfile

import desktop
from desktop import App, Desktop, wait_for

# The rest of the command line chooses among the tests.
PROGRAM = sys.argv.pop(1)
FOLDER = tempfile.TemporaryDirectory()
BARS = 'Would you recommend us? n = 900 answers; 95\u00a0% interval'
FIRST = 'Old Quarter: NPS 61, between 55 and 67, 300 answers'
SECOND = 'West Lake: NPS 42, between 36 and 48, 300 answers'
THIRD = 'Airport: NPS -12, between -18 and -6, 300 answers'


class Charts(App):
    """The window of two charts in place of the program."""

    def __init__(self, desk, **variables):
        self.desktop = desk
        self.log = open(os.path.join(desk.home, 'log-charts-%d' % len(desk.apps)), 'w+')
        self.process = subprocess.Popen([PROGRAM], env=dict(desk.env, G_ENABLE_DIAGNOSTIC='1',
                                                            **variables),
                                        stdout=self.log, stderr=self.log)
        desk.apps.append(self)

    def wait_for_mark(self, name):
        wait_for('the focus on “%s”' % name,
                 lambda: self.focused() is not None and self.focused().get_name() == name)

    def wait_for_line(self, line):
        wait_for(line, lambda: line in self.read_log().splitlines())

    def end(self):
        assert self.close() == 0
        assert self.warnings() == [], '\n'.join(self.warnings())


def test_tree():
    """A chart is a picture with a name, its marks are named by their values"""
    with Desktop() as d:
        app = Charts(d)
        chart = app.find(BARS, 'image')
        names = [node.get_name() for node in app.all('push button', under=chart)]
        assert names == [FIRST, SECOND, THIRD], names
        # Where nobody listens, marks cannot be pressed.
        donut = app.find('Have you been here before?', 'image')
        assert [node.get_name() for node in app.all('image', under=donut)] == [
            'Yes: 70\u00a0%, 70 answers', 'No: 30\u00a0%, 30 answers'], app.tree()
        app.end()


def test_keyboard():
    """Tab goes into a chart and out of it, arrows, Home and End go over its marks, Enter presses"""
    with Desktop() as d:
        app = Charts(d)
        app.find(BARS, 'image')
        app.key('Tab')
        app.wait_for_mark(FIRST)
        app.key('Down')
        app.wait_for_mark(SECOND)
        app.key('End')
        app.wait_for_mark(THIRD)
        app.key('Down', 'Up')
        app.wait_for_mark(SECOND)
        app.key('Return')
        app.wait_for_line('activated 1 0 West Lake')
        # The chart was replaced by another one; the mark keeps the focus.
        app.wait_for_mark(SECOND)
        app.key('Home', 'space')
        app.wait_for_line('activated 0 0 Old Quarter')
        app.key('Tab')
        app.wait_for_mark('Yes: 70\u00a0%, 70 answers')
        app.key('shift+Tab')
        app.wait_for_mark(FIRST)
        app.end()


def test_pointer():
    """A click on a row, and what assistive tools do instead, presses a mark"""
    with Desktop() as d:
        app = Charts(d)
        app.click_mouse(app.find(SECOND, 'push button'))
        app.wait_for_line('activated 1 0 West Lake')
        node = app.find(THIRD, 'push button')
        action = node.get_action_iface()
        names = [action.get_action_name(i) for i in range(action.get_n_actions())]
        action.do_action(names.index('mark.activate'))
        app.wait_for_line('activated 2 0 Airport')
        app.end()


def test_save():
    """The menu saves the chart as picture, drawing and document"""
    with Desktop() as d:
        for suffix, start in (('png', b'\x89PNG'), ('svg', b'<?xml'), ('pdf', b'%PDF')):
            path = os.path.join(FOLDER.name, 'biểu đồ.' + suffix)
            app = Charts(d, CLIENTELE_TEST_FILE_CHOOSER=path)
            app.find(BARS, 'image')
            app.key('Tab', 'shift+F10')
            app.click('Save as picture…', 'menu item')
            wait_for(path, lambda: os.path.exists(path))
            with open(path, 'rb') as file:
                assert file.read().startswith(start)
            app.end()


def test_save_fails():
    """A picture that cannot be saved is told with the reason"""
    with Desktop() as d:
        app = Charts(d, CLIENTELE_TEST_FILE_CHOOSER=os.path.join(FOLDER.name, 'gone', 'a.png'))
        app.find(BARS, 'image')
        app.key('Tab', 'shift+F10')
        app.click('Save as picture…', 'menu item')
        app.find('The picture was not saved')
        app.key('Escape')
        app.gone('The picture was not saved')
        app.key('ctrl+c')
        app.end()


desktop.run([test_tree, test_keyboard, test_pointer, test_save, test_save_fails])
