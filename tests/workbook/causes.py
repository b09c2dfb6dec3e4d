"""Which of many wrong cells come first: those whose formula refers to no other
wrong cell.
"""
import re

import books

REFERENCE = re.compile(
    r"(?:(?:'((?:[^']|'')+)'|([\w.]+))!)?"
    r'\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?')
IN_QUOTES = re.compile('"(?:[^"]|"")*"')


def references(formula, sheet):
    """(sheet, (row, column), (row, column)) of every cell or range."""
    for found in REFERENCE.finditer(IN_QUOTES.sub('""', formula)):
        quoted, bare, column, row, last_column, last_row = found.groups()
        first = books.place(column + row)
        last = books.place(last_column + last_row) if last_row else first
        yield (quoted or bare or sheet).replace("''", "'"), first, last


def cells_between(first, last):
    return ((row, column) for row in range(first[0], last[0] + 1)
            for column in range(first[1], last[1] + 1))


def is_cause(spot, formula, wrong):
    """`wrong`: sheet -> set of (row, column)."""
    return not any(
        cell in wrong.get(other, ()) and (other, cell) != spot
        for other, first, last in references(formula, spot[0])
        for cell in cells_between(first, last))


def find(faults, stored):
    """Those of `faults` ([(sheet, cell's name, why)]) that follow from no
    other."""
    wrong = {}
    for sheet, name, _ in faults:
        wrong.setdefault(sheet, set()).add(books.place(name))
    return [(sheet, name, why) for sheet, name, why in faults
            if stored[sheet][name].formula is None or
            is_cause((sheet, books.place(name)), stored[sheet][name].formula,
                     wrong)]
