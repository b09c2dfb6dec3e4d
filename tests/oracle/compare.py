#!/usr/bin/python3
"""Scores random tenders with the program and with evaluate.py, and reports where they differ.

    compare.py [--trials N] [--seed S] [--anbud PATH] [--jobs J]

The folder of a tender that differs is kept and named. The last line is "N passed, M failed".

Absent keys count as null. Three values are compared mildly: an award of nothing may be 0 or null; the
volume that remains may be null when the rule is not `by volume`; and in a lot without volume neither
is compared at all.
"""

import argparse
import concurrent.futures
import json
import shutil
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

sys.dont_write_bytecode = True

import evaluate
import graph
 # noqa: E402
import random_tender  # noqa: E402

ANBUD = Path(__file__).resolve().parents[2] / "build" / "anbud"
SHOWN = 6      # differences per tender, and
REPORTED = 10  # tenders whose differences are printed and whose folders are kept


def exact(value):
    """A value of evaluation.json as the oracle writes it."""
    if isinstance(value, dict):
        return None if value.get("fraction") is None else str(Fraction(value["fraction"]))
    return value


def differences(ours, theirs):
    """Texts, one for each value where evaluation.json (theirs) departs from the oracle (ours)."""
    found = []

    def same(where, expected, actual):
        if expected != actual:
            found.append(f"{where}: expected {expected}, anbud says {actual}")

    their_lots = {lot["lot"]: lot for lot in theirs.get("lots") or []}
    same("lots", sorted(ours["lots"]), sorted(their_lots))
    for lot, our_lot in ours["lots"].items():
        their_lot = their_lots.get(lot, {})
        their_bids = {bid["bidder"]: bid for bid in their_lot.get("bids") or []}
        same(f"{lot} bids", sorted(our_lot["bids"]), sorted(their_bids))
        for bidder, our_bid in our_lot["bids"].items():
            their_bid = their_bids.get(bidder, {})
            where = f"{lot} {bidder}"
            same(f"{where} admitted", our_bid["admitted"], their_bid.get("admitted"))
            same(f"{where} evaluated_price", our_bid["evaluated_price"],
                 exact(their_bid.get("evaluated_price")))
            their_points = {c["criterion"]: exact(c.get("points")) for c in their_bid.get("criteria") or []}
            for criterion, points in our_bid["criteria"].items():
                same(f"{where} points of {criterion}", points["points"], their_points.get(criterion))
            for criterion in sorted(set(their_points) - set(our_bid["criteria"])):
                found.append(f"{where} has an unexpected criterion {criterion}")
            for key in ("quality", "total", "meets_thresholds", "place"):
                same(f"{where} {key}", our_bid[key], exact(their_bid.get(key)))
            if our_lot["has_volume"]:
                same(f"{where} awarded", our_bid["awarded"] or "0", exact(their_bid.get("awarded")) or "0")
        remaining = exact(their_lot.get("remaining"))
        if our_lot["has_volume"] and (our_lot["rule"] == "by volume" or remaining is not None):
            same(f"{lot} remaining", our_lot["remaining"], remaining)
    return found


def trial(seed, anbud):
    """(differences, whether the oracle refuses, folder); the folder is gone when nothing differs."""
    folder = Path(tempfile.mkdtemp(prefix=f"anbud-oracle-{seed}-"))
    refused = False
    try:
        random_tender.write(seed, folder)
        ours = evaluate.evaluate(folder)
        refused = "refused" in ours
        run = subprocess.run([str(anbud), "-C", str(folder), "score", "--quiet"],
                             capture_output=True, text=True, timeout=120)
        found = judge(ours, run, folder / "output" / "evaluation.json")
    except Exception as fault:  # a trial that breaks is a failed trial, not the end of the run
        found = [f"{type(fault).__name__}: {fault}"]
    if not found:
        shutil.rmtree(folder)
    return found, refused, folder


def judge(ours, run, result):
    message = (run.stderr + run.stdout).strip()
    if "refused" in ours:
        if run.returncode == 1 and message:
            return []
        return [f"expected a refusal ({ours['refused']}), exit status {run.returncode}, says {message!r}"]
    if run.returncode != 0:
        return [f"exit status {run.returncode}: {line}" for line in message.splitlines() or ["no message"]]
    theirs = json.loads(result.read_text(encoding="utf-8"))
    return differences(ours, theirs) + list(graph.faults(theirs))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--trials", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1, help="the first seed; the others follow")
    parser.add_argument("--anbud", type=Path, default=ANBUD)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    anbud = shutil.which(options.anbud)
    if anbud is None:
        sys.exit(f"compare.py: no program at {options.anbud}")
    anbud = Path(anbud).resolve()

    seeds = range(options.seed, options.seed + options.trials)
    failed = refusals = 0
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        for seed, (found, refused, folder) in zip(seeds, pool.map(trial, seeds, [anbud] * len(seeds),
                                                                  chunksize=8)):
            refusals += refused
            if not found:
                continue
            failed += 1
            if failed > REPORTED:
                shutil.rmtree(folder, ignore_errors=True)
                continue
            print(f"seed {seed}: {folder}")
            for text in found[:SHOWN]:
                print(f"    {text}")
            if len(found) > SHOWN:
                print(f"    and {len(found) - SHOWN} more")
    if failed > REPORTED:
        print(f"{failed - REPORTED} more seeds failed")
    print(f"{refusals} of {options.trials} tenders are ones the program must refuse to score")
    print(f"{options.trials - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
