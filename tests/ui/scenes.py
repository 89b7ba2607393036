"""What the pictures of build-aux/screenshots show: each scene brings the window to one state. Controls
are called by their English names; a picture in another language finds them by its catalogue."""

import csv
import gettext
import os
import subprocess
import time

import desktop

BUTTONS = ('push button', 'toggle button')


class View:
    """The window in the language of the picture."""

    def __init__(self, app, language, size, place):
        self.app, self.size, self.place = app, size, place
        self.catalogue = gettext.translation('clientele', desktop.BUILD + '/po', [language],
                                             fallback=True)

    def words(self, text):
        return self.catalogue.gettext(text)

    def named(self, text):
        """Names that begin so: what stands behind the first placeholder is not known here."""
        head = self.words(text).split('%')[0]
        return lambda name: name.replace('_', '').startswith(head.replace('_', ''))

    def find(self, text, role=None, index=0):
        def look():
            found = self.app.all(role, self.words(text)) or self.app.all(role, self.named(text))
            return self.app.alive() and found[index:] and found[index]
        return desktop.wait_for(text, look, 8)

    def click(self, text, role=BUTTONS, index=0, wait=1.0):
        self.app.click(self.find(text, role, index))
        pause(wait)

    def click_mouse(self, text, role=None, index=0, wait=1.0):
        self.app.click_mouse(self.find(text, role, index))
        pause(wait)

    def key(self, *keys, wait=0.8):
        for key in keys:
            self.app.xdotool('key', '--clearmodifiers', key)
            pause(0.1)
        pause(wait)

    def type(self, text, wait=1.0):
        self.app.xdotool('type', '--delay', '8', '--', text)
        pause(wait)

    def choose(self, *paths):
        """The files that the chooser gives next."""
        with open(os.path.join(self.place, 'chooser'), 'w', encoding='utf-8') as file:
            file.write('\n'.join(paths) + '\n')

    def scroll(self, clicks, wait=1.0):
        self.app.xdotool('mousemove', str(self.size[0] * 2 // 3), str(self.size[1] * 2 // 3))
        self.app.xdotool('click', '--repeat', str(clicks), '--delay', '15', '5')
        pause(wait)

    def point(self, x, y, *keys, wait=1.0):
        held = [word for key in keys for word in ('keydown', key)]
        freed = [word for key in keys for word in ('keyup', key)]
        self.app.xdotool('mousemove', str(x), str(y), *held, 'click', '1', *freed)
        pause(wait)


def pause(seconds=1.0):
    time.sleep(seconds)


def write(view, name, rows):
    path = os.path.join(view.place, name)
    with open(path, 'w', newline='', encoding='utf-8') as file:
        csv.writer(file).writerows(rows)
    return path


# Pages.

def start(view):
    pause()


def new_business(view):
    view.key('ctrl+n')


def overview(view):
    view.key('ctrl+1', wait=2)


def overview_lower(view):
    overview(view)
    view.scroll(14)


def surveys(view):
    view.key('ctrl+2', wait=1.5)


def open_survey(view, tab):
    surveys(view)
    view.app.click(desktop.wait_for('a survey', lambda: view.app.all(
        'list item', lambda name: name.startswith(('Khách ghé quán', 'New survey',
                                                   view.words('New survey'))))[0], 8))
    pause(0.8)
    view.click(tab, 'page tab', wait=2)


def history(view):
    view.key('ctrl+h', wait=1.2)


def pages_list(view):
    overview(view)
    view.key('F9')


def search(view):
    view.key('ctrl+k', wait=0.5)
    view.type('khach')


def menu(view):
    view.key('F10')


# The results of a survey.

def results(view):
    open_survey(view, 'Results')


def results_lower(view):
    results(view)
    view.scroll(25, wait=1.5)


def results_comments(view):
    results(view)
    view.scroll(70, wait=1.5)


def results_filter(view):
    results(view)
    view.click('Filter', wait=1.2)


def results_dates(view):
    results(view)
    view.click('All time')


def open_branches(view, index):
    """In a narrow window they are behind the last chip."""
    if view.size[0] > 600:
        view.click('Branch', index=index)
        return
    view.click('Filter', index=index)
    view.key('Tab', 'Tab', 'Return')


def results_branch(view):
    results(view)
    open_branches(view, 0)
    view.app.click('Quận 1', 'check box')
    view.app.click('Thủ Đức', 'check box')
    pause(0.4)
    view.key('Escape', wait=1.5)


def results_menu(view):
    results(view)
    view.click('Menu of this question')


def results_table(view):
    results(view)
    view.click('Table')


def results_compare(view):
    results(view)
    view.click('Compare with other answers', wait=1.5)
    if view.size[0] > 600:
        open_branches(view, -1)
        view.app.click('Quận 1', 'check box')
        view.key('Escape', wait=2)


def results_compare_lower(view):
    results_compare(view)
    view.scroll(25, wait=1.5)


# Its responses.

def responses(view):
    open_survey(view, 'Responses')


def columns(view):
    responses(view)
    view.click('Choose columns')


def choose_cell(view):
    responses(view)
    view.point(view.size[0] // 2, view.size[1] // 2)


def card(view):
    choose_cell(view)
    view.key('space', wait=1.5)


def add_response(view):
    responses(view)
    view.click('Add a response', wait=1.5)


def selection(view):
    choose_cell(view)
    view.key('shift+Down', 'shift+Down')


def bulk(view):
    selection(view)
    view.click('Change…')


def tagging(view):
    selection(view)
    view.click('Tags…')


def batches(view):
    responses(view)
    view.click('More about the responses')
    view.click('Imports and _bulk changes', ('menu item', 'push button'))


def undo_toast(view):
    selection(view)
    view.key('Delete', wait=1.5)


# Its questions.

def questions(view):
    open_survey(view, 'Questions')


def edit(view, start):
    """The editor of the line that begins so."""
    questions(view)
    view.key('ctrl+f', 'ctrl+a', wait=0.5)
    view.type(start, wait=1.5)
    line = desktop.wait_for('the question', lambda: view.app.all(
        'list item', under=view.app.all('list', view.words('Questions'))[0])[-1], 8)
    view.app.click_mouse(line)
    pause(1.2)


def edit_scale(view):
    edit(view, 'san long gioi thieu')


def edit_choice(view):
    edit(view, 'thuong xuyen')


def edit_choice_lower(view):
    edit_choice(view)
    view.app.xdotool('mousemove', str(view.size[0] - 100), str(view.size[1] - 200))
    view.app.xdotool('click', '--repeat', '15', '5')
    pause()


def edit_matrix(view):
    edit(view, 'cham diem')


def edit_text(view):
    edit(view, 'cai thien')


def edit_page(view):
    edit(view, 'cam nhan chung')


def survey_settings(view):
    questions(view)
    view.click_mouse('Title and description of the survey', 'label')


def question_types(view):
    questions(view)
    view.click('Add a question')


def several_lines(view):
    question_types(view)
    view.click('Write several, one a line…')


def languages(view):
    questions(view)
    view.click('Languages of the survey')


def translation(view):
    edit_choice(view)
    view.app.click_mouse(view.app.find(view.words('Language of the texts'), 'combo box'))
    pause(0.5)
    view.key('Down', 'Return', wait=1.2)


# What comes in, what goes out.

def take_file(view, path, wait=4):
    view.choose(path)
    view.key('ctrl+i', wait=wait)


def sample_export():
    return os.path.join(desktop.SOURCE, 'data', 'sample', 'google-forms-visit.csv')


def importing(view):
    take_file(view, sample_export())


def importing_lower(view):
    importing(view)
    view.scroll(12)


def importing_end(view):
    importing(view)
    view.scroll(70)


def importing_column(view):
    importing(view)
    view.click('More about this column', index=2)


def importing_rejected(view):
    head = ['Response ID', 'How likely are you to recommend us?', 'Comment']
    take_file(view, write(view, 'april.csv', [head] + [['r%d' % i, i % 11, 'Ngon %d' % i]
                                                       for i in range(40)]))
    view.key('ctrl+Return', wait=3)
    take_file(view, write(view, 'may.csv', [head, ['r100', 9, 'Ngon'], ['r101', 99, 'Lạ'],
                                            ['r3', 8, 'Tốt']]))
    view.key('ctrl+Return', wait=3)


def importing_done(view):
    importing(view)
    view.key('ctrl+Return', wait=4)


def importing_broken(view):
    path = os.path.join(view.place, 'broken.xlsx')
    with open(path, 'w', encoding='utf-8') as file:
        file.write('this is no workbook')
    take_file(view, path, wait=1.5)


def report(view):
    view.key('ctrl+e', wait=3)


def report_lower(view):
    report(view)
    view.scroll(25)


def report_done(view):
    report(view)
    view.choose(os.path.join(view.place, 'report.pdf'))
    view.click('Save…', wait=4)


# Windows beside the pages.

def preferences(view):
    view.key('ctrl+comma')


def preferences_lower(view):
    preferences(view)
    view.scroll(40)


def preferences_business(view):
    preferences(view)
    view.click('This business', ('page tab', 'toggle button'))


def preferences_business_lower(view):
    preferences_business(view)
    view.scroll(40)


def shortcuts(view):
    view.key('ctrl+question')


def about(view):
    view.key('F10')
    view.click('_About Clientele', ('menu item', 'push button'))


# What there is before there is anything.

def empty_results(view):
    make_survey(view)
    view.click('Results', 'page tab', wait=1.2)


def make_survey(view):
    surveys(view)
    view.click('New survey', wait=1.5)


def empty_responses(view):
    make_survey(view)
    view.click('Responses', 'page tab', wait=1.2)


def empty_import(view):
    view.choose()
    view.key('ctrl+k', wait=0.5)
    view.type(view.words('Import answers'))
    view.key('Return', wait=1.2)


# Scenes that share a file share the window, unless they leave it changed.
SAMPLE = {
    'overview': overview, 'overview-lower': overview_lower,
    'pages': pages_list, 'surveys': surveys, 'menu': menu, 'search': search,
    'results': results, 'results-lower': results_lower, 'results-comments': results_comments,
    'results-filter': results_filter, 'results-dates': results_dates, 'results-menu': results_menu,
    'results-table': results_table, 'results-branch': results_branch,
    'results-compare': results_compare, 'results-compare-lower': results_compare_lower,
    'responses': responses, 'columns': columns, 'card': card, 'add-response': add_response,
    'selection': selection, 'bulk': bulk, 'tagging': tagging, 'batches': batches,
    'undo-toast': undo_toast,
    'questions': questions, 'survey-settings': survey_settings, 'edit-scale': edit_scale,
    'edit-choice': edit_choice, 'edit-choice-lower': edit_choice_lower, 'edit-matrix': edit_matrix,
    'edit-text': edit_text, 'edit-page': edit_page, 'question-types': question_types,
    'several-lines': several_lines, 'languages': languages, 'translation': translation,
    'import': importing, 'import-lower': importing_lower, 'import-end': importing_end,
    'import-column': importing_column, 'import-broken': importing_broken,
    'import-done': importing_done, 'import-rejected': importing_rejected,
    'report': report, 'report-lower': report_lower, 'report-done': report_done,
    'history': history, 'preferences': preferences, 'preferences-lower': preferences_lower,
    'preferences-business': preferences_business,
    'preferences-business-lower': preferences_business_lower,
    'shortcuts': shortcuts, 'about': about,
}
EMPTY = {
    'empty-overview': overview, 'empty-surveys': surveys, 'empty-history': history,
    'empty-report': report, 'empty-survey': make_survey, 'empty-results': empty_results,
    'empty-responses': empty_responses,
}
NONE = {'start': start, 'new-business': new_business}
RECENT = {'start-recent': start}
READING = {'reading': surveys, 'reading-questions': questions}
SCENES = {**NONE, **RECENT, **SAMPLE, **EMPTY, **READING}
LEAVE_A_MARK = ('results-branch', 'results-compare', 'results-compare-lower', 'results-filter',
                'undo-toast', 'translation', 'edit-page', 'import-broken', 'import-done',
                'import-rejected', 'report-done', 'pages', 'add-response', 'empty-survey',
                'empty-results', 'empty-responses')


def kind_of(name):
    for kind in (NONE, RECENT, SAMPLE, EMPTY, READING):
        if name in kind:
            return kind
    raise KeyError(name)


def make_file(name, place):
    """The words with which the program is started for that scene."""
    kind = kind_of(name)
    if kind is EMPTY:
        return [desktop.make_business(place, 'tiệm trà.clientele')]
    return [desktop.make_sample(place, 'cà phê.clientele')] if kind in (SAMPLE, READING) else []


class Holder:
    """Another program that has the file open, so that this one can only read it."""

    def __init__(self, path):
        self.process = subprocess.Popen([desktop.BUILD + '/tests/store/store-holder', path],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self.process.stdout.readline() == b'open\n'

    def end(self):
        self.process.stdin.close()
        self.process.wait()
