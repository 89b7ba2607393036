"""The questionnaire by mouse, keyboard and clipboard: questions written line by line, dragged and moved;
pages; choices pasted and dragged; other types; a narrow window; and a file that can only be read."""

import subprocess
import tempfile
import time

import desktop
from desktop import BUILD, Desktop, make_business, make_sample, wait_for

FOLDER = tempfile.TemporaryDirectory()


def items(app):
    lists = app.all('list', 'Questions')
    return app.all('list item', under=lists[0]) if lists else []


def lines(app):
    """Questions without their numbers, and pages, without the survey itself."""
    return [item.get_name().split('. ', 1)[-1] for item in items(app)][1:]


def has_lines(app, *wanted):
    try:
        wait_for('the lines', lambda: lines(app) == list(wanted))
    except AssertionError:
        raise AssertionError('waited for %s, there was %s' % (list(wanted), lines(app)))


def line(app, text):
    return app.find(lambda name: name.split('. ', 1)[-1] == text, 'list item')


def caret(app, name):
    """Where what is typed goes to; the window behind a dialog keeps its own."""
    focused = app.desktop.atspi.StateType.FOCUSED
    wait_for('the caret in “%s”' % name, lambda: any(
        node.get_state_set().contains(focused)
        for node in app.all(('text', 'entry', 'panel'), name)))


def choices(app):
    return [app.text(node) for node in
            app.all('text', lambda name: name.startswith('Choice ') and name[7:].isdigit())]


def has_choices(app, *wanted):
    try:
        wait_for('the choices', lambda: choices(app) == list(wanted))
    except AssertionError:
        raise AssertionError('waited for %s, there was %s' % (list(wanted), choices(app)))


def open_new_survey(app):
    app.click('Surveys', 'list item')
    app.click(app.find('New survey', 'push button'))
    app.find('Would they recommend you? (NPS)', 'push button')


def open_lines(app):
    app.click('Add a question', 'push button')
    caret(app, 'Search the types of question')
    app.click('Write several, one a line…', 'push button')
    caret(app, 'One question a line')


def type_lines(app, *texts):
    for number, text in enumerate(texts):
        if number > 0:
            app.key('Return')
        app.type(text)


def write_lines(app, *texts):
    open_lines(app)
    type_lines(app, *texts)
    app.click(app.find(lambda name: name.startswith('Add the questions'), 'push button'))


def copy_lines(app, *texts):
    """Puts lines into the clipboard, by writing them and thinking better of it."""
    open_lines(app)
    type_lines(app, *texts)
    app.key('ctrl+a', 'ctrl+c')
    time.sleep(0.3)
    app.key('Escape')
    app.gone('One question a line', 'text')


def drag(app, start, end):
    """By the mouse, slowly enough for a person's hand."""
    window = app.window_id()
    app.xdotool('mousemove', '--window', window, str(start[0]), str(start[1]))
    app.xdotool('mousedown', '1')
    steps = 12
    for step in range(1, steps + 1):
        x = start[0] + (end[0] - start[0]) * step // steps
        y = start[1] + (end[1] - start[1]) * step // steps
        app.xdotool('mousemove', '--window', window, str(x), str(y))
        time.sleep(0.04)
    time.sleep(0.2)
    app.xdotool('mouseup', '1')


def box(app, node):
    return node.get_component_iface().get_extents(app.desktop.atspi.CoordType.WINDOW)


def choose(app, text):
    """Selects a question, and has the keyboard in the list."""
    app.click_mouse(line(app, text))
    wait_for('“%s” to be selected' % text, lambda: line(app, text).get_state_set().contains(
        app.desktop.atspi.StateType.SELECTED))


def test_order():
    """Questions written line by line are dragged, moved by keys and pasted, each one step of undo"""
    path = make_business(FOLDER.name, 'order.clientele')
    with Desktop(height=1000) as d:
        app = d.start(path)
        app.find('Surveys', 'list item')
        app.resize(1270, 980)
        open_new_survey(app)
        write_lines(app, 'One?', 'Two?', '- Yes', '- No', 'Three?')
        has_lines(app, 'One?', 'Two?', 'Three?')

        first, last = line(app, 'One?'), line(app, 'Three?')
        wait_for('a place for the first', lambda: box(app, first).height > 40)
        top = box(app, first)
        drag(app, app.middle(last), (top.x + top.width // 2, top.y + 12))
        has_lines(app, 'Three?', 'One?', 'Two?')
        choose(app, 'Two?')
        app.key('alt+Up')
        has_lines(app, 'Three?', 'Two?', 'One?')
        app.key('alt+Down')
        has_lines(app, 'Three?', 'One?', 'Two?')

        copy_lines(app, 'Four?', 'Five?')
        choose(app, 'Three?')
        app.key('ctrl+v')
        has_lines(app, 'Three?', 'Four?', 'Five?', 'One?', 'Two?')
        app.key('ctrl+z')
        has_lines(app, 'Three?', 'One?', 'Two?')
        choose(app, 'Two?')
        app.key('Delete')
        has_lines(app, 'Three?', 'One?')
        app.key('ctrl+z')
        has_lines(app, 'Three?', 'One?', 'Two?')
        app.end_quietly()


def test_pages():
    """A page is begun, named, moved with its questions, and removed without them"""
    path = make_business(FOLDER.name, 'pages.clientele')
    with Desktop(height=1000) as d:
        app = d.start(path)
        app.find('Surveys', 'list item')
        app.resize(1270, 980)
        open_new_survey(app)
        write_lines(app, 'One?', 'Two?', 'Three?')
        has_lines(app, 'One?', 'Two?', 'Three?')
        for text, title in (('Two?', 'Last'), ('One?', 'Middle')):
            choose(app, text)
            app.click('Add a question', 'push button')
            caret(app, 'Search the types of question')
            app.click('Begin a new page', 'push button')
            caret(app, 'Heading of the page')
            app.type(title)
            wait_for('the heading', lambda: any(title in name for name in lines(app)))
        has_lines(app, 'One?', 'Page 1: Middle', 'Two?', 'Page 2: Last', 'Three?')

        app.click('Move the page down', 'push button')
        has_lines(app, 'One?', 'Page 1: Last', 'Three?', 'Page 2: Middle', 'Two?')
        choose(app, 'Two?')
        app.key('alt+Up')
        has_lines(app, 'One?', 'Page 1: Last', 'Three?', 'Two?', 'Page 2: Middle')
        choose(app, 'Page 1: Last')
        app.key('Delete')
        has_lines(app, 'One?', 'Three?', 'Two?', 'Page 1: Middle')
        app.key('ctrl+z')
        has_lines(app, 'One?', 'Page 1: Last', 'Three?', 'Two?', 'Page 2: Middle')
        app.end_quietly()


def test_choices():
    """Pasted lines become choices, choices are dragged and moved by keys, and the type changes"""
    path = make_business(FOLDER.name, 'choices.clientele')
    with Desktop(height=1100) as d:
        app = d.start(path)
        app.find('Surveys', 'list item')
        app.resize(1270, 1080)
        open_new_survey(app)
        write_lines(app, 'What did you drink?', '- Tea', '- Coffee', 'Why?')
        has_lines(app, 'What did you drink?', 'Why?')
        copy_lines(app, '• Water', '• Juice', '• Milk')
        choose(app, 'What did you drink?')
        has_choices(app, 'Tea', 'Coffee')
        app.click_mouse(app.find('Choice 1', 'text'))
        caret(app, 'Choice 1')
        app.key('ctrl+a', 'ctrl+v')
        has_choices(app, 'Water', 'Juice', 'Milk', 'Coffee')

        caret(app, 'Choice 3')
        app.key('alt+Up')
        has_choices(app, 'Water', 'Milk', 'Juice', 'Coffee')
        first, last = app.find('Choice 1', 'text'), app.find('Choice 4', 'text')
        handle = box(app, last).x - 14
        drag(app, (handle, app.middle(last)[1]), (handle, box(app, first).y + 4))
        has_choices(app, 'Coffee', 'Water', 'Milk', 'Juice')
        app.key('ctrl+z')
        has_choices(app, 'Water', 'Milk', 'Juice', 'Coffee')

        # Nobody has answered: it may become a question of another type, and back.
        app.click_mouse(app.find('Hint', 'text'))
        caret(app, 'Hint')
        app.key('Tab', 'space')
        time.sleep(0.5)  # the list opens
        app.key('Down', 'Return')
        app.find('Lowest point', 'text')
        app.key('ctrl+z')
        has_choices(app, 'Water', 'Milk', 'Juice', 'Coffee')
        app.end_quietly()


def test_narrow():
    """In a narrow window a click opens the editor, and there is a way back"""
    path = make_sample(FOLDER.name, 'narrow.clientele')
    with Desktop(width=400, height=760) as d:
        app = d.start(path)
        app.find('Surveys', 'list item')
        app.resize(400, 750)
        app.key('ctrl+2')
        app.click(app.find(lambda name: name.startswith('Khách ghé quán'), 'list item'))
        app.click('Questions', 'page tab')
        text = 'Nhìn chung, bạn hài lòng thế nào về lần ghé quán này?'
        app.click_mouse(line(app, text))
        wait_for('the editor', lambda: any(app.text(node) == text
                                           for node in app.all('text', 'Question')))
        app.click('All questions', 'push button')
        wait_for('the keyboard in the list', lambda: app.focused() is not None and
                 app.focused().get_role_name() == 'list item')
        time.sleep(0.5)  # the editor goes to the side
        app.click_mouse(line(app, 'Page 1: Cảm nhận chung'))
        wait_for('the heading', lambda: any(app.text(node) == 'Cảm nhận chung'
                                            for node in app.all('text', 'Heading of the page')))
        app.end_quietly()


def test_read_only():
    """Of a file that somebody else has open everything is shown and nothing can be changed"""
    path = make_sample(FOLDER.name, 'read.clientele')
    with subprocess.Popen([BUILD + '/tests/store/store-holder', path], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b'open\n'
        with Desktop(height=1000) as d:
            app = d.start(path)
            app.click(app.find(lambda name: name.startswith('Open for reading'), 'push button'))
            app.find('Surveys', 'list item')
            app.resize(1270, 980)
            app.click('Surveys', 'list item')
            app.click(app.find(lambda name: name.startswith('Khách ghé quán'), 'list item'))
            app.click('Questions', 'page tab')
            text = 'Bạn ghé quán thường xuyên thế nào?'
            choose(app, 'Nhìn chung, bạn hài lòng thế nào về lần ghé quán này?')
            app.key('End')
            wait_for('the editor', lambda: any(app.text(node) == text
                                               for node in app.all('text', 'Question')))
            assert choices(app), 'the choices are shown'
            for name in ('Add a question', 'Add a choice', 'Delete the question',
                         'Move the question up', 'Duplicate the question', 'Languages of the survey'):
                assert not app.has(name, ('push button', 'toggle button')), name
            for node in app.all('text', lambda name: name.startswith(('Question', 'Choice'))):
                assert not node.get_state_set().contains(d.atspi.StateType.EDITABLE), \
                    node.get_name()
            app.end_quietly()
        holder.stdin.close()
        holder.wait()


desktop.run([test_order, test_pages, test_choices, test_narrow, test_read_only])
