"""Random changes to the small tender, of what may be changed in what-if.xlsx:
weights within a set that adds up to 100, agreed scores, unit prices, and who is
admitted. Each can be made in the files of the tender.
"""
import json
import random
import re
from typing import NamedTuple

SETS = (('P', 'K'), ('K1', 'K2', 'K3', 'K4', 'K5'))
AWARD = 'criteria/award.yaml'
CONSENSUS = 'bids/scores/consensus.yaml'
DECISIONS = 'bids/decisions.yaml'
REJECTION = '''  - bidder: {bidder}
    lots: [{lot}]
    answers: own initiative
    kind: reject
    by: Innkjøpsleder
    date: 2026-10-21
    reason: Tilbudet er trukket
    provision: Konkurransegrunnlaget punkt 4.1
'''


class Weight(NamedTuple):
    criterion: str
    value: float

    def write(self, folder):
        substitute(folder / AWARD,
                   rf'(- id: {self.criterion}\n\s+title: .*\n\s+weight: )\S+',
                   rf'\g<1>{self.value:g}')


class Score(NamedTuple):
    criterion: str
    lot: str  # '' for a criterion that is scored once
    bidder: str
    value: float

    def write(self, folder):
        path = folder / CONSENSUS
        parts = re.split(r'(?=^  - criterion)', path.read_text('utf-8'),
                         flags=re.MULTILINE)
        for number, part in enumerate(parts):
            if f'criterion: {self.criterion}\n' in part and \
                    (not self.lot or f'lot: {self.lot}\n' in part):
                parts[number] = re.sub(rf'({self.bidder}: \{{score: )[\d.]+',
                                       rf'\g<1>{self.value:g}', part)
        path.write_text(''.join(parts), 'utf-8')


class Price(NamedTuple):
    lot: str
    bidder: str
    line: str
    value: float

    def write(self, folder):
        path = folder / f'bids/{self.bidder}.json'
        held = json.loads(path.read_text('utf-8'))
        for offer in held['offers']:
            if offer['lot'] == self.lot:
                offer['prices'][self.line] = self.value
        path.write_text(json.dumps(held, ensure_ascii=False, indent=1),
                        'utf-8')


class Admitted(NamedTuple):
    lot: str
    bidder: str
    value: float  # 1 or 0

    def write(self, folder):
        path = folder / DECISIONS
        text = path.read_text('utf-8')
        entry = REJECTION.format(bidder=self.bidder, lot=self.lot)
        if self.value:
            text = text.replace(entry, '')
        elif entry not in text:
            text += entry
        path.write_text(text, 'utf-8')


def substitute(path, regex, new):
    text, times = re.subn(regex, new, path.read_text('utf-8'))
    if times != 1:
        raise LookupError(f'{path}: {regex} matches {times} times')
    path.write_text(text, 'utf-8')


class Tender:
    """What can be changed in a tender, and what it is now."""

    def __init__(self, folder, rejected):
        self.folder = folder
        self.rejected = rejected  # (lot, bidder) that may be taken in again
        text = (folder / AWARD).read_text('utf-8')
        self.weights = {found[0]: float(found[1]) for found in re.findall(
            r'- id: (\w+)\n\s+title: .*\n\s+weight: ([\d.]+)', text)}
        self.scores = list(self.read_scores())
        self.prices = list(self.read_prices())
        self.offers = sorted({(price.lot, price.bidder)
                              for price in self.prices})

    def read_scores(self):
        text = (self.folder / CONSENSUS).read_text('utf-8')
        for part in re.split(r'(?=^  - criterion)', text,
                             flags=re.MULTILINE)[1:]:
            criterion = re.search(r'criterion: (\w+)', part)[1]
            lot = re.search(r'lot: (\w+)', part)
            for bidder, value in re.findall(r'(\w+): \{score: ([\d.]+)', part):
                yield Score(criterion, lot[1] if lot else '', bidder,
                            float(value))

    def read_prices(self):
        scored = {score.bidder for score in self.scores}
        for path in sorted((self.folder / 'bids').glob('*.json')):
            for offer in json.loads(path.read_text('utf-8'))['offers']:
                for line, value in offer['prices'].items():
                    if path.stem in scored:
                        yield Price(offer['lot'], path.stem, line, value)

    def random(self, rng):
        """A list of changes, each thing at most once."""
        kinds = (self.new_weights, self.new_score, self.new_price,
                 self.new_admitted)
        found = {}
        for _ in range(rng.choice((1, 1, 2, 3, 5, 8))):
            for change in rng.choices(kinds, (4, 4, 4, 2))[0](rng):
                found[change[:-1] + (type(change),)] = change
        return list(found.values())

    def new_weights(self, rng):
        """A set anew: moved between two, or all but one weight gone."""
        names = rng.choice(SETS)
        held = {name: self.weights[name] for name in names}
        if rng.random() < 0.1:
            held = dict.fromkeys(names, 0)
            held[rng.choice(names)] = 100
        else:
            one, other = rng.sample(names, 2)
            most = int(held[one] * 4)
            moved = rng.randint(0, most) / rng.choice((4, 4, 8))
            held[one] -= moved
            held[other] += moved
        return [Weight(name, value) for name, value in held.items()]

    def new_score(self, rng):
        return [rng.choice(self.scores)._replace(
            value=rng.choice((rng.randint(0, 10), rng.randint(0, 40) / 4)))]

    def new_price(self, rng):
        price = rng.choice(self.prices)
        value = price.value * rng.uniform(0.6, 1.5)
        return [price._replace(
            value=round(value, rng.choice((0, 0, 1, 2))))]

    def new_admitted(self, rng):
        lot, bidder = rng.choice(self.offers)
        if self.rejected and rng.random() < 0.7:
            lot, bidder = rng.choice(self.rejected)
        return [Admitted(lot, bidder, float((lot, bidder) in self.rejected))]


def series(tender, count, seed):
    """`count` lists of changes, the same for the same seed."""
    rng = random.Random(seed)
    return [tender.random(rng) for _ in range(count)]
