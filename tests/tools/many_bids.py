"""A tender with very many bids: tests/cases/small-tender with one of its bids
copied under new names, with other prices and scores, and a draw for each lot.
"""
import itertools
import json

WHO = ('A1', 'A2', 'A3', 'consensus')


def organisation_numbers():
    """Valid numbers of enterprises that do not exist, each once."""
    for number in itertools.count(31_000_000):
        digits = f'{number:08}'
        check = -sum(int(digit) * weight for digit, weight
                     in zip(digits, (3, 2, 7, 6, 5, 4, 3, 2))) % 11
        if check < 10:
            yield digits + str(check)


def enlarge(folder, count):
    """Makes `count` bids of the one called bjorkely, and their scores."""
    model = json.loads((folder / 'bids/bjorkely.json').read_text('utf-8'))
    for path in (folder / 'bids').glob('*.json'):
        path.unlink()
    for path in (folder / 'bids').glob('*.yaml'):
        path.unlink()
    names = [f'b{number:05}' for number in range(count)]
    given = organisation_numbers()
    for number, name in enumerate(names):
        model['bidder']['organisation_number'] = next(given)
        model['bidder']['name'] = f'Tilbyder {number} (oppdiktet)'
        for offer in model['offers']:
            offer['prices']['day'] = 4000 + 7 * number % 2999
        (folder / f'bids/{name}.json').write_text(
            json.dumps(model, ensure_ascii=False), 'utf-8')
    for who in WHO:
        write_scores(folder / f'bids/scores/{who}.yaml', who, names)
    (folder / 'bids/decisions.yaml').write_text('decisions:\n' + ''.join(
        f'  - lots: [{lot}]\n    answers: own initiative\n    kind: draw\n'
        f'    order: [{", ".join(names)}]\n    by: Innkjøpsleder\n'
        f'    date: 2026-10-20\n    reason: Loddtrekning med vitner\n'
        for lot in ('L1', 'L2')), 'utf-8')
    assessors = folder / 'criteria/assessors.yaml'
    kept = [line for line in assessors.read_text('utf-8').splitlines()
            if 'recused' not in line]
    assessors.write_text('\n'.join(kept) + '\n', 'utf-8')


def write_scores(path, who, names):
    head = f'assessor: {who}\ndate: 2026-10-12\n'
    if who == 'consensus':
        head = 'closed: 2026-10-20\npresent: [A1, A2, A3]\n'
    lines = [head + 'scores:']
    for criterion, lot in (('K1', 'L1'), ('K1', 'L2'), ('K2', None)):
        lines.append(f'  - criterion: {criterion}')
        if lot:
            lines.append(f'    lot: {lot}')
        lines.append('    bids:')
        for number, name in enumerate(names):
            lines.append(f'      {name}: {{score: {4 + number % 7}, reason: '
                         f'Konkret og dokumentert for {name}, page: "7"}}')
    path.write_text('\n'.join(lines) + '\n', 'utf-8')
