#!/usr/bin/python3
"""Laws that hold for every tender, tried on random ones.

    laws.py [--trials N] [--seed S]

Each law changes a random tender in a way whose effect is known beforehand,
and compares the two results. A tender that breaks a law is kept and named.
Closes with "N passed, N failed": one for each law and tender.
"""
import argparse
import concurrent.futures
import copy
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
from fractions import Fraction

sys.dont_write_bytecode = True
TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS / 'tools'), str(TESTS / 'oracle')]
import random_tender  # noqa: E402
import trial  # noqa: E402

SHOWN = 8  # differences of one tender that are printed

# Price formulas for which a cheaper bid never gets fewer points.
MONOTONE = ('price-linear-lowest', 'price-ratio-lowest',
            'price-linear-min-max', 'price-linear-fixed-range')


# --- tenders and results ----------------------------------------------------

def make_tender(seed):
    """The files of a random tender: name -> what is in it."""
    return random_tender.Generator(seed).folder()


def write(files, folder, names=None):
    for name in names or files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = random_tender.json_text(files[name]) \
            if name.endswith('.json') else \
            '\n'.join(random_tender.yaml_lines(random_tender.tidy(files[name])))
        path.write_text(text + '\n', encoding='utf-8')


class Result:
    """What `score` said about a folder."""

    def __init__(self, folder, env=None, options=()):
        self.run = trial.run(['score', *options], folder, 60, env)
        path = folder / 'output' / 'evaluation.json'
        self.bytes = path.read_bytes() if path.exists() else b''
        self.figures = figures(json.loads(self.bytes)) if self.bytes else {}

    @property
    def fault(self):
        """Ended otherwise than with 0 or 1."""
        if self.run.status in ('0', '1') and not self.run.is_unnatural:
            return ''
        return f'exit status {self.run.status}: {self.run.err[-500:]}'


def exact(value):
    if isinstance(value, dict):
        value = value.get('fraction')
        return None if value is None else Fraction(value)
    return value


def figures(evaluation):
    """(lot, bid, figure) -> exact value."""
    found = {}
    for lot in evaluation.get('lots') or []:
        for bid in lot.get('bids') or []:
            where = (lot['lot'], bid['bidder'])
            for key in ('admitted', 'evaluated_price', 'quality', 'total',
                        'meets_thresholds', 'place', 'awarded'):
                found[*where, key] = exact(bid.get(key))
            for criterion in bid.get('criteria') or []:
                found[*where, 'points of ' + criterion['criterion']] = \
                    exact(criterion.get('points'))
    return found


def result_of(files):
    with trial.tender(None) as folder:
        write(files, folder)
        return Result(folder)


def differences(before, after, but=lambda where: False):
    """Texts: where two results differ, `but` for some places."""
    if before.run.status != after.run.status:
        yield f'exit status {before.run.status}, then {after.run.status}: ' + \
            (after.run.err or before.run.err)[-500:]
        return
    for where in sorted(before.figures.keys() | after.figures.keys()):
        one, other = before.figures.get(where), after.figures.get(where)
        if one != other and not but(where):
            yield f'{" ".join(where)}: {one}, then {other}'


def scaled(number, factor):
    """A decimal text times a whole number, or times 9/10 ..."""
    value = Fraction(number) * factor
    digits = 0
    while value * 10 ** digits % 1:
        digits += 1
    return random_tender.Number(random_tender.fixed_point(
        int(value * 10 ** digits), digits) if digits else str(int(value)))


def methods(files):
    return files['criteria/award.yaml']['methods']


def bids(files):
    return [name for name in files
            if name.startswith('bids/') and name.endswith('.json')]


def bidder_of(name):
    return name[len('bids/'):-len('.json')]


# --- the laws ---------------------------------------------------------------
# Each is given the files, their result and its own random numbers, and yields
# what is wrong.

def same_bytes_everywhere(files, first, rng):
    """Another folder, locale, time zone, number of threads and order in which
    the files were made: the same bytes."""
    del rng
    with trial.tender(None) as folder:
        write(files, folder, reversed(files))
        env = trial.environment(LC_ALL=OTHER['locale'], TZ='Pacific/Apia',
                                LANGUAGE='tr', LOCPATH=OTHER['path'])
        second = Result(folder, env, ['--threads', '2'])
    for what, one, other in (('evaluation.json', first.bytes, second.bytes),
                             ('stdout', first.run.out, second.run.out),
                             ('stderr', first.run.err, second.run.err)):
        if one != other:
            yield f'{what} is not the same'
    yield from differences(first, second)


def order_in_files_is_no_matter(files, first, rng):
    """Offers, answers, keys of a bid, scores and assessors in another
    order: the same figures."""
    def mixed(value):
        if isinstance(value, dict):
            keys = list(value)
            rng.shuffle(keys)
            return type(value)((key, mixed(value[key])) for key in keys)
        if isinstance(value, list):
            value = [mixed(member) for member in value]
            if all(isinstance(member, dict) for member in value):
                rng.shuffle(value)
        return value

    for name in files:
        if name.startswith('bids/') and 'decisions' not in name:
            files[name] = mixed(files[name])
    yield from differences(first, result_of(files))


def order_of_criteria_is_no_matter(files, first, rng):
    """Criteria in another order: the same figures."""
    def shuffle(criteria):
        rng.shuffle(criteria)
        for criterion in criteria:
            shuffle(criterion.get('criteria', []))

    for method in methods(files):
        shuffle(method['criteria'])
    yield from differences(first, result_of(files))


def prices_have_no_scale(files, first, rng):
    """All prices 3 times, and 7 times: the same points, places and awards."""
    del first, rng
    in_money = ['evaluated_price']
    if any('value_per_point' in method['combine'].get('parameters', {})
           for method in methods(files)):
        in_money.append('total')
    for method in methods(files):
        for stage in in_money:
            method.get('round', {}).pop(stage, None)

    def times(factor):
        changed = copy.deepcopy(files)
        for form in changed['criteria/award.yaml']['price_forms']:
            for line in form['lines']:
                line.pop('plausible', None)
        for method in methods(changed):
            given = method['combine'].get('parameters', {})
            if 'value_per_point' in given:
                given['value_per_point'] = scaled(given['value_per_point'],
                                                  factor)
            for leaf in random_tender.leaves(method['criteria']):
                if leaf.get('formula') == 'price-linear-fixed-range':
                    given = leaf['parameters']
                    for name in ('zero', 'full'):
                        given[name] = scaled(given[name], factor)
        for name in bids(changed):
            for offer in changed[name]['offers']:
                offer['prices'] = {line: scaled(price, factor) for line, price
                                   in offer['prices'].items()}
        decided = changed.get('bids/decisions.yaml', {'decisions': []})
        for decision in decided['decisions']:
            if 'amount' in decision:
                decision['amount'] = scaled(decision['amount'], factor)
        return result_of(changed)

    yield from differences(times(3), times(7),
                           but=lambda where: where[2] in in_money)


def cheaper_is_never_worse(files, first, rng):
    """One bid's prices of one lot at nine tenths: it gets no fewer points for
    price."""
    name = rng.choice(bids(files))
    offer = rng.choice(files[name]['offers'])
    offer['prices'] = {line: scaled(price, Fraction(9, 10))
                       for line, price in offer['prices'].items()}
    after = result_of(files)
    if first.run.status != '0' or after.run.status != '0':
        yield from [after.fault] * bool(after.fault)
        return
    leaves = [leaf['id'] for method in methods(files)
              for leaf in random_tender.leaves(method['criteria'])
              if leaf.get('formula') in MONOTONE and 'normalise' not in leaf]
    for leaf in leaves:
        where = (offer['lot'], bidder_of(name), 'points of ' + leaf)
        one, other = first.figures.get(where), after.figures.get(where)
        if one is not None and (other is None or other < one):
            yield f'{" ".join(where)}: {one}, but {other} when cheaper'


def better_score_is_never_worse(files, first, rng):
    """One bid's scores for one criterion raised to the best: it gets no fewer
    points there."""
    found = {(entry['criterion'], entry.get('lot'), bidder)
             for name in files if name.startswith('bids/scores/')
             for entry in files[name]['scores'] for bidder in entry['bids']}
    if not found:
        return
    chosen, lot, bidder = rng.choice(sorted(found, key=str))
    top = [leaf['_top'] for method in methods(files)
           for leaf in random_tender.leaves(method['criteria'])
           if leaf['id'] == chosen][0]
    for name in files:
        if name.startswith('bids/scores/'):
            for entry in files[name]['scores']:
                if entry['criterion'] == chosen and entry.get('lot') == lot \
                        and bidder in entry['bids']:
                    entry['bids'][bidder]['score'] = \
                        random_tender.Number(top)
    after = result_of(files)
    if first.run.status != '0' or after.run.status != '0':
        yield from [after.fault] * bool(after.fault)
        return
    for where, one in first.figures.items():
        if where[1] == bidder and where[2] == 'points of ' + chosen \
                and (lot is None or where[0] == lot) and one is not None:
            other = after.figures.get(where)
            if other is None or other < one:
                yield f'{" ".join(where)}: {one}, but {other} when better'


def rejected_bid_counts_for_nothing(files, first, rng):
    """A bid that is admitted to no lot gone altogether: the others' figures
    are the same."""
    del rng
    admitted = {where[1] for where, value in first.figures.items()
                if where[2] == 'admitted' and value}
    gone = [bidder_of(name) for name in bids(files)
            if bidder_of(name) not in admitted]
    if first.run.status != '0' or not gone or not admitted:
        return
    for bidder in gone:
        remove_bid(files, bidder)
    yield from differences(first, result_of(files),
                           but=lambda where: where[1] in gone)


def remove_bid(files, bidder):
    del files[f'bids/{bidder}.json']
    for name in list(files):
        if name.startswith('bids/scores/'):
            for entry in files[name]['scores']:
                entry['bids'].pop(bidder, None)
            files[name]['scores'] = [entry for entry in files[name]['scores']
                                     if entry['bids']]
            if not files[name]['scores']:
                del files[name]
    decided = files.get('bids/decisions.yaml')
    if decided:
        decided['decisions'] = [decision for decision in decided['decisions']
                                if decision.get('bidder') != bidder]
        if not decided['decisions']:
            del files['bids/decisions.yaml']
    assessors = files.get('criteria/assessors.yaml', {'assessors': []})
    for assessor in assessors['assessors']:
        if bidder in assessor.get('recused', []):
            assessor['recused'].remove(bidder)
            if not assessor['recused']:
                del assessor['recused'], assessor['recused_reason']


LAWS = [same_bytes_everywhere, order_in_files_is_no_matter,
        order_of_criteria_is_no_matter, prices_have_no_scale,
        cheaper_is_never_worse, better_score_is_never_worse,
        rejected_bid_counts_for_nothing]


# --- running them -----------------------------------------------------------

OTHER = {'locale': 'C', 'path': ''}


def make_locale(folder):
    """A locale that sorts and writes numbers unlike C, or says it cannot."""
    done = subprocess.run(
        ['localedef', '-i', 'nb_NO', '-f', 'UTF-8', folder + '/nb_NO.UTF-8'],
        check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if os.path.isdir(folder + '/nb_NO.UTF-8'):
        return {'locale': 'nb_NO.UTF-8', 'path': folder}
    print(f'skipped: the locale nb_NO (localedef ends with {done.returncode})')
    return OTHER


def try_seed(seed, other):
    """The laws on one tender: (law, what is wrong) for each."""
    OTHER.update(other)
    files = make_tender(seed)
    first = result_of(files)
    if first.fault:
        return [('score', first.fault)]
    tried = []
    for law in LAWS:
        changed = copy.deepcopy(files)
        wrong = list(law(changed, first, random.Random(seed)))
        if wrong:
            kept = pathlib.Path(tempfile.mkdtemp(prefix=f'anbud-law-{seed}-'))
            write(files, kept / 'before')
            write(changed, kept / 'after')
            wrong = wrong[:SHOWN] + [f'kept in {kept}']
        tried.append((law.__name__, '\n'.join(wrong)))
    return tried


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--trials', type=int, default=40)
    parser.add_argument('--seed', type=int, default=1)
    options = parser.parse_args()
    trial.need_program()
    tally = trial.Tally()
    folder = tempfile.mkdtemp(prefix='anbud-locale-')
    other = make_locale(folder)
    seeds = range(options.seed, options.seed + options.trials)
    jobs = int(os.environ.get('JOBS') or 2)
    with concurrent.futures.ProcessPoolExecutor(jobs) as pool:
        for seed, tried in zip(seeds, pool.map(try_seed, seeds,
                                               [other] * len(seeds))):
            for law, wrong in tried:
                tally.add(f'seed {seed}: {law.replace("_", " ")}', wrong)
    shutil.rmtree(folder, ignore_errors=True)
    tally.close()


if __name__ == '__main__':
    main()
