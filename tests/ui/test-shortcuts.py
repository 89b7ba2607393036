#!/usr/bin/env python3
"""Every key that the window knows stands in its list of shortcuts and in the help, and the other way
round. No window is needed: both are read from their sources."""

import os
import re
import sys
from xml.etree import ElementTree

SOURCE = os.environ['CLIENTELE_SOURCE']
UI = os.path.join(SOURCE, 'src', 'ui')
NAMES = {'control': '<Control>', 'both': '<Shift><Control>', 'GDK_CONTROL_MASK': '<Control>',
         'GDK_SHIFT_MASK': '<Shift>', 'GDK_ALT_MASK': '<Alt>', '0': ''}
# What every list, menu and window has.
USUAL = {'Escape', 'Home', 'End', 'Menu', 'Back', 'Up', 'Down'}
# Of two keys for one thing the list shows the one that people know.
SECOND = {'<Control>y', '<Alt>Return'}


def read(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


def known_keys():
    """From the table of accelerators, and from what widgets bind."""
    table = read(os.path.join(UI, 'app', 'cx-application-actions.c'))
    table = table[table.index('accels[] = {'):]
    keys = set(re.findall(r'"((?:<\w+>)*\w+)"', ''.join(
        re.findall(r'\{ "[^"]+", (\{[^}]*\}) \}', table[:table.index('};')]))))
    for folder, _, names in os.walk(UI):
        for name in names:
            if not name.endswith('.c'):
                continue
            text = read(os.path.join(folder, name))
            for key, mask in re.findall(r'add_binding(?:_action)? \(\s*\w+,\s*GDK_KEY_(\w+),\s*(\w+)',
                                        text):
                keys.add(NAMES[mask] + key)
            for mask, key in re.findall(r'modifiers == (\w+) && key == GDK_KEY_(\w+)', text):
                keys.add(NAMES[mask] + key)
            for key in re.findall(r'\{ "((?:<\w+>)+\w+)", "\w+\.[\w-]+" \}', text):
                keys.add(key.replace('<Control><Shift>', '<Shift><Control>'))
    return {key for key in keys if key not in USUAL and not key.startswith('KP_')} - SECOND


def listed_keys():
    tree = ElementTree.parse(os.path.join(UI, 'app', 'cx-shortcuts.ui'))
    return {key for node in tree.iter('property') if node.get('name') == 'accelerator'
            for key in node.text.split()} - {'<Control>1...9'}


def helped_keys(language):
    """As the help names them: Ctrl+Shift+Z is Shift, Ctrl, Z there."""
    tree = ElementTree.parse(os.path.join(SOURCE, 'help', language, 'shortcuts.page'))
    namespace = '{http://projectmallard.org/1.0/}'
    modifiers = {'Ctrl': '<Control>', 'Shift': '<Shift>', 'Alt': '<Alt>'}
    others = {'Enter': 'Return', 'Space': 'space', ',': 'comma', '?': 'question'}
    keys = set()
    parents = {child: parent for parent in tree.iter() for child in parent}
    for node in tree.iter(namespace + 'key'):
        if parents[node].tag != namespace + 'keyseq':
            keys.add(others.get(node.text, node.text))
    for sequence in tree.iter(namespace + 'keyseq'):
        names = [key.text for key in sequence.iter(namespace + 'key')]
        last = others.get(names[-1], names[-1])
        keys.add(''.join(modifiers[name] for name in names[:-1]) +
                 (last.lower() if len(last) == 1 else last))
    return keys - {'<Control>1', '<Control>9'}


def compare(title, number, one, other):
    print('%s %d - %s' % ('ok' if one == other else 'not ok', number, title))
    for key in sorted(one ^ other):
        print('# only in %s: %s' % ('the first' if key in one else 'the second', key))
    return one == other


def main():
    known, listed = known_keys(), listed_keys()
    print('1..3')
    # What grids and editors do with keys of their own is listed, too.
    own = {'Return', 'space', '<Control>Home', '<Control>End', '<Control>v', '<Alt>Up', '<Alt>Down'}
    good = compare('The list of shortcuts has every key that the window knows', 1, known - own,
                   listed - own)
    good &= compare('The help has what the list has', 2, listed, helped_keys('C'))
    good &= compare('So does the help in Vietnamese', 3, listed, helped_keys('vi'))
    sys.exit(0 if good else 1)


main()
