#!/usr/bin/python3
"""Change the tender, or change the sheet: is it the same? Random changes of
weights, scores, prices and of who is admitted are made in the files of the
small tender, which the program evaluates anew, and in the input cells of its
what-if.xlsx, which the engines calculate anew. Totals, places, the order of the
ranking and the award of every lot must agree.

    parity.py [--count N] [--seed S] [--engine libreoffice|gnumeric|both]

Where the program refuses (a tie that decides the award, say), the sheet has
nothing to agree with: those are counted and told. A volume that is nobody's is
0 or nothing. Closes with "N passed, M failed".
"""
import argparse
import collections
import json
import pathlib
import re
import shutil
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tools'))
import books  # noqa: E402
import changes  # noqa: E402
import engines  # noqa: E402
import lots  # noqa: E402
import recalculate  # noqa: E402
import trial  # noqa: E402

SECONDS = 20

# The tender as it is, and with somebody rejected who may be taken in again.
BASES = ((), (('L1', 'havgap'),), (('L1', 'fjordglimt'), ('L2', 'granheim')))


class Refused(Exception):
    """The program does not evaluate the tender; the text is why."""


def scored(folder):
    """Scores the tender; its evaluation.json."""
    done = trial.run(['score', '--quiet', '--lang', 'nb'], folder, SECONDS)
    if done.status != '0':
        codes = re.findall(r'feil: .*\[([\w-]+)\]', done.err) or \
            re.findall(r'\[([\w-]+)\]', done.err)
        raise Refused(', '.join(sorted(set(codes))) or
                      f'exit status {done.status}: {done.err[-300:]}')
    return json.loads((folder / 'output/evaluation.json').read_text('utf-8'))


def is_same(kind, one, other):
    if kind == 'awarded':
        one, other = one or 0.0, other or 0.0
    if one is None or other is None:
        return one is other
    return recalculate.is_same(float(one), float(other))


def differences(book, evaluation):
    """Texts, one for each value of the sheets that the program has not."""
    for lot in evaluation['lots']:
        if not lot['is_scored']:
            continue
        wanted = lots.expected(lot)
        found = lots.ranking(book[lots.lot_sheet(book, lot['lot'])])
        if {name for name, _ in found} != set(wanted):
            yield f'{lot["lot"]}: the ranking names ' \
                f'{[name for name, _ in found]}'
            continue
        for name, standing in found:
            for kind, ours, theirs in zip(lots.Standing._fields,
                                          wanted[name], standing):
                if not is_same(kind, ours, theirs):
                    yield f'{lot["lot"]} {name}: {kind}: the program says ' \
                        f'{ours}, the sheet {theirs}'
        places = [standing.place for _, standing in found
                  if standing.place is not None]
        if places != sorted(places):
            yield f'{lot["lot"]}: places in the order {places}'


def order(evaluation):
    return [(bid['bidder'], bid['place']) for lot in evaluation['lots']
            for bid in lot['bids']]


class Trials:
    """One base: its workbook, and the changes tried on it."""

    def __init__(self, folder, rejected, seed):
        self.folder = pathlib.Path(folder)
        self.tender = self.folder / 'tender'
        shutil.copytree(trial.SMALL_TENDER, self.tender)
        for lot, bidder in rejected:
            changes.Admitted(lot, bidder, 0).write(self.tender)
        self.evaluation = scored(self.tender)
        self.path = self.tender / 'output' / 'what-if.xlsx'
        self.inputs = lots.Inputs(self.path, self.evaluation)
        self.seed = seed
        self.kinds = changes.Tender(self.tender, list(rejected))
        self.tried = []  # (changes, evaluation, cells)
        self.refused = collections.Counter()
        self.altered = 0
        self.missing = collections.Counter()

    def cells(self, wanted):
        """The changes as (sheet, cell, value), or None when one has no cell."""
        found = []
        for change in wanted:
            spot = self.inputs.spot(change)
            if spot is None:
                self.missing[f'{type(change).__name__} '
                             f'{" ".join(map(str, change[:-1]))}'] += 1
                return None
            value = change.value
            if isinstance(change, changes.Weight) and self.is_share(spot):
                value /= 100
            found.append((*spot, value))
        return found

    def is_share(self, spot):
        """Do weights stand as 0.6, not as 60?"""
        sheet, cell = spot
        return self.inputs.book[sheet][cell].value <= 1

    def make(self, count):
        for wanted in changes.series(self.kinds, count, self.seed):
            cells = self.cells(wanted)
            if cells is None:
                continue
            with trial.tender(self.tender) as folder:
                for change in wanted:
                    change.write(folder)
                try:
                    evaluation = scored(folder)
                except Refused as why:
                    self.refused[str(why)] += 1
                    continue
            self.altered += order(evaluation) != order(self.evaluation)
            self.tried.append((wanted, evaluation, cells))

    def compare(self, engine, tally):
        target = self.folder / engine
        target.mkdir()
        results = engines.calculate(
            engine, [(self.path, cells) for _, _, cells in self.tried],
            target)
        for (wanted, evaluation, cells), result in zip(self.tried, results):
            told = ['the engine gave no file'] if result is None else list(
                self.faults(books.read(result), evaluation))
            text = '\n'.join(told[:10])
            if told:
                text += f'\n{wanted}\n{cells}'
            tally.add(f'base {self.seed}, {engine}', text)

    def faults(self, book, evaluation):
        yield from (f'{sheet}!{name}: error {cell.value}'
                    for sheet, held in book.items()
                    for name, cell in held.items() if cell.is_error)
        yield from differences(book, evaluation)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument('--count', type=int, default=40)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--engine', default='both',
                        choices=('both', *engines.ENGINES))
    options = parser.parse_args()
    trial.need_program()
    chosen = list(engines.ENGINES) if options.engine == 'both' else \
        [options.engine]
    tally = trial.Tally()
    tried = altered = 0
    refused, missing = collections.Counter(), collections.Counter()
    for number, rejected in enumerate(BASES):
        with tempfile.TemporaryDirectory(prefix='anbud-parity-') as folder:
            trials = Trials(folder, rejected, options.seed + number)
            trials.make(-(-options.count // len(BASES)))
            for engine in chosen:
                trials.compare(engine, tally)
            tried += len(trials.tried)
            altered += trials.altered
            refused += trials.refused
            missing += trials.missing
    print(f'{tried} changes tried, {altered} of them alter a place; refused '
          f'by the program: {dict(refused) or "none"}')
    if missing:
        tally.add('every input has its cell', f'without: {dict(missing)}')
    tally.add('enough changes alter the order',
              '' if altered * 5 >= tried else f'{altered} of {tried}')
    tally.close()


if __name__ == '__main__':
    main()
