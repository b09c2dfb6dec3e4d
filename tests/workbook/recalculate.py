#!/usr/bin/python3
"""Are the stored results of workbooks right? Cuts every result out of copies,
lets LibreOffice and Gnumeric calculate them anew, and compares.

    recalculate.py [--engine both|libreoffice|gnumeric] BOOK.xlsx|FOLDER ...

Numbers must agree within a billionth (of 1, or of the number when it is
greater), texts exactly; no formula may be an error, lose its formula or be
missing, and what is no formula must be as it was. A line for each cell that is
not so; closes with "N passed, M failed", a book in an engine counting once.
"""
import argparse
import math
import pathlib
import sys
import tempfile

sys.dont_write_bytecode = True
import books  # noqa: E402
import causes  # noqa: E402
import engines  # noqa: E402

TOLERANCE = 1e-9
SHOWN = 8    # lines about one book
MOST = 9000  # differences among which the first causes are sought


def is_same(one, other):
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
    return one == other


def fault(stored, new):
    """What is wrong with a cell, or None."""
    if stored.is_error:
        return 'an error is stored'
    if new is None:
        return 'lost' if stored.value is not None or stored.formula is None \
            else 'formula lost'
    if new.is_error:
        return 'error'
    if not is_same(stored.value, new.value):
        return 'differs' if stored.formula is not None else 'constant changed'
    if stored.formula is not None and new.formula is None:
        return 'formula lost'
    return None


def differences(stored, new):
    """Texts, one for each cell of the book `stored` that is another in `new`,
    of those that do not follow from others; both as books.read gives them."""
    faults = []
    for sheet, held in stored.items():
        if sheet not in new:
            yield f'{sheet}: the sheet is lost'
            continue
        for name, cell in held.items():
            why = fault(cell, new[sheet].get(name))
            if why:
                faults.append((sheet, name, why))
    first = causes.find(faults[:MOST], stored) or faults
    for sheet, name, why in first:
        cell, other = stored[sheet][name], new[sheet].get(name)
        yield f'{sheet}!{name}: {why}: stored {cell.value!r}, ' \
            f'recalculated {other.value if other else None!r}' + \
            (f': ={cell.formula}' if cell.formula is not None else '')
    if len(faults) > len(first):
        yield f'and {len(faults) - len(first)} that follow from these'


def formulas(book):
    return sum(cell.formula is not None
               for held in book.values() for cell in held.values())


class Outcome:
    """What comparing many books came to."""

    def __init__(self):
        self.passed = 0
        self.failed = 0
        self.formulas = 0

    def add(self, engine, path, result):
        stored = books.read(path)
        count = formulas(stored)
        self.formulas += count
        told = ['the engine gave no file'] if result is None else \
            list(differences(stored, books.read(result)))
        if not count and not path.name.startswith('assessors'):
            told.append('no formula in it')
        self.failed += bool(told)
        self.passed += not told
        shown = told if len(told) <= SHOWN else [
            *told[:SHOWN - 1], f'{len(told) - SHOWN} more; {told[-1]}']
        for line in shown:
            print(f'{path}: {engine}: {line}')


def compare(paths, chosen):
    """Every book of `paths` in every engine of `chosen`."""
    outcome = Outcome()
    for engine in chosen:
        with tempfile.TemporaryDirectory(prefix='anbud-books-') as folder:
            results = engines.calculate(
                engine, [(path, ()) for path in paths], folder)
            for path, result in zip(paths, results):
                outcome.add(engine, path, result)
    return outcome


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument('--engine', default='both',
                        choices=('both', *engines.ENGINES))
    parser.add_argument('books', nargs='+', metavar='BOOK.xlsx',
                        type=pathlib.Path)
    parser.add_argument('--only', default='', metavar='NAMES',
                        help='of a folder: evaluation, what-if, assessors')
    parser.add_argument('--every', type=int, default=1, metavar='N',
                        help='of a folder: every Nth book')
    options = parser.parse_args()
    chosen = list(engines.ENGINES) if options.engine == 'both' else \
        [options.engine]
    absent = [name for name in engines.missing() if name in chosen]
    if absent:
        sys.exit(f'not installed: {", ".join(absent)}')
    only = options.only.split()
    paths = [path for given in options.books for path in (
        [path for path in sorted(given.rglob('*.xlsx'))
         if not only or path.stem in only][::options.every]
        if given.is_dir() else [given])]
    outcome = compare(paths, chosen)
    print(f'{outcome.formulas} formulas recalculated in {len(paths)} '
          f'books by {" and ".join(chosen)}')
    print(f'{outcome.passed} passed, {outcome.failed} failed')
    sys.exit(0 if outcome.passed and not outcome.failed else 1)


if __name__ == '__main__':
    main()
