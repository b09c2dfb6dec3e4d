"""Tenders on the edge: where numbers of a spreadsheet could decide otherwise
than the exact ones. Each is the small tender with a few changes, and says what
must be so in its result, so that it goes on standing where it stood.
"""
import itertools
import json
import re
import shutil
import sys
from fractions import Fraction

import trial

sys.dont_write_bytecode = True

AWARD = 'criteria/award.yaml'
NO_ROUNDING = (AWARD, r'    round:\n(      .*\n)+', '')
SPAN = r'parameters: \{span: 100%\}'


def prices(bid, lot, **lines):
    """The change that gives a bid other prices in a lot."""
    new = ', '.join(f'"{line}": {price}' for line, price in lines.items())
    return (f'bids/{bid}.json',
            rf'("lot": "{lot}",(?:\s+"\w+": \d+,)*\s+"prices": \{{)[^}}]*',
            r'\g<1>' + new)


def weight(criterion, value):
    return (AWARD, rf'(- id: {criterion}\n\s+title: .*\n\s+weight: )\S+',
            rf'\g<1>{value}')


def scores(bid, value):
    return ('bids/scores/consensus.yaml', rf'({bid}: \{{score: )\S+(?=,)',
            rf'\g<1>{value}')


def rounding(**stages):
    text = ''.join(f'      {stage}: {{digits: {digits}, mode: {mode}}}\n'
                   for stage, (digits, mode) in stages.items())
    return (AWARD, NO_ROUNDING[1], '    round:\n' + text if text else '')


ALIKE = [(f'bids/{bid}.json', r'("R-02": \{\s+"answer": )\d+', r'\g<1>36')
         for bid in ('bjorkely', 'fjordglimt')] + [
    scores('bjorkely', 8), scores('fjordglimt', 8)]
DRAW = ('bids/decisions.yaml', r'\Z',
        '  - lots: [L1]\n    answers: own initiative\n    kind: draw\n'
        '    order: [fjordglimt, bjorkely]\n    by: Innkjøpsleder\n'
        '    date: 2026-10-28\n    reason: Loddtrekning med vitner\n')
DRAW_L2 = (DRAW[0], DRAW[1], DRAW[2].replace('L1', 'L2'))


def totals(evaluation, lot='L1'):
    for each in evaluation['lots']:
        if each['lot'] == lot:
            return {bid['bidder']: Fraction(bid['total']['fraction'])
                    for bid in each['bids'] if bid['total']}
    return {}


def gap(evaluation):
    held = totals(evaluation)
    return abs(held['bjorkely'] - held['fjordglimt'])


def is_tied(evaluation):
    return gap(evaluation) == 0


def is_close(evaluation):
    return 0 < gap(evaluation) < Fraction(1, 10 ** 10)


def is_near(evaluation):
    return Fraction(1, 10 ** 10) <= gap(evaluation) < Fraction(1, 10 ** 8)


def is_negative(evaluation):
    return min(totals(evaluation).values()) < 0


def all_negative(evaluation):
    return max(totals(evaluation, 'L2').values()) < 0


def close_prices(more):
    """Two bids that differ by this in one unit price, of millions of units."""
    return [NO_ROUNDING, *ALIKE, DRAW, DRAW_L2,
            (AWARD, r'(id: day, .*quantity: )1000', r'\g<1>1000000'),
            prices('bjorkely', 'L1', day='4300', contact=1000, night=1500),
            prices('fjordglimt', 'L1', day='4300' + more, contact=1000,
                   night=1500)]


def edges():
    """(name, changes, what must be so)"""
    same = dict(day=4300, contact=1000, night=1500)
    yield 'tie-exact', [*ALIKE, DRAW, DRAW_L2, prices(
        'bjorkely', 'L1', **same), prices('fjordglimt', 'L1', **same)], is_tied
    for digits in (6, 7, 8, 9, 10, 12, 20):
        must = is_near if digits < 7 else is_close
        yield f'close-{digits}', close_prices('.' + '0' * (digits - 1) + '1'), \
            None if digits in (7,) else must
    for span in ('10%', '3%', '1%'):
        yield f'negative-{span[:-1]}', [
            (AWARD, SPAN, f'parameters: {{span: {span}}}')], is_negative
    yield 'negative-all', [
        (AWARD, 'formula: price-linear-lowest\n' + r'\s+' + SPAN,
         'own_formula: 0 - max_points * price / lowest(price)'),
        NO_ROUNDING], all_negative
    modes = ('half-up', 'half-even', 'truncate')
    for mode, digits, first in itertools.product(modes, (0, 1, 2), (50, 75)):
        yield f'half-{mode}-{digits}-{first}', [
            rounding(evaluated_price=(0, mode), points=(digits, mode),
                     criterion=(1, mode), total=(digits, mode)),
            weight('P', first), weight('K', 100 - first),
            weight('K1', 50), weight('K2', 25), weight('K3', 12.5),
            weight('K4', 2.5), scores('bjorkely', 7.5),
            scores('havgap', 6.25), DRAW, DRAW_L2], None


def write(folder):
    """Every edge as a tender of its own; returns name -> what must be so."""
    musts = {}
    for name, changes, must in edges():
        target = folder / f'edge-{name}'
        shutil.copytree(trial.SMALL_TENDER, target)
        for path, regex, new in changes:
            text = (target / path).read_text('utf-8')
            text, times = re.subn(regex, new, text, flags=re.MULTILINE)
            if not times:
                raise LookupError(f'{target.name}: no {regex} in {path}')
            (target / path).write_text(text, 'utf-8')
        musts[target.name] = must
    return musts


def fault(must, path):
    """What the tender no longer is, or nothing."""
    evaluation = json.loads(path.read_text('utf-8'))
    return '' if must is None or must(evaluation) else \
        f'no longer as {must.__name__} says: {totals(evaluation)}'


def halves(evaluation):
    """How many figures stood half-way before they were rounded."""
    held = {node['id']: node for node in evaluation['nodes']}
    count = 0
    for node in held.values():
        if str(node.get('rule')).startswith('rounding-'):
            value, digits = (held[name].get('fraction')
                             for name in node['inputs'][:2])
            scaled = Fraction(value) * 10 ** int(digits) if value else 0
            count += Fraction(scaled).denominator == 2
    return count
