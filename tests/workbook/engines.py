"""Two spreadsheet programs that calculate workbooks anew: LibreOffice, many
books in one run, and Gnumeric, one process for each book.

Both are given copies without results (books.copy), and LibreOffice a profile
of its own that says: always calculate.
"""
import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import tempfile

import books

AT_ONCE = int(os.environ.get('JOBS') or 2)
IN_ONE_RUN = 60
SECONDS = 30  # for one book; a run of many gets as much for every tenth

SETTING = '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" ' \
    'oor:op="fuse"><value>{}</value></prop></item>'
SETTINGS = [('Office.Calc/Formula/Load', 'OOXMLRecalcMode', '0'),
            ('Office.Calc/Formula/Load', 'ODFRecalcMode', '0'),
            ('Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'),
            ('Setup/L10N', 'ooSetupSystemLocale', 'nb-NO')]


def write_profile(folder):
    (folder / 'user').mkdir(parents=True)
    (folder / 'user/registrymodifications.xcu').write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        + ''.join(SETTING.format(*each) for each in SETTINGS)
        + '</oor:items>\n')


def run_quietly(command, seconds):
    """Whatever it says or does: who asks looks for the file it should make."""
    try:
        subprocess.run(command, check=False, timeout=seconds,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        pass


def libreoffice(paths, target):
    """One run for `paths`, into the folder `target`."""
    with tempfile.TemporaryDirectory(prefix='anbud-office-') as profile:
        write_profile(pathlib.Path(profile))
        run_quietly(['soffice', f'-env:UserInstallation=file://{profile}',
                     '--headless', '--norestore', '--convert-to',
                     'xlsx:Calc MS Excel 2007 XML', '--outdir', target,
                     *paths], SECONDS * (3 + len(paths) / 10))


def gnumeric(paths, target):
    for path in paths:
        run_quietly(['ssconvert', '--recalc', path, target / path.name],
                    SECONDS)


ENGINES = {'libreoffice': (libreoffice, 'soffice', IN_ONE_RUN),
           'gnumeric': (gnumeric, 'ssconvert', 1)}


def missing():
    """Names of engines that are not installed."""
    return [name for name, (_, program, _) in ENGINES.items()
            if shutil.which(program) is None]


def calculate(engine, sources, folder):
    """Calculates every book of `sources` ([(path, changes)]) anew, in the empty
    folder `folder`. Returns the paths of the results in the same order; None
    where the engine gave none."""
    run, _, at_a_time = ENGINES[engine]
    folder = pathlib.Path(folder)
    given, made = folder / 'given', folder / 'made'
    given.mkdir()
    made.mkdir()
    copies = []
    for number, (path, changes) in enumerate(sources):
        copies.append(given / f'{number}.xlsx')
        books.copy(path, copies[-1], changes)
    share = min(at_a_time, -(-len(copies) // AT_ONCE)) or 1
    parts = [copies[at:at + share] for at in range(0, len(copies), share)]
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda part: run(part, made), parts))
    results = [made / path.name for path in copies]
    for path, result in zip(copies, results):
        if not result.exists() and share > 1:  # another stopped the run
            run([path], made)
    return [path if path.exists() else None for path in results]
