"""The whole way by keyboard alone: nothing is clicked and no action is asked of the accessibility
tree, which is only looked at."""

import glob
import os
import tempfile
import zipfile

import desktop
from desktop import Desktop, read_info, wait_for

FOLDER = tempfile.TemporaryDirectory()
ROWS = 24
TABLES = ('tree table', 'label')


def write_export():
    """A small export with a column of choices, one of grades, and one that a spreadsheet hurt."""
    path = os.path.join(FOLDER.name, 'evening.csv')
    drinks = ['Coffee', 'Tea', 'Smoothie']
    ages = ['10-Dec', '13-19', '20-29']
    with open(path, 'w', encoding='utf-8') as file:
        file.write('What did you drink?,How likely are you to recommend us?,Age\n')
        for i in range(ROWS):
            file.write('%s,%d,%s\n' % (drinks[i % 3], 4 + i % 7, ages[i % 3]))
    return path


def contains(text):
    return lambda name: text in name


class Keys:
    """What a person without a mouse does, and where the focus is after it."""

    def __init__(self, app):
        self.app = app

    def focus(self):
        """The name of what has the focus; None if that has none."""
        for _ in range(5):
            try:
                return self.look()
            except Exception as error:  # the tree changes while one looks at it
                if 'Error' not in type(error).__name__ or isinstance(error, AssertionError):
                    raise
        return None

    def look(self):
        state = self.app.desktop.atspi.StateType
        nodes = [(self.app.root, 0)]
        while nodes:
            node, depth = nodes.pop()
            if node is None:
                continue
            states = node.get_state_set()
            if states.contains(state.FOCUSED) and depth > 1:
                return node.get_name()
            # The cells of a preview are many, and none of them takes the focus.
            seen = depth < 2 or states.contains(state.SHOWING) or states.contains(state.VISIBLE)
            if seen and node.get_role_name() not in TABLES:
                nodes += [(node.get_child_at_index(i), depth + 1)
                          for i in range(node.get_child_count())]
        return None

    def wait(self, name):
        wait_for('the focus on “%s”' % name, lambda: self.fits(name))

    def fits(self, name):
        focus = self.focus()
        return focus is not None and (name(focus) if callable(name) else focus == name)

    def tab_to(self, name, key='Tab', most=60):
        passed = []
        for _ in range(most):
            if self.fits(name):
                return
            passed.append(self.focus())
            self.app.key(key)
        raise AssertionError('%s does not lead to “%s” but past %s' % (key, name, passed))


def test_whole_way():
    """A business is made, answers are imported, read, filtered, handed over, undone and redone"""
    export = write_export()
    chooser = os.path.join(FOLDER.name, 'chooser')
    output = os.path.join(FOLDER.name, 'by-keyboard.xlsx')
    with Desktop() as d:
        app = d.start(CLIENTELE_TEST_FILE_CHOOSER='@' + chooser)
        keys = Keys(app)

        keys.wait('New business…')
        app.key('Return')
        app.find('Create', 'push button')
        wait_for('the dialog', lambda: app.root.get_child_count() == 2)
        app.type('Tiem tra')
        app.key('Return')
        app.find('See how your customers feel', 'label')
        path = wait_for('the file', lambda: glob.glob(d.home + '/**/Tiem tra.clientele',
                                                      recursive=True))[0]

        with open(chooser, 'w', encoding='utf-8') as file:
            file.write(export + '\n')
        keys.wait('Import answers…')
        app.key('Return')
        app.find(str(ROWS), 'label')
        import_by_keyboard(app, keys, path)
        results_by_keyboard(app, keys)
        workbook_by_keyboard(app, keys, chooser, output)
        app.key('alt+Left')
        app.key('ctrl+z')
        wait_for('the undo', lambda: read_info(path)['responses'] == 0)
        app.key('ctrl+shift+z')
        wait_for('the redo', lambda: read_info(path)['responses'] == ROWS)
        app.end_quietly()
    with zipfile.ZipFile(output) as book:
        assert any(name.startswith('xl/charts/') for name in book.namelist())


def import_by_keyboard(app, keys, path):
    # A repair is refused.
    keys.tab_to(contains('for a month'))
    app.key('space')
    # A column goes elsewhere: the choices of drinks become texts, and back again.
    keys.tab_to('What did you drink?')
    app.key('Return')
    keys.tab_to('Type: One choice')
    app.key('space')
    wait_for('the list of types', lambda: keys.focus() != 'Type: One choice')
    app.type('text')
    app.key('Return')
    keys.wait('Type: Text')
    app.key('space')
    wait_for('the list of types', lambda: keys.focus() != 'Type: Text')
    app.type('one choice')
    app.key('Return')
    keys.wait('Type: One choice')
    # A value becomes another.
    keys.tab_to('“Smoothie” becomes: Smoothie')
    app.key('space')
    wait_for('the list', lambda: not keys.fits('“Smoothie” becomes: Smoothie'))
    app.key('Home', 'Return')
    keys.wait('“Smoothie” becomes: As it stands')
    app.key('ctrl+Return')
    keys.wait('See results')
    assert read_info(path)['responses'] == ROWS


def results_by_keyboard(app, keys):
    app.key('Return')
    app.find('Results', 'page tab')
    app.find('%d responses' % ROWS, 'label')
    # A bar becomes the filter.
    keys.tab_to(lambda name: name.startswith('0: '))
    app.key('Right', 'Right', 'Right', 'Right', 'Right')
    keys.wait(lambda name: name.startswith('5: '))
    app.key('Return')
    app.find(contains(' of %d responses' % ROWS), 'label')


def workbook_by_keyboard(app, keys, chooser, output):
    with open(chooser, 'w', encoding='utf-8') as file:
        file.write(output + '\n')
    app.key('ctrl+e')
    app.find('Preview', 'label')
    keys.tab_to('Save…')
    app.key('Return')
    keys.wait('Open')
    app.find('Ready to hand over', 'label')


if __name__ == '__main__':
    desktop.run([test_whole_way])
