#!/usr/bin/python3
"""A second, naive evaluator of a tender folder, written from the contract alone.

    evaluate.py DIR     prints every figure of the evaluation as JSON, as exact fractions

It trusts the folder: a folder with errors or open findings gives a traceback or nonsense, never a
diagnostic. Nothing is fast here and nothing is shared with the program; that is the point.

Where the contract leaves a choice, this file reads it as follows.

 1. A lot to which no bid is admitted has no award and is no fault. When a bid is admitted, an empty
    reference set is a fault, whether or not a formula asks for it.
 2. The points of a node are summed, rounded (round.criterion), normalised, rounded (round.normalised).
    round.criterion does not touch leaves; the total is only rounded by round.total.
 3. "Before normalisation" is a criterion's value just before its own normalisation: a node sums what
    its children ended up with, normalised or not.
 4. `references: after thresholds` needs thresholds that do not themselves need the reference set.
    A folder where they do is refused.
 5. `normalise-none` leaves the points alone, but is a declared normalisation: round.normalised applies.
 6. A method-level normalise measures against the scale's top, or the sum of all max_points;
    round.total rounds what it gives, round.normalised does not.
 7. second(x) is the second lowest and counts equal values separately; of one value it is a fault.
 8. `quality` is not rounded. A top-level criterion with a price leaf anywhere inside is not quality.
 9. A draw separates a group of tied bids only when it names all of them.
10. "Order matters" in an award by volume: some order of the tied bids gives somebody another volume.
11. Pass 2 of an award by volume stops at the first bid that gets something.
12. In a lot without volume, awarded and remaining are null.
"""

import ast
import itertools
import json
import math
import re
import statistics
import sys
from fractions import Fraction
from pathlib import Path

import yaml

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar stays text


class Refused(Exception):
    """The program must refuse to score; the text says why."""


# ---------------------------------------------------------------- numbers

def number(text):
    """`4210000.50` or `40%` as an exact fraction."""
    text = str(text)
    if text.endswith("%"):
        return Fraction(text[:-1]) / 100
    return Fraction(text)


def weight_of(entry):
    """A weight in percent: `40`, `40%`, or a range whose value stands in `used`."""
    return Fraction(str(entry.get("used", entry["weight"])).rstrip("%"))


def rounded(value, rule):
    if rule is None:
        return value
    unit = Fraction(1, 10 ** int(rule["digits"]))
    steps = value / unit
    if rule["mode"] == "half-up":
        whole = math.floor(abs(steps) + Fraction(1, 2)) * (1 if steps >= 0 else -1)
    elif rule["mode"] == "half-even":
        whole = round(steps)
    elif rule["mode"] == "truncate":
        whole = math.trunc(steps)
    else:
        raise ValueError(f"rounding mode {rule['mode']}")
    return whole * unit


def clamp(value, low, high):
    return max(low, min(value, high))


# ---------------------------------------------------------------- a buyer's own formula

def aggregate(name, values):
    values = sorted(values)
    if name == "count":
        return Fraction(len(values))
    if name == "sum":
        return sum(values, Fraction(0))
    if not values or (name == "second" and len(values) < 2):
        raise Refused(f"{name}() of too few values")
    return {
        "lowest": lambda: values[0],
        "highest": lambda: values[-1],
        "second": lambda: values[1],
        "mean": lambda: sum(values) / len(values),
        "median": lambda: statistics.median(values),
    }[name]()


def own_formula(text, names, columns):
    """The value of `text`; `names` holds quantities, `columns` a quantity over the reference set."""
    source = re.sub(r"(?<![\w.])(\d+(?:\.\d+)?%?)", r'number("\1")', text)
    source = re.sub(r"\bif\s*\(", "if_(", source.replace("^", "**"))

    def value(node):
        if isinstance(node, ast.Name):
            return names[node.id]
        if isinstance(node, ast.UnaryOp):
            return -value(node.operand) if isinstance(node.op, ast.USub) else value(node.operand)
        if isinstance(node, ast.BinOp):
            left, right = value(node.left), value(node.right)
            return {
                ast.Add: lambda: left + right,
                ast.Sub: lambda: left - right,
                ast.Mult: lambda: left * right,
                ast.Div: lambda: left / right,
                ast.Pow: lambda: left ** int(right) if right == int(right) else 1 // 0,
            }[type(node.op)]()
        if isinstance(node, ast.Compare):
            left, right = value(node.left), value(node.comparators[0])
            return {
                ast.Lt: left < right, ast.LtE: left <= right, ast.Gt: left > right,
                ast.GtE: left >= right, ast.Eq: left == right, ast.NotEq: left != right,
            }[type(node.ops[0])]
        function = node.func.id
        if function == "number":
            return number(node.args[0].value)
        if function == "if_":
            return value(node.args[1] if value(node.args[0]) else node.args[2])
        if function in ("min", "max", "abs", "clamp"):
            scalar = {"min": min, "max": max, "abs": abs, "clamp": clamp}[function]
            return scalar(*(value(argument) for argument in node.args))
        return aggregate(function, columns[node.args[0].id])

    return value(ast.parse(source.strip(), mode="eval").body)


# ---------------------------------------------------------------- reading

class Tender:
    """The files of the folder, as they stand."""

    def __init__(self, folder):
        folder = Path(folder)

        def read(name, default=None):
            path = folder / name
            if not path.exists():
                return default
            with open(path, encoding="utf-8") as file:
                return yaml.load(file, Loader=LOADER) or default

        self.lots = read("criteria/tender.yaml")["lots"]
        self.requirements = {r["id"]: r for r in read("criteria/requirements.yaml")["requirements"]}
        self.award = read("criteria/award.yaml")
        self.assessors = read("criteria/assessors.yaml", {"assessors": []})["assessors"]
        self.matrix = read("risk/matrix.yaml")
        self.decisions = read("bids/decisions.yaml", {"decisions": []})["decisions"]

        self.bids = {}
        for path in sorted((folder / "bids").glob("*.json")):
            with open(path, encoding="utf-8") as file:
                self.bids[path.stem] = json.load(file, parse_int=Fraction, parse_float=Fraction)

        # scores[assessor or "consensus"][criterion, lot or None][bidder]
        self.scores = {}
        for path in sorted((folder / "bids" / "scores").glob("*.yaml")):
            document = read(f"bids/scores/{path.name}")
            sheet = self.scores.setdefault(document.get("assessor", "consensus"), {})
            for entry in document["scores"]:
                for bidder, given in entry["bids"].items():
                    key = (entry["criterion"], entry.get("lot"))
                    sheet.setdefault(key, {})[bidder] = number(given["score"])

        self.scale_top = number(self.award.get("scale", {}).get("to", 10))

    def named(self, list_name, wanted):
        return next(entry for entry in self.award[list_name] if entry["id"] == wanted)

    def decisions_on(self, lot, kind, bidder=None):
        return [d for d in self.decisions
                if d["kind"] == kind and (bidder is None or d["bidder"] == bidder)
                and (d["lots"] == "all" or lot in d["lots"])]


class Criterion:
    """A node of the tree; share is its weight as a share of its parent (1 with max_points)."""

    def __init__(self, tender, spec, weights_are):
        self.spec = spec
        self.id = spec["id"]
        self.children = [Criterion(tender, child, weights_are) for child in spec.get("criteria", [])]
        self.is_leaf = not self.children
        self.has_price = (spec.get("from") == "price"
                          or any(child.has_price for child in self.children))
        self.uses_points = ("max_points" in spec
                            or any(child.uses_points for child in self.children))

        if self.uses_points:
            self.weight = self.share = Fraction(1)
            self.max_points = (number(spec["max_points"]) if self.is_leaf
                               else sum(child.max_points for child in self.children))
            for child in self.children:
                child.share = Fraction(1)
            return
        self.max_points = tender.scale_top
        if self.is_leaf or weights_are == "of parent":
            self.weight = weight_of(spec)
        else:
            self.weight = sum(child.weight for child in self.children)
        whole = 100 if weights_are == "of parent" else self.weight
        for child in self.children:
            child.share = child.weight / whole
        self.share = self.weight / 100  # right for a top-level criterion; a parent overwrites it

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()


# ---------------------------------------------------------------- one lot, up to the places

class LotEvaluation:
    def __init__(self, tender, lot):
        self.tender = tender
        self.lot = lot["id"]
        self.volume = lot.get("volume")
        self.method = tender.named("methods", lot["method"])
        self.price_form = tender.named("price_forms", lot["price_form"])
        self.award = tender.named("awards", lot["award"])
        self.round = self.method.get("round", {})
        self.monetised = self.method["combine"]["formula"] == "monetised-quality-deduction"
        weights_are = tender.award.get("weights", "of parent")
        self.top = [Criterion(tender, spec, weights_are) for spec in self.method["criteria"]]

        self.offers = {bidder: offer for bidder, bid in tender.bids.items()
                       for offer in bid["offers"] if offer["lot"] == self.lot}
        self.admitted = [b for b in self.offers
                         if not tender.decisions_on(self.lot, "reject", b)]
        self.price = {b: self.evaluated_price(b) for b in self.admitted}
        self.reference = None
        if not self.admitted:
            self.ranked, self.places = [], {}
            return
        self.reference = self.reference_set()
        if not self.reference:
            raise Refused(f"empty reference set in {self.lot}")
        self.points = {c.id: {b: self.after(c, b) for b in self.admitted} for c in self.all_criteria()}
        self.meets = {b: all(self.meets_threshold(c, b) for c in self.all_criteria())
                      for b in self.admitted}
        self.quality = {b: sum((c.share * self.points[c.id][b] for c in self.top if not c.has_price),
                               Fraction(0)) for b in self.admitted}
        self.total = self.totals()
        self.ranked = [b for b in self.admitted if self.meets[b]]
        self.places = self.places_of_ranked()

    def all_criteria(self):
        return [criterion for top in self.top for criterion in top.walk()]

    # -- step 2

    def evaluated_price(self, bidder):
        prices = self.offers[bidder]["prices"]
        total = sum(prices[line["id"]] * number(line["quantity"]) * number(line.get("factor", "100%"))
                    for line in self.price_form["lines"])
        for decision in self.tender.decisions_on(self.lot, "priced deviation", bidder):
            total += number(decision["amount"])
        return rounded(total, self.round.get("evaluated_price"))

    # -- steps 3 and 5: leaves

    def leaf_points(self, criterion, bidder):
        source = criterion.spec["from"]
        return {
            "price": self.price_points,
            "assessors": self.panel_points,
            "answer": self.answer_points,
            "requirements": self.requirement_points,
            "risk": self.risk_points,
        }[source](criterion, bidder)

    def price_points(self, criterion, bidder):
        if self.reference is None:
            raise Refused(f"circular references in {self.lot}")
        spec, top, price = criterion.spec, criterion.max_points, self.price[bidder]
        parameters = {name: number(v) for name, v in spec.get("parameters", {}).items()}
        prices = [self.price[b] for b in self.reference]
        lowest, highest = min(prices), max(prices)
        if "own_formula" in spec:
            names = {"price": price, "max_points": top, **parameters}
            return own_formula(spec["own_formula"], names, {"price": prices})
        if spec["formula"] in ("price-linear-lowest", "price-linear-lowest-floor"):
            points = top * (1 - (price - lowest) / (parameters["span"] * lowest))
            return max(points, parameters["floor"]) if "floor" in parameters else points
        if spec["formula"] == "price-ratio-lowest":
            return top * lowest / price
        if spec["formula"] == "price-linear-min-max":
            return top if highest == lowest else top * (highest - price) / (highest - lowest)
        if spec["formula"] == "price-linear-fixed-range":
            zero, full = parameters["zero"], parameters["full"]
            return clamp(top * (zero - price) / (zero - full), Fraction(0), top)
        raise ValueError(spec["formula"])

    def panel_points(self, criterion, bidder):
        panel = self.method["panel"]
        key = (criterion.id, self.lot if criterion.spec["scored"] == "per lot" else None)
        if panel["formula"] == "panel-consensus":
            return self.tender.scores["consensus"][key][bidder]
        scores = sorted(self.tender.scores[a["id"]][key][bidder] for a in self.tender.assessors
                        if criterion.id in a["criteria"] and bidder not in a.get("recused", []))
        if panel["formula"] == "panel-trimmed-mean":
            trim = int(panel["parameters"]["trim"])
            scores = scores[trim:len(scores) - trim]
        if not scores:
            raise Refused(f"no scores left for {bidder} on {criterion.id}")
        if panel["formula"] == "panel-median":
            return Fraction(statistics.median(scores))
        return sum(scores) / len(scores)

    def answer(self, requirement, bidder):
        answers = self.offers[bidder].get("answers", {})
        if requirement not in answers:
            answers = self.tender.bids[bidder]["answers"]
        return answers[requirement]["answer"]

    def answer_points(self, criterion, bidder):
        spec, top = criterion.spec, criterion.max_points
        answer = self.answer(spec["requirement"], bidder)
        if "levels" in spec:
            return number(spec["levels"][answer])
        parameters = {name: number(v) for name, v in spec.get("parameters", {}).items()}
        if "own_formula" in spec:
            names = {"answer": answer, "max_points": top, **parameters}
            return own_formula(spec["own_formula"], names, {})
        if spec["formula"] == "value-linear-fixed-range":
            worst, best = parameters["worst"], parameters["best"]
            return clamp(top * (answer - worst) / (best - worst), Fraction(0), top)
        raise ValueError(spec["formula"])

    def requirement_points(self, criterion, bidder):
        met, whole = Fraction(0), Fraction(0)
        for name in criterion.spec["requirements"]:
            requirement = self.tender.requirements[name]
            weight = number(requirement.get("weight", 1))
            answer = self.answer(name, bidder)
            if requirement["answer"] == "number":
                answer = own_formula(requirement["met_if"], {"answer": answer}, {})
            whole += weight
            met += weight if answer is True else 0
        return criterion.max_points * met / whole

    def risk_points(self, criterion, bidder):
        matrix = self.tender.matrix
        points = []
        for risk in self.tender.bids[bidder]["risks"]:
            column = matrix["consequence"].index(risk["consequence"])
            points.append(number(matrix["points"][matrix["grid"][risk["likelihood"]][column]]))
        if not points:
            return criterion.max_points
        return min(points) if criterion.spec["formula"] == "risk-worst" else sum(points) / len(points)

    # -- steps 6 and 7

    def before(self, criterion, bidder):
        """The criterion's points before its own normalisation."""
        if criterion.is_leaf:
            return rounded(self.leaf_points(criterion, bidder), self.round.get("points"))
        points = sum(child.share * self.after(child, bidder) for child in criterion.children)
        return rounded(points, self.round.get("criterion"))

    def after(self, criterion, bidder):
        """The criterion's points as they are weighed."""
        declared = criterion.spec.get("normalise")
        if declared is None:
            return self.before(criterion, bidder)
        if self.reference is None:
            raise Refused(f"circular references in {self.lot}")
        points = normalised(declared, self.before(criterion, bidder), criterion.max_points,
                            [self.before(criterion, b) for b in self.reference])
        return rounded(points, self.round.get("normalised"))

    # -- steps 4 and 8

    def meets_threshold(self, criterion, bidder):
        if "threshold" not in criterion.spec:
            return True
        stage = self.after if self.method["thresholds"] == "after normalisation" else self.before
        return stage(criterion, bidder) >= number(criterion.spec["threshold"])

    def reference_set(self):
        which = self.method.get("references", "admitted bids")
        if which == "after thresholds":
            return [b for b in self.admitted
                    if all(self.meets_threshold(c, b) for c in self.all_criteria() if not c.has_price)]
        if which == "at least minimum viable":
            least = number(self.award.get("minimum_viable", 0))
            return [b for b in self.admitted if self.offers[b]["offered"] >= least]
        return list(self.admitted)

    # -- step 9

    def totals(self):
        combine = self.method["combine"]
        if self.monetised:
            value = number(combine["parameters"]["value_per_point"])
            total = {b: self.price[b] - value * self.quality[b] for b in self.admitted}
        else:
            total = {b: sum(c.share * self.points[c.id][b] for c in self.top) for b in self.admitted}
        if "normalise" in self.method:
            top = (sum(c.max_points for c in self.top) if self.top[0].uses_points
                   else self.tender.scale_top)
            best = [total[b] for b in self.reference]
            total = {b: normalised(self.method["normalise"], total[b], top, best) for b in total}
        return {b: rounded(value, self.round.get("total")) for b, value in total.items()}

    # -- step 10

    def places_of_ranked(self):
        groups = split([self.ranked], lambda b: self.total[b] if self.monetised else -self.total[b])
        for key in self.method.get("ties", []):
            if key == "quality":
                groups = split(groups, lambda b: -self.quality[b])
            elif key == "price":
                groups = split(groups, lambda b: self.price[b])
            elif key == "draw":
                for decision in self.tender.decisions_on(self.lot, "draw"):
                    order = decision["order"]
                    groups = [part for group in groups
                              for part in (split([group], order.index) if set(group) <= set(order)
                                           else [group])]
            else:
                groups = split(groups, lambda b, key=key: -self.points[key][b])
        places, place = {}, 1
        for group in groups:
            places.update((bidder, place) for bidder in group)
            place += len(group)
        self.groups = groups
        return places


def split(groups, key):
    """Each group divided into groups with the same key, the lowest key first."""
    return [list(part) for group in groups
            for _, part in itertools.groupby(sorted(group, key=key), key)]


def normalised(declared, points, top, reference_points):
    highest = max(reference_points)
    return {
        "normalise-ratio": lambda: points * top / highest,
        "normalise-shift": lambda: points + top - highest,
        "normalise-none": lambda: points,
    }[declared["formula"]]()


# ---------------------------------------------------------------- step 11: the award

def award_all(tender, evaluations):
    """{lot: ({bidder: awarded}, remaining)}, lot by lot in the declared order."""
    rule = tender.award.get("capacity_reservations", {"rule": "not allowed"})
    if rule["rule"] not in ("not allowed", "fixed form"):
        raise Refused(f"capacity reservations: {rule['rule']}")
    order = [lot["id"] for lot in tender.lots]
    if rule["rule"] == "fixed form":
        order = rule["lot_order"]
    got = {}  # (bidder, lot) -> volume
    result = {}
    for lot in order:
        evaluation = evaluations[lot]
        if evaluation.award["rule"] == "by volume":
            given, remaining = award_by_volume(tender, evaluation, got)
        else:
            given, remaining = award_winners(tender, evaluation, got)
        for bidder, volume in given.items():
            got[bidder, lot] = volume or Fraction(0)
        result[lot] = given, remaining
    return result


def cap_left(tender, bidder, lot, got):
    left = [cap["at_most"] - sum(got.get((bidder, other), 0) for other in cap["lots"])
            for cap in tender.bids[bidder].get("caps", []) if lot in cap["lots"]]
    return min(left, default=math.inf)


def award_winners(tender, evaluation, got):
    winners = 1 if evaluation.award["rule"] == "one winner" else int(evaluation.award["winners"])
    inside = [b for b in evaluation.ranked if evaluation.places[b] <= winners]
    if len(inside) > winners:
        raise Refused(f"unresolved tie at the edge of {evaluation.lot}")
    if evaluation.volume is None:
        return {b: None for b in inside}, None
    given = {b: Fraction(min(evaluation.offers[b]["offered"], cap_left(tender, b, evaluation.lot, got)))
             for b in inside}
    for bidder, volume in given.items():
        if volume < evaluation.offers[bidder].get("minimum", 0):
            raise Refused(f"{bidder} wins {evaluation.lot} but can get less than it must have")
    return given, number(evaluation.volume["wanted"]) - sum(given.values())


def award_by_volume(tender, evaluation, got):
    if not evaluation.ranked:
        return {}, number(evaluation.volume["wanted"])
    # Every order of the bids that still share a place must give the same.
    orders = itertools.product(*(itertools.permutations(group) for group in evaluation.groups))
    outcomes = [cascade(tender, evaluation, got, list(itertools.chain(*order))) for order in orders]
    if any(outcome != outcomes[0] for outcome in outcomes):
        raise Refused(f"unresolved tie decides the award of {evaluation.lot}")
    return outcomes[0]


def cascade(tender, evaluation, got, order):
    award, lot = evaluation.award, evaluation.lot
    wanted = number(evaluation.volume["wanted"])
    top = Fraction(evaluation.volume["range"].split("..")[1]) if "range" in evaluation.volume else wanted
    residual = award["residual"]
    share_cap = number(award["maximum_share"]) * wanted if "maximum_share" in award else math.inf
    room, need = {}, {}
    for bidder in order:
        offer = evaluation.offers[bidder]
        room[bidder] = Fraction(min(offer["offered"], cap_left(tender, bidder, lot, got), share_cap))
        need[bidder] = max(number(award.get("minimum_viable", 0)), offer.get("minimum", Fraction(0)))

    given = {bidder: Fraction(0) for bidder in order}
    remaining = wanted
    for bidder in order:
        possible = min(room[bidder], remaining)
        if possible >= need[bidder]:
            given[bidder] = possible
            remaining -= possible
        elif residual[0] != "next in rank":
            break
    if remaining > 0 and "up to top of range" in residual:
        for bidder in order:
            if (given[bidder] == 0 and room[bidder] >= need[bidder] > remaining
                    and need[bidder] - remaining <= top - wanted):
                given[bidder] = need[bidder]
                remaining -= need[bidder]
                break
    return given, remaining


# ---------------------------------------------------------------- the whole folder

def evaluate(folder):
    """Everything as exact fractions in text, or {"refused": reason}."""
    try:
        tender = Tender(folder)
        evaluations = {lot["id"]: LotEvaluation(tender, lot) for lot in tender.lots}
        awards = award_all(tender, evaluations)
    except Refused as fault:
        return {"refused": str(fault)}
    except ZeroDivisionError:
        return {"refused": "division by zero"}

    def text(value):
        return None if value is None else str(Fraction(value))

    lots = {}
    for lot, evaluation in evaluations.items():
        given, remaining = awards[lot]
        bids = {}
        for bidder in evaluation.offers:
            if bidder not in evaluation.admitted:
                bids[bidder] = {
                    "admitted": False, "evaluated_price": None,
                    "criteria": {c.id: {"points": None} for c in evaluation.all_criteria()},
                    "quality": None, "total": None, "meets_thresholds": None,
                    "place": None, "awarded": None,
                }
                continue
            bids[bidder] = {
                "admitted": True,
                "evaluated_price": text(evaluation.price[bidder]),
                "criteria": {c.id: {"points": text(evaluation.points[c.id][bidder])}
                             for c in evaluation.all_criteria()},
                "quality": text(evaluation.quality[bidder]),
                "total": text(evaluation.total[bidder]),
                "meets_thresholds": evaluation.meets[bidder],
                "place": evaluation.places.get(bidder),
                "awarded": (None if evaluation.volume is None else text(given.get(bidder, 0))),
            }
        lots[lot] = {
            "rule": evaluation.award["rule"],
            "has_volume": evaluation.volume is not None,
            "bids": bids,
            "remaining": text(remaining),
        }
    return {"lots": lots}


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: evaluate.py DIR")
    print(json.dumps(evaluate(sys.argv[1]), indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
