#!/usr/bin/python3
"""Saving the results when the world fails: killed at any moment, a full disk, a
folder closed for writing, no place for temporary files. Whatever happens, each
of the four files is the old one or the new one, and whole.

    saving.py [--kills N]     (20)

Closes with "N passed, M failed".
"""
import argparse
import contextlib
import pathlib
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'tools'))
import books  # noqa: E402
import trial  # noqa: E402

FILES = ('evaluation.json', 'evaluation.xlsx', 'what-if.xlsx',
         'assessors.xlsx')
SECONDS = 10


class World:
    """A tender whose results are there already, in another language."""

    def __init__(self, folder):
        self.folder = folder
        self.output = folder / 'output'
        self.old = self.made('en')
        self.new = self.made('nb')

    def command(self, lang='nb'):
        return ['score', '--quiet', '--lang', lang]

    def made(self, lang):
        done = trial.run(self.command(lang), self.folder, SECONDS)
        if done.status != '0':
            sys.exit(f'score: exit status {done.status}\n{done.err}')
        return trial.contents(self.output)

    def restore(self):
        self.output.mkdir(exist_ok=True)
        for path in self.output.iterdir():
            path.unlink()
        for name, content in self.old.items():
            (self.output / name).write_bytes(content)

    def run(self, **more):
        return trial.run(self.command(), self.folder, SECONDS, **more)

    def wrong_files(self):
        """Texts: which of the four is neither old nor new, or not whole."""
        for name in FILES:
            path = self.output / name
            held = path.read_bytes() if path.exists() else b''
            if held not in (self.old[name], self.new[name]):
                yield f'{name}: {len(held)} bytes of neither'
            elif name.endswith('.xlsx'):
                yield from (f'{name}: {why}' for why in books.faults(path))

    def left_behind(self):
        return sorted(path.name for path in self.output.iterdir()
                      if path.name not in FILES and path.name != 'filler')

    def refusal(self, done, words=''):
        """What is wrong with a run that should have failed to save."""
        wrong = list(self.wrong_files())
        if done.status not in ('74', '0'):
            wrong.append(f'exit status {done.status}\n{done.err[-800:]}')
        elif done.status == '74' and trial.contents(self.output) != \
                {**self.old, **self.filler()}:
            wrong.append('not all of the old files stayed: ' +
                         ' '.join(self.left_behind()))
        elif done.status == '74' and not done.err.strip():
            wrong.append('stderr says nothing')
        elif done.status == '0' and list(self.changed()):
            wrong.append('exit status 0, but old: ' + ' '.join(self.changed()))
        if self.left_behind():
            wrong.append(f'left behind: {self.left_behind()}')
        if words and done.status != words:
            wrong.append(f'exit status {done.status}, not {words}\n'
                         f'{done.err[-800:]}')
        return '\n'.join(wrong)

    def filler(self):
        path = self.output / 'filler'
        return {'filler': path.read_bytes()} if path.exists() else {}

    def changed(self):
        return (name for name in FILES
                if (self.output / name).read_bytes() != self.new[name])


def readable_halves(world):
    """Files on their way that others could read before they are whole."""
    for path in world.output.iterdir():
        with contextlib.suppress(OSError):
            mode = path.stat().st_mode & 0o777
            if path.name not in FILES and mode != 0o600 and \
                    path.read_bytes() not in world.new.values():
                yield f'{path.name}: mode {mode:o}'


def watch(world):
    """The same, all the time while the program runs."""
    world.restore()
    child, seen = start(world), set()
    while child.poll() is None:
        seen.update(readable_halves(world))
    return seen


def start(world, **more):
    return subprocess.Popen(
        [trial.ANBUD, *world.command()], cwd=world.folder,
        env=trial.environment(), stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)


def run_killed(world, tally, kills):
    rng = random.Random(1)
    world.restore()
    started = time.monotonic()
    world.run()
    whole = time.monotonic() - started
    mixed, open_halves = 0, watch(world)
    for number in range(kills):
        world.restore()
        child = start(world)
        time.sleep(whole * rng.random() * 1.1)
        child.kill()
        child.wait()
        wrong = list(world.wrong_files())
        open_halves.update(readable_halves(world))
        kinds = {(world.output / name).read_bytes() == world.new[name]
                 for name in FILES if world.old[name] != world.new[name]}
        mixed += len(kinds) > 1
        tally.add(f'kill -9, number {number}', '\n'.join(wrong))
        done = world.run()
        tally.add(f'a run after kill -9, number {number}',
                  '' if done.status == '0' and not list(world.changed())
                  else f'exit status {done.status}\n{done.err[-800:]}')
    tally.add('nobody else reads a half', '\n'.join(sorted(open_halves)))
    print(f'killed {kills} times: {mixed} times between two of the files')


@contextlib.contextmanager
def small_disk(folder, kilobytes, options=''):
    """A file system of that size at `folder`; whether we may make one."""
    done = subprocess.run(
        ['mount', '-t', 'tmpfs', '-o', f'size={kilobytes}k{options}', 'tmpfs',
         folder], check=False, stderr=subprocess.DEVNULL)
    try:
        yield done.returncode == 0
    finally:
        if done.returncode == 0:
            subprocess.run(['umount', folder], check=False)


def fill(folder):
    with contextlib.suppress(OSError), \
            open(folder / 'filler', 'wb') as filler:
        while True:
            filler.write(b'x' * 4096)
            filler.flush()


def run_full_disk(world, tally):
    """Room for the old files and some of the new, from none to nearly all."""
    size = sum(len(held) // 4096 + 1 for held in world.old.values()) * 4
    more = sum(len(held) // 4096 + 1 for held in world.new.values()) * 4
    for room in (0, 4, 16, 32, 64, 128, more - 40, more - 8, more - 4):
        if room < 0:
            continue
        with small_disk(world.output, size + 8 + room) as is_mounted:
            if not is_mounted:
                print('skipped: no file system may be mounted here')
                return
            world.restore()
            tally.add(f'a disk with room for {room} kB more',
                      world.refusal(world.run()))
    with small_disk(world.output, size + more + 400) as _:
        world.restore()
        tally.add('a disk with room for all', world.refusal(world.run(), '0'))
    with small_disk(world.output, size + 64) as _:
        world.restore()
        fill(world.output)
        tally.add('a full disk', world.refusal(world.run(), '74'))


def run_limited(world, tally):
    """No file may grow beyond a size: what a quota does."""
    for size in (0, 100, 1000, 4096, 10_000, 20_000, 50_000):
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        world.restore()
        tally.add(f'files of at most {size} bytes',
                  world.refusal(world.run(preexec_fn=limit)))


def run_descriptors(world, tally):
    """Too few files may be open at once."""
    for most in (4, 6, 8, 10, 12):
        def limit():
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
        world.restore()
        done = world.run(preexec_fn=limit)
        wrong = list(world.wrong_files())
        if not done.status.isdigit() or world.left_behind():
            wrong.append(f'exit status {done.status}, left behind: '
                         f'{world.left_behind()}')
        tally.add(f'{most} open files', '\n'.join(wrong))


def run_closed(world, tally):
    """A folder that may not be written: for root, a closed file system."""
    with small_disk(world.output, 4000) as is_mounted:
        if is_mounted:
            world.restore()
            subprocess.run(['mount', '-o', 'remount,ro', world.output],
                           check=False)
            tally.add('a closed file system',
                      world.refusal(world.run(), '74'))


def run_temporary(world, tally):
    """No place, or no room, where temporary files usually go."""
    with tempfile.TemporaryDirectory(prefix='anbud-tmp-') as folder:
        missing = pathlib.Path(folder) / 'missing'
        env = trial.environment(TMPDIR=str(missing))
        world.restore()
        tally.add('TMPDIR is missing', world.refusal(world.run(env=env), '0'))
        full = pathlib.Path(folder) / 'full'
        full.mkdir()
        with small_disk(full, 16) as is_mounted:
            if is_mounted:
                fill(full)
            env = trial.environment(TMPDIR=str(full))
            world.restore()
            tally.add('TMPDIR is full', world.refusal(world.run(env=env)))
        left = [path.name for path in full.iterdir()]
        tally.add('nothing stays in TMPDIR', f'{left}' if left else '')


def run_same_bytes(world, tally):
    """Another time, zone, language of the machine and number of threads."""
    time.sleep(1.1)
    for name, more in (('again', {}),
                       ('in another zone', {'TZ': 'Pacific/Apia'}),
                       ('in a Norwegian locale', {'LC_ALL': 'nb_NO.UTF-8'}),
                       ('with a comma', {'LC_NUMERIC': 'de_DE.UTF-8',
                                         'LC_ALL': ''})):
        world.restore()
        done = world.run(env=trial.environment(**more))
        changed = list(world.changed())
        tally.add(f'same bytes {name}',
                  f'exit status {done.status}; others: {changed}'
                  if done.status != '0' or changed else '')


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument('--kills', type=int, default=20)
    options = parser.parse_args()
    trial.need_program()
    tally = trial.Tally()
    with trial.tender() as folder:
        world = World(folder)
        absent = [name for name in FILES if name not in world.new]
        if absent:
            sys.exit(f'score does not write {", ".join(absent)}')
        run_killed(world, tally, options.kills)
        for run in (run_full_disk, run_limited, run_descriptors, run_closed,
                    run_temporary, run_same_bytes):
            run(world, tally)
    tally.close()


if __name__ == '__main__':
    main()
