#!/usr/bin/python3
"""Makes the workbooks of many tenders: of every test case that can be scored,
of what `anbud init` makes, of the example, of random tenders, and of those on
the edge.

    tenders.py FOLDER [--lang nb,nn,en] [--random N] [--seed S] [--others WORD]

FOLDER/LANG/NAME/ holds what `anbud score` wrote for the tender NAME. Tenders
that are the same but for their name are made once. Languages after the first
are made of every tender whose name holds WORD (all when it is not given). Says
how many tenders there were.
"""
import argparse
import concurrent.futures
import hashlib
import importlib.machinery
import importlib.util
import json
import pathlib
import shutil
import sys

sys.dont_write_bytecode = True
sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / name)
                for name in ('tools', 'oracle')]
import edges  # noqa: E402
import random_tender  # noqa: E402
import trial  # noqa: E402

BOOKS = ('evaluation.xlsx', 'what-if.xlsx', 'assessors.xlsx')
SECONDS = 20


def case_runner():
    """tests/run as a module: it knows how cases change their tender."""
    path = str(trial.ROOT / 'tests' / 'run')
    loader = importlib.machinery.SourceFileLoader('run', path)
    module = importlib.util.module_from_spec(
        importlib.util.spec_from_loader('run', loader))
    loader.exec_module(module)
    return module


def digest(folder):
    """Of everything that is read of a tender."""
    held = hashlib.sha256()
    for name, content in trial.contents(folder).items():
        if not name.startswith('output/'):
            held.update(f'{name} {len(content)}\n'.encode() + content)
    return held.hexdigest()


def write_cases(folder):
    """A folder for every case that ends well and whose tender is sound to
    copy; what cannot be scored is sorted out later."""
    runner = case_runner()
    for case in runner.find_cases([]):
        if '0' not in case.expected['status'].split() or \
                not case.base.is_dir():
            continue
        target = folder / case.name.replace('/', '-')
        shutil.copytree(case.base, target, symlinks=True,
                        ignore=trial.NOT_THE_TENDER)
        try:
            runner.change(target, case.changes)
        except (runner.Broken, OSError):
            shutil.rmtree(target)


def write_example(folder):
    """The tender that stands at the top of the project."""
    for part in ('criteria', 'bids', 'risk'):
        shutil.copytree(trial.ROOT / part, folder / 'example' / part)


def write_templates(folder):
    for lang in ('nb', 'nn', 'en'):
        trial.run(['init', f'template-{lang}', '--lang', lang], folder)


def write_random(folder, count, seed):
    for number in range(seed, seed + count):
        random_tender.write(number, folder / f'random-{number}')


def unlike(folder):
    """The tenders in `folder`, each kind once, by name."""
    seen, kept = set(), []
    for path in sorted(path for path in folder.iterdir()
                       if (path / 'criteria').is_dir()):
        mark = digest(path)
        if mark not in seen:
            kept.append(path)
        seen.add(mark)
    return kept


def score(tender, lang, target):
    """Whether it could be scored; then the books stand in `target`."""
    target.mkdir(parents=True)
    done = trial.run(['score', '--quiet', '--lang', lang, '--output', target],
                     tender, SECONDS)
    if done.status != '0':
        shutil.rmtree(target)
        return False
    if done.err.find('lxw') >= 0 or 'WARNING]' in done.err:
        print(f'{tender.name}: the library complains: {done.err[-500:]}')
    for book in BOOKS:
        if not (target / book).exists():
            print(f'{tender.name}: there is no {book}')
    return True


def check_edges(folder, musts, tally):
    """Are the tenders on the edge where they were meant to be?"""
    halves = 0
    for name, must in musts.items():
        path = folder / name / 'evaluation.json'
        why = edges.fault(must, path) if path.exists() else 'not scored'
        tally.add(name, why)
        if path.exists():
            halves += edges.halves(json.loads(path.read_text('utf-8')))
    print(f'{halves} figures were half-way before they were rounded')
    tally.add('figures half-way', '' if halves else 'none')


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument('folder', type=pathlib.Path)
    parser.add_argument('--lang', default='nb,nn,en')
    parser.add_argument('--random', type=int, default=0)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--others', default='')
    options = parser.parse_args()
    trial.need_program()
    tenders = options.folder / 'tenders'
    tenders.mkdir(parents=True)
    write_cases(tenders)
    write_example(tenders)
    write_templates(tenders)
    write_random(tenders, options.random, options.seed)
    musts = edges.write(tenders)
    first, *rest = options.lang.split(',')
    tally = trial.Tally()
    found = unlike(tenders)

    def make(path):
        is_scored = score(path, first, options.folder / first / path.name)
        for lang in rest if is_scored and options.others in path.name else ():
            score(path, lang, options.folder / lang / path.name)
        return is_scored

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        scored = sum(pool.map(make, found))
    print(f'{scored} of {len(found)} tenders can be scored')
    tally.add('tenders', '' if scored else 'none')
    check_edges(options.folder / first, musts, tally)
    tally.close()


if __name__ == '__main__':
    main()
