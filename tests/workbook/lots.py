"""Where things stand in the workbooks of the small tender and its like, found
by what people see: bidders' names above columns, ids to the left of rows, and
the headings of the rankings. Books are as books.read gives them, in Bokmål.
"""
from typing import NamedTuple

import books

SCORES, PRICES, WEIGHTS = 'Poeng', 'Pris', 'Vekter'
ADMITTED = 'Med i evalueringen'
PLACE, NAME, TOTAL, AWARDED = 'Plass', 'Tilbyder', 'Totalsum', 'Tildelt'


class Standing(NamedTuple):
    """One bid in a lot's ranking; None where there is nothing."""
    place: object
    total: object
    awarded: object


def by_row(held):
    """Row -> column -> Cell, of one sheet."""
    rows = {}
    for name, cell in held.items():
        row, column = books.place(name)
        rows.setdefault(row, {})[column] = cell
    return rows


def lot_sheet(book, lot):
    """The name of the sheet of a lot."""
    for sheet in book:
        if sheet.split()[0] == lot or sheet.split()[-1] == lot:
            return sheet
    raise LookupError(f'no sheet of lot {lot} in {list(book)}')


class Grid:
    """A table with a column for each bidder: from its headings down to those
    of the next."""

    def __init__(self, rows, head, end, columns):
        self.columns = columns  # bidder's name -> column
        self.first = min(columns.values())
        self.rows = {row: held for row, held in rows.items()
                     if head < row < end}

    def find(self, words, name, free):
        """The free cell of a bidder in the row that bears these words."""
        for row, held in sorted(self.rows.items()):
            told = [cell.value for column, cell in held.items()
                    if column < self.first]
            cell = books.name_of(row, self.columns[name])
            if words in told and cell in free:
                return cell
        return None


def bidder_of(cell, names):
    """Whose heading it is: a name, perhaps with a remark behind it."""
    if not isinstance(cell.value, str):
        return None
    name = cell.value.split(' – ')[0]
    return name if name in names else None


def grids(held, names):
    """Every table of bidders on a sheet, from above."""
    rows = by_row(held)
    heads = []
    for row, cells in sorted(rows.items()):
        columns = {bidder_of(cell, names): column
                   for column, cell in cells.items()
                   if bidder_of(cell, names)}
        if len(columns) > 1:
            heads.append((row, columns))
    ends = [row for row, _ in heads[1:]] + [max(rows, default=0) + 1]
    return [Grid(rows, head, end, columns)
            for (head, columns), end in zip(heads, ends)]


class Inputs:
    """The input cells of a what-if.xlsx."""

    def __init__(self, path, evaluation):
        self.book = books.read(path)
        self.lots = [lot for lot in evaluation['lots'] if lot['is_scored']]
        self.names = {bid['bidder']: bid['name']
                      for lot in self.lots for bid in lot['bids']}
        self.grids = {}
        self.free = {}
        for sheet, cell in books.open_inputs(path):
            self.free.setdefault(sheet, set()).add(cell)

    def grid_of(self, sheet, lot):
        """The table of a lot on a sheet where each lot has one."""
        wanted = next(each for each in self.lots if each['lot'] == lot)
        bids = {bid['name'] for bid in wanted['bids']}
        if sheet not in self.grids:
            self.grids[sheet] = grids(self.book[sheet],
                                      set(self.names.values()))
        found = [grid for grid in self.grids[sheet]
                 if set(grid.columns) == bids]
        at = [set(bid['name'] for bid in each['bids']) == bids
              for each in self.lots[:self.lots.index(wanted)]].count(True)
        return found[at]

    def weight(self, criterion):
        for row, held in by_row(self.book[WEIGHTS]).items():
            if criterion in [cell.value for cell in held.values()]:
                for column in sorted(held):
                    cell = books.name_of(row, column)
                    if cell in self.free.get(WEIGHTS, ()):
                        return WEIGHTS, cell
        return None

    def in_grid(self, sheet, lot, words, bidder):
        cell = self.grid_of(sheet, lot).find(
            words, self.names[bidder], self.free.get(sheet, ()))
        return (sheet, cell) if cell else None

    def spot(self, change):
        """(sheet, cell) of what a change is about (see changes.py)."""
        kind = type(change).__name__
        if kind == 'Weight':
            return self.weight(change.criterion)
        if kind == 'Price':
            return self.in_grid(PRICES, change.lot, change.line,
                                change.bidder)
        if kind == 'Score':
            lots = [change.lot] if change.lot else \
                [lot['lot'] for lot in self.lots]
            spots = [self.in_grid(SCORES, lot, change.criterion,
                                  change.bidder) for lot in lots
                     if self.offers(lot, change.bidder)]
            return next((spot for spot in spots if spot), None)
        return self.in_grid(lot_sheet(self.book, change.lot), change.lot,
                            ADMITTED, change.bidder)

    def offers(self, lot, bidder):
        return any(bid['bidder'] == bidder for each in self.lots
                   if each['lot'] == lot for bid in each['bids'])


def number(cell):
    return cell.value if cell and isinstance(cell.value, float) else None


def ranking(held):
    """The ranking on a lot's sheet: [(name, Standing)] from above; and whether
    the award is live."""
    rows = by_row(held)
    for head, cells in sorted(rows.items()):
        columns = {cell.value: column for column, cell in cells.items()}
        if {PLACE, NAME, TOTAL} <= columns.keys():
            break
    else:
        raise LookupError('no ranking')
    found = []
    for row in range(head + 1, max(rows) + 1):
        held_row = rows.get(row, {})
        name = held_row.get(columns[NAME])
        if not name or not isinstance(name.value, str):
            break
        awarded = held_row.get(columns.get(AWARDED))
        found.append((name.value, Standing(
            number(held_row.get(columns[PLACE])),
            number(held_row.get(columns[TOTAL])), number(awarded))))
    return found


def expected(lot):
    """The same from evaluation.json."""
    standings = {}
    for bid in lot['bids']:
        total, awarded = bid['total'], bid['awarded']
        standings[bid['name']] = Standing(
            bid['place'], value_of(total), value_of(awarded))
    return standings


def value_of(figure):
    return float(figure['decimal']) if figure and figure.get('decimal') \
        else None
