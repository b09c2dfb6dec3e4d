#!/usr/bin/python3
"""Whatever bidders and committees write stays text in the workbooks: formulas,
control words, quotes, other scripts and very long texts, in every free text of
the small tender.

    hostile.py [--rounds N]       (as many as there are texts)

Each text bears a mark, by which it is found again in the cells: there it must
stand whole, as a constant. No formula may hold a word of it, no part of the
book may be unexpected, no link may lead out, and both engines must show what
was written. Closes with "N passed, M failed".
"""
import argparse
import json
import pathlib
import re
import sys
import tempfile
import zipfile

import yaml

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tools'))
import books  # noqa: E402
import engines  # noqa: E402
import recalculate  # noqa: E402
import trial  # noqa: E402

TEXTS = [
    '=1+1', '+1', '-1', '@SUM(A1)', "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.com";"x")', '{=1+1}', '_x003D_1+1',
    '_x0041_', "'tis \"so\" & <b>so</b> &amp; ]]>", '[]:*?/\\',
    'a*b?c~d', '😀👩‍👩‍👧 emoji', 'שלום עולם مرحبا', 'e\u0301 ﬁ Å',
    'tab\there', 'two\nlines', '  blanks before', '#REF!', '1E5', '0123',
    'TRUE', '12/03', '%s%n%d', '&P &A &[Page]', 'http://example.com/x',
    'mailto:x@example.com', '\\\\host\\share', 'a' * 40_000,
    'æ' * 255, '🙂' * 20_000, "'", '"', ';', ',', '|',
]
LONGEST = 32_767  # UTF-16 units in a cell
LOOKED_AT = ('evaluation.xlsx', 'assessors.xlsx')

# Free texts, by the end of where they stand.
KEYS = ('title text unit published measure event owner role reason source '
        'recused_reason provision page by subject question answer buyer name '
        'legal_form documentation').split()
NOT_FREE = re.compile(r'clarifications.*/answered|/answers/[^/]*/answer$|'
                      r'requirements.*/answer$')

PARTS = re.compile(
    r'\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core|custom)\.xml|'
    r'xl/(workbook|styles|sharedStrings)\.xml|xl/theme/theme1\.xml|'
    r'xl/_rels/workbook\.xml\.rels|xl/worksheets/sheet\d+\.xml|'
    r'xl/worksheets/_rels/sheet\d+\.xml\.rels|xl/charts/chart\d+\.xml|'
    r'xl/drawings/(drawing\d+\.xml|vmlDrawing\d+\.vml)|'
    r'xl/drawings/_rels/drawing\d+\.xml\.rels|xl/comments\d+\.xml|'
    r'xl/tables/table\d+\.xml')


class Marker:
    """Gives the texts in turn, each with a mark of its own; the very long ones
    once, for a hundred of them keep a spreadsheet busy for minutes."""

    def __init__(self, start):
        self.start = start
        self.given = {}  # mark -> (text with mark, key)

    def text(self, key):
        number = len(self.given)
        text = TEXTS[(self.start + number) % len(TEXTS)]
        if len(text) > 1000 and number >= len(TEXTS):
            text = text[:30]
        mark = f'¤{self.start}.{number}¤'
        self.given[mark] = (text + mark if len(text) < 1000
                            else mark + text, key)
        return self.given[mark][0]


def change_json(value, path, change):
    if isinstance(value, dict):
        return {key: change_json(held, f'{path}/{key}', change)
                for key, held in value.items()}
    if isinstance(value, list):
        return [change_json(held, path, change) for held in value]
    new = change(path) if isinstance(value, str) else None
    return value if new is None else new


def change_yaml(node, path, change):
    """The same, in the tree of a YAML file, where it stands."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            change_yaml(value, f'{path}/{key.value}', change)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            change_yaml(value, path, change)
    else:
        new = change(path)
        if new is not None:
            node.value, node.style = new, '"'
            node.tag = 'tag:yaml.org,2002:str'


def rewrite(folder, text_for):
    """Every free text of a tender becomes what text_for(key) gives."""
    def change(path):
        key = path.rsplit('/', 1)[1]
        return None if key not in KEYS or NOT_FREE.search(path) else \
            text_for(key)

    for path in sorted([*folder.rglob('*.yaml'), *folder.rglob('*.json')]):
        name = '/' + str(path.relative_to(folder))
        held = path.read_text('utf-8')
        if path.suffix == '.json':
            new = json.dumps(change_json(json.loads(held), name, change),
                             ensure_ascii=False, indent=1)
        else:
            tree = yaml.compose(held)
            change_yaml(tree, name, change)
            new = yaml.serialize(tree, allow_unicode=True, width=10 ** 6)
        path.write_text(new, 'utf-8')


def shown(text):
    """What a cell can hold of a text: all, or its beginning."""
    units = text.encode('utf-16-le')
    if len(units) <= 2 * LONGEST:
        return text, True
    return units[:2 * LONGEST - 100].decode('utf-16-le', 'ignore'), False


def text_faults(book, given):
    """The marks found, and what is wrong with their texts."""
    found, wrong = set(), []
    for sheet, held in book.items():
        for name, cell in held.items():
            where = f'{sheet}!{name}'
            if cell.formula is not None and '¤' in cell.formula:
                wrong.append(f'{where}: foreign text in a formula')
            if not isinstance(cell.value, str):
                continue
            for mark in re.findall(r'¤\d+\.\d+¤', cell.value):
                whole, key = given[mark]
                text, _ = shown(whole)
                found.add(mark)
                if text not in cell.value and len(cell.value) < LONGEST // 3:
                    wrong.append(f'{where}: {key}: {cell.value[:200]!r} '
                                 f'does not hold {text[:80]!r}')
    return found, wrong


def part_faults(path):
    """Parts and links that have no business in the book."""
    with zipfile.ZipFile(path) as book:
        for part in book.namelist():
            if not PARTS.fullmatch(part):
                yield f'unexpected part {part}'
            if part.endswith('.rels') and \
                    b'TargetMode="External"' in book.read(part):
                yield f'{part} leads out of the book'
        types = book.read('[Content_Types].xml').decode()
        for kind in re.findall('ContentType="([^"]*)"', types):
            if 'macro' in kind.lower() or 'external' in kind.lower():
                yield f'unexpected kind of part {kind}'


def rename_ids(folder, names):
    """Other ids for lots, criteria and bidders, wherever they stand."""
    for path in [*folder.rglob('*.yaml'), *folder.rglob('*.json')]:
        text = path.read_text('utf-8')
        for old, new in names.items():
            text = re.sub(rf'(?<![\w.-]){re.escape(old)}(?![\w.-])', new, text)
        path.write_text(text, 'utf-8')
        if path.stem in names:
            path.rename(path.with_name(names[path.stem] + path.suffix))


IDS = [{'L1': 'A1', 'L2': 'R1C1', 'K1': 'TRUE', 'bjorkely': 'XFD1048576'},
       {'L1': 'History', 'L2': 'history2', 'K2': '1E5', 'havgap': 'sum'},
       {'L1': 'Sammendrag', 'L2': 'sammendrag.', 'K1': 'xlnm', 'K2': 'C'},
       {'L1': 'æ' * 40, 'L2': 'æ' * 39 + 'b', 'K1': '0123', 'P': 'R'}]
WORDS = [{'Liten': '"*"', 'Stor': '"?tor~"', 'Moderat': '"=1+1"'},
         {'Liten': '"moderat "', 'Stor': '">0"', 'Moderat': '"<>"'},
         {'Liten': '"=\\"\\""', 'Stor': '"-1"', 'Moderat': '"TRUE"'}]


def rename_grades(folder, words):
    """Other words for the grades of the risks."""
    for path in folder.rglob('*.yaml'):
        if path.parent.name == 'risk':
            text = path.read_text('utf-8')
            for old, new in words.items():
                text = re.sub(rf'(?<=[\[,: ]){old}(?=[\],: \n])|^(\s+){old}:',
                              lambda hit: (hit[1] or '') + new +
                              (':' if hit[1] is not None else ''), text,
                              flags=re.MULTILINE)
            path.write_text(text, 'utf-8')
    for path in (folder / 'bids').glob('*.json'):
        text = path.read_text('utf-8')
        for old, new in words.items():
            text = text.replace(f'"{old}"', new)
        path.write_text(text, 'utf-8')


class Check:
    """Tenders made hostile, their books, and what is wrong with them."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.tally = trial.Tally()
        self.found = {}   # key -> how many of its texts were found
        self.books = []   # (name, path)

    def score(self, name, spoil, given):
        with trial.tender() as tender:
            spoil(tender)
            target = self.folder / name
            target.mkdir()
            done = trial.run(['score', '--quiet', '--output', target], tender)
        if done.status != '0':
            self.tally.add(name, f'exit status {done.status}\n'
                                 f'{done.err[-1500:]}')
            return
        for kind in LOOKED_AT:
            path = target / kind
            self.look(f'{name}: {kind}', path, given)

    def look(self, name, path, given):
        wrong = books.faults(path) if path.exists() else ['not there']
        if not wrong:
            found, wrong = text_faults(books.read(path), given)
            wrong += part_faults(path)
            for mark in found:
                key = given[mark][1]
                self.found[key] = self.found.get(key, 0) + 1
            self.books.append((name, path))
        self.tally.add(name, '\n'.join(wrong[:12]))

    def calculate(self):
        for engine in engines.ENGINES:
            target = self.folder / engine
            target.mkdir()
            results = engines.calculate(
                engine, [(path, ()) for _, path in self.books], target)
            for (name, path), result in zip(self.books, results):
                wrong = ['the engine gave no file'] if result is None else \
                    list(recalculate.differences(books.read(path),
                                                 books.read(result)))
                self.tally.add(f'{name}: {engine}', '\n'.join(
                    line[:400] for line in wrong[:8]))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument('--rounds', type=int, default=len(TEXTS))
    options = parser.parse_args()
    trial.need_program()
    with tempfile.TemporaryDirectory(prefix='anbud-hostile-') as folder:
        check = Check(folder)
        for number in range(options.rounds):
            marker = Marker(number)
            check.score(f'texts {number}',
                        lambda tender: rewrite(tender, marker.text),
                        marker.given)
        for number, names in enumerate(IDS):
            check.score(f'ids {number}',
                        lambda tender: rename_ids(tender, names), {})
        for number, words in enumerate(WORDS):
            check.score(f'grades {number}',
                        lambda tender: rename_grades(tender, words), {})
        check.calculate()
        print('not shown in any book: ' + (' '.join(
            key for key in KEYS if key not in check.found) or 'nothing'))
        check.tally.close()


if __name__ == '__main__':
    main()
