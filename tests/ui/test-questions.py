"""The questionnaire: a new survey is written, put in order, translated, undone, and is there when the
program is started again; and once in a narrow window."""

import tempfile
import time

import desktop
from desktop import Desktop, make_business, make_sample, wait_for

FOLDER = tempfile.TemporaryDirectory()


def questions(app):
    """The lines of the questionnaire in their order: questions with their numbers, pages, and the
    survey itself first."""
    lists = app.all('list', 'Questions')
    return [item.get_name() for item in app.all('list item', under=lists[0])] if lists else []


def texts(app):
    return [name.split('. ', 1)[-1] for name in questions(app)]


def has_order(app, *wanted):
    def check():
        flat = texts(app)
        places = [flat.index(text) if text in flat else -1 for text in wanted]
        return -1 not in places and places == sorted(places)
    wait_for('the questions in the order %s' % (wanted,), check)


def has_text(app, name, text):
    return wait_for('“%s” in “%s”' % (text, name),
                    lambda: next((node for node in app.all('text', name)
                                  if app.text(node) == text), None))


def replace(app, name, text):
    app.click_mouse(app.find(name, 'text'))
    has_caret(app, name)
    app.key('ctrl+a')
    app.type(text)


def open_new_survey(app):
    app.click('Surveys', 'list item')
    app.click(app.find('New survey', 'push button'))
    app.find('Questions', 'page tab')
    app.find('Would they recommend you? (NPS)', 'push button')


def add(app, words):
    app.click('Add a question', 'push button')
    has_caret(app, 'Search the types of question')
    app.type(words)
    app.key('Return')


def has_caret(app, name):
    """Where what is typed goes to."""
    def check():
        node = app.focused()
        return node is not None and node.get_name() == name
    wait_for('the caret in “%s”' % name, check)


def write_question(app, text, number):
    """Over the text with which a new question begins, which is selected."""
    wait_for('question %d' % number, lambda: len(questions(app)) == number + 1)
    has_caret(app, 'Question')
    app.type(text)
    wait_for('“%s” in the list' % text, lambda: text in texts(app))


def choose_second_language(app):
    app.click_mouse(app.find('Language of the texts'))
    time.sleep(0.5)  # the list opens
    app.key('Down', 'Return')


def write_survey(app):
    app.click('Would they recommend you? (NPS)', 'push button')
    write_question(app, 'Would you recommend us?', 1)
    add(app, 'one choice')
    write_question(app, 'What did you drink?', 2)
    replace(app, 'Choice 1', 'Coffee')
    app.key('Return')
    has_caret(app, 'Choice 2')
    app.type('Tea')
    has_text(app, 'Choice 1', 'Coffee')
    has_text(app, 'Choice 2', 'Tea')
    replace(app, 'Choice 3', 'Water')
    add(app, 'their own words')
    write_question(app, 'What could be better?', 3)


def test_write():
    """A survey is written, put in order, undone and redone, translated, and is there again"""
    path = make_business(FOLDER.name, 'write.clientele')
    with Desktop(height=1200) as d:
        app = d.start(path)
        app.find('Surveys', 'list item')
        app.resize(1270, 1180)
        open_new_survey(app)
        write_survey(app)
        order = ['Would you recommend us?', 'What did you drink?', 'What could be better?']
        has_order(app, *order)

        app.click('Move the question up', 'push button')
        has_order(app, order[0], order[2], order[1])
        app.click('Move the question up', 'push button')
        has_order(app, order[2], order[0], order[1])
        app.key('ctrl+z')
        has_order(app, order[0], order[2], order[1])
        app.key('ctrl+shift+z')
        has_order(app, order[2], order[0], order[1])

        app.click('Languages of the survey', 'push button')
        app.click('Add the language', 'push button')
        app.find('Remove English', 'push button')
        app.key('Escape')
        choose_second_language(app)
        app.find('0 of 9 texts', 'label')
        replace(app, 'Question', 'What should we improve?')
        app.find('1 of 9 texts', 'label')
        app.end_quietly()

        app = d.start(path)
        app.click('Surveys', 'list item')
        app.click(app.find(lambda name: name.startswith('New survey,'), 'list item'))
        app.click('Questions', 'page tab')
        has_order(app, order[2], order[0], order[1])
        choose_second_language(app)
        has_order(app, 'What should we improve?', order[0], order[1])
        app.end_quietly()


def test_delete():
    """A question that was deleted goes from the list, and comes back by undo"""
    path = make_sample(FOLDER.name, 'delete.clientele')
    with Desktop() as d:
        app = d.start(path)
        app.click('Surveys', 'list item')
        app.click(app.find(lambda name: name.startswith('Khách ghé quán'), 'list item'))
        app.click('Questions', 'page tab')
        first = 'Bạn có sẵn lòng giới thiệu Cà phê Sớm cho bạn bè, người thân không?'
        second = 'Nhìn chung, bạn hài lòng thế nào về lần ghé quán này?'
        has_order(app, first, second)
        # It has answers: its type cannot be changed any more.
        app.find('The type stays, because there are answers.', 'label')
        app.click('Delete the question', 'push button')
        wait_for('the question to go', lambda: first not in texts(app))
        app.key('ctrl+z')
        has_order(app, first, second)
        app.end_quietly()


def test_search_and_narrow():
    """In a narrow window the editor covers the list; words are found without their accents"""
    path = make_sample(FOLDER.name, 'narrow.clientele')
    with Desktop(width=1280, height=800) as d:
        app = d.start(path)
        app.click('Surveys', 'list item')
        app.click(app.find(lambda name: name.startswith('Khách ghé quán'), 'list item'))
        app.click('Questions', 'page tab')
        wait_for('the questions', lambda: 'Bạn ghé quán thường xuyên thế nào?' in texts(app))
        app.resize(360, 740)
        app.key('ctrl+f')
        wait_for('the caret in the search', lambda: app.focused() is not None and
                 app.focused().get_role_name() in ('text', 'entry'))
        app.type('thuong xuyen')
        wait_for('one question', lambda: len(questions(app)) == 1)
        app.click_mouse(app.find('Bạn ghé quán thường xuyên thế nào?', 'label'))
        has_text(app, 'Question', 'Bạn ghé quán thường xuyên thế nào?')
        app.click('All questions', 'push button')
        app.end_quietly()


desktop.run([test_write, test_delete, test_search_and_narrow])
