"""Workbooks as what they are: zip files of XML. Reads every cell with its
formula and stored value, and writes copies in which input cells are changed
and the results of formulas are cut out.
"""
import functools
import io
import posixpath
import re
import zipfile
from typing import NamedTuple
from xml.etree import ElementTree
from xml.sax.saxutils import escape

MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
RELATION = '{http://schemas.openxmlformats.org/officeDocument/2006/' \
    'relationships}id'


class Cell(NamedTuple):
    """`value` is a float, a text, or None for nothing; an empty text counts as
    nothing. `formula` is None for what is no formula."""
    value: object
    formula: object
    is_error: bool
    style: int


def plain(text):
    """Text as a person sees it: _x000A_ is how a character is written that XML
    or the spreadsheet cannot hold as it is."""
    return re.sub('_x([0-9A-Fa-f]{4})_', lambda code: chr(int(code[1], 16)),
                  text)


def words(element):
    """The text of a shared or inline string, without reading aids."""
    return plain(''.join(
        part.text or '' for part in element.iter(MAIN + 't')))


def shared_strings(book):
    if 'xl/sharedStrings.xml' not in book.namelist():
        return []
    root = ElementTree.fromstring(book.read('xl/sharedStrings.xml'))
    return [words(item) for item in root.iter(MAIN + 'si')]


def sheet_parts(book):
    """Name of a sheet -> the part it stands in, in the order of the book."""
    relations = {each.get('Id'): each.get('Target') for each in
                 ElementTree.fromstring(
                     book.read('xl/_rels/workbook.xml.rels'))}
    root = ElementTree.fromstring(book.read('xl/workbook.xml'))
    parts = {}
    for sheet in root.iter(MAIN + 'sheet'):
        target = relations[sheet.get(RELATION)]
        parts[sheet.get('name')] = target.lstrip('/') \
            if target.startswith('/') else posixpath.join('xl', target)
    return parts


def cell_of(element, strings):
    kind = element.get('t', 'n')
    formula = element.find(MAIN + 'f')
    held = element.findtext(MAIN + 'v') or None
    value = held
    if kind == 's' and held is not None:
        value = strings[int(held)]
    elif kind == 'inlineStr':
        value = words(element)
    elif kind in ('n', 'b') and held is not None:
        value = float(held)
    elif held is not None:
        value = plain(held)
    return Cell(None if value == '' else value,
                None if formula is None else formula.text or '',
                kind == 'e', int(element.get('s', 0)))


def cells(book, part, strings):
    """Name of a cell -> Cell, for every cell of one sheet that holds more than
    its looks."""
    found = {}
    with book.open(part) as file:
        for _, element in ElementTree.iterparse(file):
            if element.tag == MAIN + 'c':
                cell = cell_of(element, strings)
                if cell.value is not None or cell.formula is not None:
                    found[element.get('r')] = cell
            elif element.tag == MAIN + 'row':
                element.clear()
    return found


def read(path):
    """Name of a sheet -> name of a cell -> Cell."""
    with zipfile.ZipFile(path) as book:
        strings = shared_strings(book)
        return {name: cells(book, part, strings)
                for name, part in sheet_parts(book).items()}


def without_results(xml):
    """The XML of a sheet without what its formulas gave."""
    return re.sub(r'(</f>|<f(?: [^>]*)?/>)\s*<v(?:/>|>[^<]*</v>)', r'\1', xml)


def with_value(xml, name, value):
    """The XML of a sheet with another constant in the cell called `name`."""
    found = re.search(rf'<c r="{name}"([^>]*?)(/>|>(.*?)</c>)', xml, re.S)
    if not found:
        raise LookupError(f'there is no cell {name}')
    if '<f' in (found[3] or ''):
        raise LookupError(f'{name} holds a formula')
    looks = re.sub(' t="[^"]*"', '', found[1])
    if isinstance(value, str):
        new = f'<c r="{name}"{looks} t="inlineStr"><is><t>' \
            f'{escape(value)}</t></is></c>'
    else:
        new = f'<c r="{name}"{looks}><v>{float(value)!r}</v></c>'
    return xml[:found.start()] + new + xml[found.end():]


def copy(path, target, changes=()):
    """Writes `path` to `target` without results; `changes` are (sheet, cell,
    value), each of a cell that is a constant."""
    with zipfile.ZipFile(path) as book, \
            zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED, True, 1) as new:
        parts = sheet_parts(book)
        for part in book.namelist():
            held = book.read(part)
            if part in parts.values():
                xml = without_results(held.decode('utf-8'))
                for sheet, name, value in changes:
                    if parts[sheet] == part:
                        xml = with_value(xml, name, value)
                held = xml.encode('utf-8')
            new.writestr(part, held)


def open_inputs(path):
    """(sheet, cell) of every unlocked cell: those that may be changed."""
    with zipfile.ZipFile(path) as book:
        styles = ElementTree.fromstring(book.read('xl/styles.xml'))
        free = {number for number, style in enumerate(
                    styles.find(MAIN + 'cellXfs'))
                if any(each.get('locked') == '0'
                       for each in style.iter(MAIN + 'protection'))}
    return {(sheet, name) for sheet, held in read(path).items()
            for name, cell in held.items() if cell.style in free}


def faults(path):
    """Texts: what is not whole about a file that should be a workbook."""
    try:
        with zipfile.ZipFile(path) as book:
            spoilt = book.testzip()
            if spoilt:
                return [f'{spoilt} does not match its checksum']
            for part in book.namelist():
                if part.endswith(('.xml', '.rels', '.vml')):
                    ElementTree.parse(io.BytesIO(book.read(part)))
            sheet_parts(book)
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError,
            OSError) as why:
        return [f'{type(why).__name__}: {why}']
    return []


@functools.lru_cache(maxsize=None)
def place(name):
    """"C7" -> (7, 3): row and column, from 1."""
    letters = name.rstrip('0123456789')
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord('A') + 1
    return int(name[len(letters):]), column


def name_of(row, column):
    """(7, 3) -> "C7"."""
    letters = ''
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord('A') + rest) + letters
    return f'{letters}{row}'
