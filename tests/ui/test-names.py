"""Whoever cannot see the window is told what everything in it is."""

import os
import tempfile
import time

import desktop
from desktop import Desktop, make_sample

FOLDER = tempfile.TemporaryDirectory()
EXPORT = os.path.join(desktop.SOURCE, 'data', 'sample', 'google-forms-visit.csv')


def starts(text):
    return lambda name: name.startswith(text)


def is_part_of_control(node):
    """The button and the list inside of a drop-down menu: the menu has the name."""
    while node is not None:
        if node.get_role_name() == 'combo box':
            return True
        node = node.get_parent()
    return False


NAMED = ('push button', 'toggle button', 'entry', 'combo box', 'list', 'page tab', 'check box',
         'slider', 'table')


def find_nameless(app):
    """One walk through the tree, because a grid has thousands of nodes."""
    showing = app.desktop.atspi.StateType.SHOWING
    return ['%s in %s' % (node.get_role_name(), node.get_parent().get_name())
            for node in app.all(role=NAMED)
            if (not node.get_name() or node.get_name().startswith('Gtk'))
            and node.get_state_set().contains(showing) and not is_part_of_control(node)]


def test_everything_has_a_name():
    """Every page, list, entry and button has a role and a name"""
    nameless = []
    with Desktop() as d:
        app = d.start(make_sample(FOLDER.name, 'names.clientele'),
                      CLIENTELE_TEST_FILE_CHOOSER=EXPORT)
        app.find('Surveys', 'list item')
        for key in ('ctrl+1', 'ctrl+2', 'ctrl+i', 'ctrl+e'):
            app.key(key)
            time.sleep(2)
            nameless += ['%s: %s' % (key, text) for text in find_nameless(app)]
        app.key('ctrl+2')
        app.click(app.find(starts('Khách ghé quán'), 'list item'))
        for tab in ('Results', 'Responses', 'Questions'):
            app.click(tab, 'page tab')
            time.sleep(2)
            nameless += ['%s: %s' % (tab, text) for text in find_nameless(app)]
        assert app.close() == 0
    assert nameless == [], '\n'.join(nameless)


desktop.run([test_everything_has_a_name])
