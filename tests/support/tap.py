"""Runs functions as tests and prints what became of them in TAP."""

import shutil
import sys
import traceback


class Skipped(Exception):
    """Why a test cannot be run here."""


def tool(name):
    """Asks for a program; without it the test is skipped."""
    if shutil.which(name) is None:
        raise Skipped("%s is not installed" % name)
    return name


def run(tests):
    """Every function, one after the other, by its doc comment or its name; what raises has failed.
    Returns how many did."""
    failed = 0
    print("1..%d" % len(tests), flush=True)
    for number, test in enumerate(tests, 1):
        title = (test.__doc__ or test.__name__).strip().splitlines()[0]
        try:
            test()
            print("ok %d - %s" % (number, title), flush=True)
        except Skipped as reason:
            print("ok %d - %s # SKIP %s" % (number, title, reason), flush=True)
        except Exception:  # pylint: disable=broad-except
            failed += 1
            print("not ok %d - %s" % (number, title))
            for line in traceback.format_exc().splitlines():
                print("# " + line, flush=True)
    return failed
