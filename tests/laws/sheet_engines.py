#!/usr/bin/python3
"""sheet_engines: do spreadsheets compute lowered formulas to the exact result?

$LAWS_BIN/sheet_blocks prints formulas as cells over small random tenders, with
what each cell must show and the exact results. This writes them all into one
sheet, lets LibreOffice and Gnumeric calculate it, and compares every cell and
every result: within a billionth, and no number where there is none.

Closes with "N passed, M failed". An engine that is missing is a failure.

    sheet_engines.py [PROGRAM]      another program than $LAWS_BIN/sheet_blocks
"""
import csv
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from fractions import Fraction

import openpyxl

TOLERANCE = Fraction(1, 10 ** 9)
SHOWN = 20

# What an expected cell shows that has no number. Instead, it may show an error:
# where a formula has a fault.
TEXTS = {'-': '', '""': '', 'n/a': 'n/a'}


def blocks(program):
    """The program's lines, as (kind, row, column, what, told)."""
    said = subprocess.run([program], check=True, stdout=subprocess.PIPE,
                          text=True).stdout
    for line in said.splitlines():
        kind, row, column, what, *told = line.split('\t')
        yield kind, int(row), int(column), what, ''.join(told)


def write_workbook(path, cells):
    book = openpyxl.Workbook()
    sheet = book.active
    for kind, row, column, what, _ in cells:
        if kind == 'number':
            sheet.cell(row, column, float(what))
        elif kind == 'formula':
            sheet.cell(row, column, what)
    book.save(path)


def libreoffice(folder):
    subprocess.run(['soffice', f'-env:UserInstallation=file://{folder}/home',
                    '--headless', '--convert-to', 'csv', '--outdir', folder,
                    f'{folder}/blocks.xlsx'],
                   check=True, capture_output=True, timeout=600)
    os.replace(f'{folder}/blocks.csv', f'{folder}/soffice.csv')


def gnumeric(folder):
    subprocess.run(['ssconvert', '--recalc', f'{folder}/blocks.xlsx',
                    f'{folder}/ssconvert.csv'],
                   check=True, capture_output=True, timeout=600)


ENGINES = {'soffice': libreoffice, 'ssconvert': gnumeric}


def fault(found, expected):
    """What is wrong with a cell, or None."""
    try:
        number = Fraction(found)
    except ValueError:
        number = None
    if expected in TEXTS:
        is_error = found.startswith(('#', 'Err:'))
        if found == TEXTS[expected] or is_error or \
                expected == '-' and number is None:
            return None
        return f'"{found}", not {expected}'
    exact = Fraction(expected)
    if number is None:
        return f'"{found}", not {expected}'
    if abs(number - exact) > TOLERANCE * (abs(exact) or 1):
        return f'{found}, not {expected}'
    return None


def compare(engine, path, cells):
    """Returns how many cells agree and what is told of the others."""
    with open(path, encoding='utf-8', newline='') as file:
        rows = list(csv.reader(file))
    passed, told = 0, []
    for kind, row, column, expected, about in cells:
        if kind != 'expect':
            continue
        line = rows[row - 1] if row <= len(rows) else []
        found = line[column - 1] if column <= len(line) else ''
        why = fault(found, expected)
        if why is None:
            passed += 1
        else:
            told.append(f'{engine}: row {row}: {why}: {about}')
    return passed, told


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else os.path.join(
        os.environ.get('LAWS_BIN', 'build/release/tests/laws'), 'sheet_blocks')
    cells = list(blocks(program))
    passed, told = 0, []
    with tempfile.TemporaryDirectory() as folder:
        write_workbook(pathlib.Path(folder) / 'blocks.xlsx', cells)
        for engine, calculate in ENGINES.items():
            if shutil.which(engine) is None:
                told.append(f'{engine} is not there: install it to run this')
                continue
            calculate(folder)
            agreed, differing = compare(engine, f'{folder}/{engine}.csv',
                                        cells)
            passed += agreed
            told += differing
    for line in told[:SHOWN]:
        print(line)
    if len(told) > SHOWN:
        print(f'... and {len(told) - SHOWN} more')
    print(f'{passed} passed, {len(told)} failed')
    return 1 if told or passed == 0 else 0


if __name__ == '__main__':
    sys.exit(main())
