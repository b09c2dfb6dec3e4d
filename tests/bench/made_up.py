"""A made-up tender of any size, of one lot: price by the lowest ratio on twelve
lines, criteria that three assessors score (their mean counts), fifteen minimum
requirements, and eight risks in every bid on a matrix of five by five. One bid
in twelve or so fails a requirement and is rejected by a decision; one in
twenty-five is like the one before it in all that counts.

    made_up.py FOLDER [BIDS] [SCORED] [SEED]        (50 11 1)
"""
import json
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tools'))
import many_bids  # noqa: E402

ASSESSORS = ('A1', 'A2', 'A3')
REQUIREMENTS = [f'R-{number:02}' for number in range(1, 16)]
LINES = [f'line{number:02}' for number in range(1, 13)]
GRADES = ('Svært liten', 'Liten', 'Moderat', 'Stor', 'Svært stor')
LEVELS = ('Lav', 'Moderat', 'Høy', 'Kritisk')
PRICE_WEIGHT = 40

TENDER = '''tender: MA-2026-{bids}
title: Rammeavtale, oppdiktet eksempel
buyer: Eksempel kommune
example: true
language: nb
currency: NOK
vat: excluded
regime: foa-iv
notice_date: 2026-08-17
bid_deadline: 2026-10-01T12:00:00+02:00
evaluation_date: 2026-11-02
bids_valid_until: 2027-03-01
lots:
  - id: L1
    title: Hele leveransen
    unit: avtale
    method: M1
    price_form: PF1
    award: one
'''

AWARD_HEAD = '''scale: {from: 0, to: 10}
weights: of parent
capacity_reservations: {rule: not allowed, published: Grunnlaget punkt 5}
price_forms:
  - id: PF1
    formula: price-form-basket
    lines:
'''

METHOD = '''methods:
  - id: M1
    title: Poeng etter laveste pris
    criteria:
      - {id: P, title: Pris, weight: %s, scored: per lot, from: price,
         formula: price-ratio-lowest}
'''

AWARD_TAIL = '''    panel: {formula: panel-mean}
    combine: {formula: weighted-sum}
    references: admitted bids
    thresholds: before normalisation
    ties: [price, draw]
    published: Konkurransegrunnlaget punkt 5.2
awards:
  - {id: one, rule: one winner}
'''


def weights(rng, count):
    """Whole percents, or hundredths when there are many, that leave
    PRICE_WEIGHT."""
    units = 1 if count <= 30 else 100
    whole = (100 - PRICE_WEIGHT) * units
    cuts = sorted(rng.sample(range(1, whole), count - 1))
    return [(high - low) / units
            for low, high in zip([0, *cuts], [*cuts, whole])]


def award_yaml(criteria):
    lines = ''.join(
        f'      - {{id: {line}, title: Prislinje {line[4:]}, unit: stk, '
        f'quantity: 1}}\n' for line in LINES)
    scored = ''.join(
        f'      - {{id: {name}, title: Kriterium {name[1:]}, '
        f'weight: {weight:g}, scored: once, from: assessors}}\n'
        for name, weight in criteria.items())
    return AWARD_HEAD + lines + METHOD % PRICE_WEIGHT + scored + AWARD_TAIL


def requirements_yaml():
    text = 'requirements:\n'
    for number, name in enumerate(REQUIREMENTS, 1):
        text += f'  - id: {name}\n    kind: minimum\n' \
            f'    text: Minstekrav nummer {number}\n    lots: all\n'
        if number % 3 == 0:
            text += f'    answer: number\n    met_if: answer >= {10 * number}\n'
        elif number % 5 == 0:
            text += f'    answer: number\n    met_if: answer <= {20 * number}\n'
        else:
            text += '    answer: truth\n'
        text += '    must_be_met_at: start\n    if_not_met: shall\n'
    return text


def matrix_yaml():
    """A level by the product of the two grades."""
    bounds = (4, 9, 15)
    grid = ''.join(
        f'  {row}: [' + ', '.join(
            LEVELS[sum((down + 1) * (along + 1) > most for most in bounds)]
            for along in range(5)) + ']\n'
        for down, row in reversed(list(enumerate(GRADES))))
    scale = ', '.join(GRADES)
    return f'likelihood: [{scale}]\nconsequence: [{scale}]\n' \
        f'levels: [{", ".join(LEVELS)}]\ngrid:\n{grid}' \
        'points: {Lav: 10, Moderat: 7, Høy: 3, Kritisk: 0}\n'


def assessors_yaml(criteria):
    return 'assessors:\n' + ''.join(
        f'  - {{id: {who}, role: Fagperson, impartial: 2026-10-02, '
        f'criteria: [{", ".join(criteria)}]}}\n' for who in ASSESSORS)


def answers(rng):
    """An answer to each requirement, and those that are not met."""
    given, failed = {}, []
    for number, name in enumerate(REQUIREMENTS, 1):
        is_met = rng.random() > 0.006
        if not is_met:
            failed.append(name)
        if number % 3 == 0:
            value = 10 * number + (rng.randint(0, 40) if is_met else -1)
        elif number % 5 == 0:
            value = 20 * number - (rng.randint(0, 20 * number)
                                   if is_met else -1)
        else:
            value = is_met
        given[name] = {'answer': value, 'page': str(3 + number)}
    return given, failed


def prices(rng):
    whole = rng.lognormvariate(0, 0.16) * 18_000_000
    parts = [rng.random() + 0.2 for _ in LINES]
    return {line: round(whole * part / sum(parts), 2)
            for line, part in zip(LINES, parts)}


def risks(rng):
    return [{'id': f'X-{number}', 'event': f'Risiko {number}',
             'likelihood': rng.choice(GRADES),
             'consequence': GRADES[min(4, max(0, round(rng.gauss(1.2, 1))))],
             'measure': f'Tiltak {number}', 'page': '15'}
            for number in range(1, 9)]


def scores(rng, criteria):
    level = rng.gauss(6.2, 1.1)
    return {(who, name): min(10, max(0, round(level + rng.gauss(0, 1.2))))
            for who in ASSESSORS for name in criteria}


class Bid:
    def __init__(self, rng, criteria):
        self.answers, self.failed = answers(rng)
        self.prices = prices(rng)
        self.risks = risks(rng)
        self.scores = scores(rng, criteria)

    def write(self, path, number, organisation):
        path.write_text(json.dumps({
            'bidder': {'name': f'Tilbyder {number} (oppdiktet)',
                       'organisation_number': organisation,
                       'legal_form': 'aksjeselskap', 'non_profit': False},
            'received': f'2026-09-{1 + number % 28:02}T10:{number % 60:02}'
                        ':00+02:00',
            'valid_until': '2027-03-31', 'currency': 'NOK', 'vat': 'excluded',
            'offers': [{'lot': 'L1', 'prices': self.prices}],
            'answers': self.answers, 'caps': [], 'reservations': [],
            'risks': self.risks}, ensure_ascii=False, indent=1), 'utf-8')


def scores_yaml(who, criteria, bids):
    text = f'assessor: {who}\ndate: 2026-10-12\nscores:\n'
    for name in criteria:
        text += f'  - criterion: {name}\n    bids:\n' + ''.join(
            f'      {bidder}: {{score: {bid.scores[who, name]}, '
            f'reason: Begrunnelse for {bidder}, page: "7"}}\n'
            for bidder, bid in bids.items())
    return text


def decisions_yaml(bids):
    text = 'decisions:\n'
    for bidder, bid in bids.items():
        text += ''.join(
            f'  - {{bidder: {bidder}, lots: all, '
            f'answers: requirement-not-met, requirement: {name}, '
            'kind: reject, by: Innkjøpsleder, date: 2026-10-06, '
            'reason: Minstekravet er ikke innfridd, '
            'provision: Grunnlaget punkt 4}\n' for name in bid.failed)
    admitted = ', '.join(name for name, bid in bids.items() if not bid.failed)
    return text + f'  - {{lots: [L1], answers: own initiative, kind: draw, ' \
        f'order: [{admitted}], by: Innkjøpsleder, date: 2026-10-20, ' \
        'reason: Loddtrekning med vitner}\n'


def write(folder, count=50, scored=11, seed=1):
    """The whole tender into `folder`."""
    rng = random.Random(seed)
    folder = pathlib.Path(folder)
    for part in ('criteria', 'bids/scores', 'risk'):
        (folder / part).mkdir(parents=True, exist_ok=True)
    criteria = dict(zip((f'K{number + 1}' for number in range(scored)),
                        weights(rng, scored)))
    bids, last = {}, None
    organisations = many_bids.organisation_numbers()
    for number in range(1, count + 1):
        if number % 25 or last is None:
            last = Bid(rng, criteria)
        bids[f'b{number:04}'] = last
        last.write(folder / f'bids/b{number:04}.json', number,
                   next(organisations))
    files = {'criteria/tender.yaml': TENDER.format(bids=count),
             'criteria/award.yaml': award_yaml(criteria),
             'criteria/requirements.yaml': requirements_yaml(),
             'criteria/assessors.yaml': assessors_yaml(criteria),
             'risk/matrix.yaml': matrix_yaml(),
             'bids/decisions.yaml': decisions_yaml(bids)}
    for who in ASSESSORS:
        files[f'bids/scores/{who}.yaml'] = scores_yaml(who, criteria, bids)
    for name, text in files.items():
        (folder / name).write_text(text, 'utf-8')


if __name__ == '__main__':
    if not 2 <= len(sys.argv) <= 5:
        sys.exit(__doc__)
    write(sys.argv[1], *map(int, sys.argv[2:]))
