"""What the test programs share: a copy of a tender in a folder of its own, one
run of the program with a time limit, and the closing line "N passed, N failed".

The program under test is $ANBUD, otherwise build/anbud.
"""
import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parents[2]
CASES = ROOT / 'tests' / 'cases'
SMALL_TENDER = CASES / 'small-tender'
ANBUD = os.path.abspath(os.environ.get('ANBUD') or ROOT / 'build' / 'anbud')
NOT_THE_TENDER = shutil.ignore_patterns('cmd', 'base', 'change', 'expect.*')


class Run:
    """What one run of the program did. Text that is not UTF-8 survives as
    surrogates; `status` is text, for a killed run too."""

    def __init__(self, status, out, err, seconds):
        self.status = status
        self.out = out.decode('utf-8', 'surrogateescape')
        self.err = err.decode('utf-8', 'surrogateescape')
        self.seconds = seconds

    @property
    def is_unnatural(self):
        """A crash, a sanitizer's report, or no end at all."""
        return not self.status.isdigit() or \
            'Sanitizer' in self.err or 'runtime error:' in self.err


def environment(**more):
    """The caller's variables without those that could change what is written,
    and some fixed ones."""
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith(('LC_', 'LANG', 'TZ', 'ANBUD', 'COLOR'))}
    kept.update({'LC_ALL': 'C', 'TZ': 'UTC', 'NO_COLOR': '1'}, **more)
    return kept


def status_of(code):
    if code >= 0:
        return str(code)
    return 'killed by ' + signal.Signals(-code).name


def run(arguments, folder, seconds=10, env=None, **more):
    """One run of the program in `folder`. `more` goes to subprocess.run."""
    started = time.monotonic()
    more = {'stdin': subprocess.DEVNULL, 'stdout': subprocess.PIPE,
            'stderr': subprocess.PIPE, **more}
    try:
        done = subprocess.run([ANBUD, *arguments], cwd=folder, check=False,
                              env=env or environment(), timeout=seconds, **more)
        status, out, err = status_of(done.returncode), done.stdout, done.stderr
    except subprocess.TimeoutExpired as late:
        status, out, err = f'more than {seconds} s', late.stdout, late.stderr
    return Run(status, out or b'', err or b'', time.monotonic() - started)


@contextlib.contextmanager
def tender(base=SMALL_TENDER):
    """A copy of the tender `base` in a folder that goes away afterwards; the
    folder's last name is always `tender`."""
    with tempfile.TemporaryDirectory(prefix='anbud-') as above:
        folder = pathlib.Path(above) / 'tender'
        if base is None:
            folder.mkdir()
        else:
            shutil.copytree(base, folder, symlinks=True,
                            ignore=NOT_THE_TENDER)
        yield folder


def contents(folder):
    """Every file under `folder`: its path there -> its bytes."""
    folder = pathlib.Path(folder)
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob('*')) if path.is_file()}


class Tally:
    """Counts what passed; says what failed."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def add(self, name, why=''):
        """One result: `why` it failed, or nothing."""
        if why:
            self.failed += 1
            text = f'FAILED {name}\n{why}'.rstrip('\n')
            sys.stdout.buffer.write(
                text.encode('utf-8', 'surrogateescape') + b'\n\n')
            sys.stdout.flush()
        else:
            self.passed += 1

    def close(self):
        """Prints the closing line and ends the program; nothing run is a
        failure too."""
        print(f'{self.passed} passed, {self.failed} failed')
        sys.exit(0 if self.passed and not self.failed else 1)


def need_program():
    if not os.access(ANBUD, os.X_OK):
        sys.exit(f'there is no program {ANBUD}; make it first: make')
