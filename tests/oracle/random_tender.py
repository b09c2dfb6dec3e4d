#!/usr/bin/python3
"""Writes a random, valid tender folder.

    random_tender.py SEED DIR

The same seed gives the same folder. The folder is meant to have no errors and no open findings, so
that whatever a scorer says about it is about the figures.
"""

import json
import math
import random
from fractions import Fraction
import re
import sys
from pathlib import Path

NAMES = ["alvheim", "bergtun", "dalstova", "elvebakk", "furulia", "granmo", "heimdal", "isfjell"]
ROUND_MODES = ["half-up", "half-even", "truncate"]
OWN_PRICE_FORMULAS = [
    "max_points * lowest(price) / price",
    "max_points * (2 - price / lowest(price))",
    "max_points * (1 - (price - mean(price)) / mean(price))",
    "min(max_points, max_points * median(price) / price)",
    "max(0, max_points * (2 - price / median(price)))",
    "if(price <= mean(price), max_points, max_points * mean(price) / price)",
    "clamp(max_points * (highest(price) - price) / (spread * lowest(price)), 0, max_points)",
    "max_points * (lowest(price) / price) ^ 2",
]
OWN_PRICE_FORMULA_FOR_TWO = "max_points * second(price) / price"  # needs two bids in the reference set


# ---------------------------------------------------------------- writing YAML and JSON

class Number(str):
    """A number as it must stand in the file: never through a float."""


class Flow(dict):
    """A mapping written on one line."""


PLAIN = re.compile(r"[A-Za-zÆØÅæøå][\wæøåÆØÅ %./-]*|answer [<>]= [0-9.]+|-?[0-9][0-9A-Za-z.%:+-]*")
WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


def yaml_scalar(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    quoted = text.lower() in WORDS or text.isdigit() and not isinstance(value, Number)
    if PLAIN.fullmatch(text) and text == text.strip() and not quoted:
        return text
    return json.dumps(text, ensure_ascii=False)


def yaml_flow(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {yaml_flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(yaml_flow(v) for v in value) + "]"
    return yaml_scalar(value)


def yaml_lines(value):
    """A block mapping or a block list of mappings."""
    lines = []
    if isinstance(value, list):
        for item in value:
            if isinstance(item, Flow):
                lines.append("- " + yaml_flow(item))
                continue
            inner = yaml_lines(item)
            lines.append("- " + inner[0])
            lines += ["  " + line for line in inner[1:]]
        return lines
    for key, item in value.items():
        if isinstance(item, list) and item and isinstance(item[0], dict):
            lines += [f"{key}:"] + ["  " + line for line in yaml_lines(item)]
        elif isinstance(item, dict) and not isinstance(item, Flow):
            lines += [f"{key}:"] + ["  " + line for line in yaml_lines(item)]
        else:
            lines.append(f"{key}: {yaml_flow(item)}")
    return lines


def json_text(value, indent=0):
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, (dict, list)) and value:
        pad = "  " * (indent + 1)
        if isinstance(value, dict):
            parts = [f"{json.dumps(k)}: {json_text(v, indent + 1)}" for k, v in value.items()]
        else:
            parts = [json_text(v, indent + 1) for v in value]
        body = (",\n" + pad).join(parts)
        left, right = "{}" if isinstance(value, dict) else "[]"
        return f"{left}\n{pad}{body}\n{'  ' * indent}{right}"
    return json.dumps(value, ensure_ascii=False)


# ---------------------------------------------------------------- small things

def fixed_point(units, digits):
    """units * 10^-digits as text."""
    if digits == 0:
        return Number(units)
    sign, text = ("-" if units < 0 else ""), str(abs(units)).zfill(digits + 1)
    return Number(f"{sign}{text[:-digits]}.{text[-digits:]}")


def organisation_number(rng):
    while True:
        digits = [3] + [rng.randrange(10) for _ in range(7)]
        check = -sum(w * d for w, d in zip((3, 2, 7, 6, 5, 4, 3, 2), digits)) % 11
        if check < 10:
            return "".join(map(str, digits + [check]))


class Generator:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.memo = {}          # what one bidder offers, so that another may offer the same
        self.requirements = []  # as written to the file
        self.in_offer = set()   # requirements answered per lot, in the offer
        self.answers = {}       # requirement -> function giving a random answer
        self.needs = []
        self.files = {}

    # -- random pieces

    def chance(self, percent):
        return self.rng.randrange(100) < percent

    def decimal(self, low, high, digits=None):
        """A decimal in low..high with 0 to 4 digits."""
        if digits is None:
            digits = self.rng.choice([0, 0, 0, 1, 2, 2, 3, 4])
        scale = 10 ** digits
        return fixed_point(self.rng.randint(int(low * scale), int(high * scale)), digits)

    def split_hundred(self, parts):
        """Positive decimals that sum to exactly 100, as units of 10^-digits."""
        if self.round_figures:
            cuts = sorted(self.rng.sample(range(1, 20), parts - 1))
            return [5 * (b - a) for a, b in zip([0] + cuts, cuts + [20])], 0
        digits = self.rng.choice([0, 0, 0, 1, 2])
        whole = 100 * 10 ** digits
        cuts = sorted(self.rng.sample(range(1, whole), parts - 1))
        return [b - a for a, b in zip([0] + cuts, cuts + [whole])], digits

    def once(self, key, make):
        """make() the first time, the same value for the same key ever after."""
        if key not in self.memo:
            self.memo[key] = make()
        return self.memo[key]

    def need(self):
        self.needs.append({
            "id": f"N-{len(self.needs) + 1:02}",
            "text": f"Behov nummer {len(self.needs) + 1} i behovsvurderingen",
            "force": "should",
            "source": f"Behovsvurdering 2026, side {self.rng.randint(2, 30)}",
        })
        return self.needs[-1]["id"]

    def requirement(self, kind, answer, give, lots="all", **more):
        """A new requirement; give() makes a random answer to it."""
        entry = {
            "id": f"R-{len(self.requirements) + 1:02}",
            "kind": kind,
            "text": f"Krav nummer {len(self.requirements) + 1}",
            "lots": lots,
            "answer": answer,
            **more,
        }
        if kind in ("minimum", "exclusion", "qualification"):
            entry["must_be_met_at"] = "start" if kind == "minimum" else "tender"
        if self.chance(20):
            entry["needs"] = [self.need()]
        self.requirements.append(entry)
        self.answers[entry["id"]] = give
        return entry["id"]

    # -- the frame: scale, lots, bidders, price forms, awards

    def frame(self):
        rng = self.rng
        self.round_figures = self.chance(30)  # halves and quarters everywhere: exact ties and exact halves
        self.point_mode = self.chance(25)
        self.scale_top = rng.choice([5, 10, 10, 10, 100])  # also the top of the risk points
        self.weights_are = rng.choice(["of parent", "of parent", "of total"])
        self.lots = [f"L{i + 1}" for i in range(rng.choice([1, 1, 2, 2, 3, 4]))]
        self.bidders = sorted(rng.sample(NAMES, rng.choice([1, 2, 3, 3, 4, 4, 5, 6, 7, 8])))
        self.source = {}  # a bidder whose offer is in all that counts the same as another's
        for i, bidder in enumerate(self.bidders):
            copied = i > 0 and self.chance(15)
            self.source[bidder] = self.source[rng.choice(self.bidders[:i])] if copied else bidder
        self.offers_lot = {
            b: sorted(rng.sample(self.lots, rng.randint(1, len(self.lots))))
            if self.chance(40) else list(self.lots) for b in self.bidders
        }

        self.awards, self.volume, self.award_of = [], {}, {}
        for lot in self.lots:
            if self.awards and self.chance(30):
                award = rng.choice(self.awards)
            else:
                award = self.new_award()
            self.award_of[lot] = award
            if award["rule"] == "by volume" or self.chance(75):
                wanted = rng.randint(8, 60)
                if "maximum_share" in award:  # the largest share must be a viable volume
                    share = Fraction(award["maximum_share"].rstrip("%")) / 100
                    wanted = max(wanted, math.ceil(Fraction(str(award["minimum_viable"])) / share))
                width = rng.randint(0, wanted // 4)
                self.volume[lot] = (wanted, wanted + width)

        self.price_forms = [self.new_price_form(i) for i in range(rng.choice([1, 1, 2]))]
        self.price_form_of = {lot: rng.choice(self.price_forms) for lot in self.lots}
        self.price_forms = [f for f in self.price_forms if f in self.price_form_of.values()]

        count = 2 if len(self.lots) > 1 and self.chance(35) else 1
        first = rng.randint(1, len(self.lots) - 1) if count == 2 else len(self.lots)
        self.lots_of_method = [self.lots[:first], self.lots[first:]][:count]

    def new_award(self):
        rng = self.rng
        rule = rng.choice(["one winner", "k best", "by volume", "by volume"])
        award = {"id": f"A{len(self.awards) + 1}", "rule": rule}
        if rule == "k best":
            award["winners"] = Number(rng.randint(1, 4))
        if rule == "by volume":
            award["minimum_viable"] = Number(rng.randint(1, 8))
            if self.chance(60):
                award["maximum_share"] = rng.choice(["25%", "40%", "50%", "60%", "75%", "37.5%"])
            award["residual"] = rng.choice([
                ["next in rank", "up to top of range", "leave unawarded"],
                ["next in rank", "leave unawarded"],
                ["up to top of range", "leave unawarded"],
                ["leave unawarded"],
            ])
        self.awards.append(award)
        return award

    def new_price_form(self, index):
        rng = self.rng
        lines = []
        for i in range(rng.randint(1, 4)):
            line = Flow(id=rng.choice(["day", "night", "visit", "setup"]) + str(i + 1),
                        title=f"Prislinje {i + 1}", unit="stk", quantity=self.decimal(1, 1000))
            if self.round_figures:
                line["quantity"] = Number(rng.choice([1, 2, 4, 10]))
            if self.chance(40) and not self.round_figures:
                line["factor"] = rng.choice(["50%", "25%", "12.5%", "75%", "100%"])
            base = rng.choice([40, 700, 4500])
            if self.chance(60):
                line["plausible"] = f"{base // 4}..{base * 4}"
            self.once(("base", index, line["id"]), lambda base=base: base)
            lines.append(line)
        return {"id": f"PF{index + 1}", "formula": "price-form-basket", "lines": lines, "_index": index}

    def typical_price(self, lots):
        """About what the first of the lots costs, to choose sensible parameters."""
        form = self.price_form_of[lots[0]]
        total = 0
        for line in form["lines"]:
            base = self.memo["base", form["_index"], line["id"]]
            total += base * float(line["quantity"]) * float(line.get("factor", "100%")[:-1]) / 100
        return int(total) + 10

    # -- the method

    def new_method(self, index, lots):
        rng = self.rng
        self.prefix = "KS"[index]
        monetised = self.chance(15)
        method = {"id": f"M{index + 1}", "title": f"Metode {index + 1}", "criteria": None}

        viable = all("minimum_viable" in self.award_of[lot] for lot in lots)
        references = rng.choice(["admitted bids", "admitted bids", "after thresholds"]
                                + ["at least minimum viable"] * (2 * viable))
        thresholds = rng.choice(["before normalisation", "after normalisation"])
        self.method_lots, self.references = lots, references

        kinds = [rng.choice(["assessors", "assessors", "answer", "levels", "requirements", "risk"])
                 for _ in range(rng.choice([1, 2, 3, 3, 4, 5, 6]))]
        price = [] if monetised else ["price"]
        if price and self.chance(15):
            kinds.insert(rng.randrange(len(kinds) + 1), price.pop())  # price somewhere in the tree
        top = [self.new_leaf(kind, f"P{index + 1}") for kind in price]
        top += self.new_tree(kinds, self.prefix, 1)
        method["criteria"] = top
        self.set_weights(top)
        self.keep_references_straight(top, references, thresholds)

        if any(leaf.get("from") == "assessors" for leaf in leaves(top)):
            panel = Flow(formula=rng.choice(["panel-consensus", "panel-consensus", "panel-mean",
                                             "panel-median", "panel-trimmed-mean"]))
            if panel["formula"] == "panel-trimmed-mean":
                panel["parameters"] = Flow(trim=Number(rng.choice([0, 1, 1, 1, 2])))
            method["panel"] = panel
        if monetised:
            value = self.decimal(self.typical_price(lots) / 200, self.typical_price(lots) / 10)
            method["combine"] = Flow(formula="monetised-quality-deduction",
                                     parameters=Flow(value_per_point=value))
        else:
            on_points = any("max_points" in leaf for leaf in leaves(top))
            method["combine"] = Flow(formula="points-sum" if on_points else "weighted-sum")
            if self.chance(20):
                method["normalise"] = self.normalise()
        has_threshold = any("threshold" in c and not any(x.get("from") == "price" for x in walk([c]))
                            for c in walk(top))
        method["references"] = references if has_threshold else references.replace("after thresholds",
                                                                                    "admitted bids")
        method["thresholds"] = thresholds
        rounding = {}
        for stage in ("evaluated_price", "points", "normalised", "criterion", "total"):
            if self.chance(35):
                rounding[stage] = Flow(digits=Number(rng.choice([0, 0, 1, 1, 2, 2, 3, 4])),
                                       mode=rng.choice(ROUND_MODES))
        if rounding:
            method["round"] = rounding
        keys = ["quality", "price"] + rng.sample([c["id"] for c in walk(top)], 1)
        rng.shuffle(keys)
        method["ties"] = keys[:rng.randint(0, 3)]
        if not method["ties"] or self.chance(85):
            method["ties"].append("draw")
        method["published"] = "Konkurransegrunnlaget punkt 5.2"
        return method

    def normalise(self):
        return Flow(formula=self.rng.choice(["normalise-ratio", "normalise-ratio", "normalise-shift",
                                             "normalise-none"]))

    def new_tree(self, kinds, path, depth):
        """Leaves of these kinds, some of them gathered under nodes; at most three levels."""
        rng = self.rng
        groups = []
        for kind in kinds:
            if groups and depth < 3 and self.chance(55):
                groups[-1].append(kind)
            else:
                groups.append([kind])
        if depth > 1 and len(groups) == 1 and len(kinds) > 1:
            groups = [[kind] for kind in kinds]
        result = []
        for i, group in enumerate(groups):
            ident = f"{path}{i + 1}"
            if len(group) == 1 and not (depth < 3 and self.chance(5)):
                result.append(self.new_leaf(group[0], ident))
                continue
            node = {"id": ident, "title": f"Kriterium {ident}"}
            self.decorate(node, rng)
            node["criteria"] = self.new_tree(group, ident, depth + 1)
            result.append(node)
        return result

    def decorate(self, criterion, rng):
        """Thresholds (as a share of the top for now) and normalisation."""
        if self.chance(20):
            criterion["_threshold"] = rng.choice([10, 20, 30, 40, 50])
        if self.chance(20):
            criterion["normalise"] = self.normalise()

    def new_leaf(self, kind, ident):
        rng = self.rng
        per_lot = kind == "price" or (kind != "risk" and self.chance(45))
        leaf = {"id": ident, "title": f"Kriterium {ident}"}
        top = self.scale_top
        if self.point_mode:
            leaf["max_points"] = (Number(top) if kind == "risk" else
                                  self.decimal(3, 60, rng.choice([0, 0, 0, 1])))
            top = float(leaf["max_points"])
        leaf["scored"] = "per lot" if per_lot else "once"
        if self.chance(15):
            leaf["needs"] = [self.need()]
        self.decorate(leaf, rng)
        if kind == "price" and self.chance(70):
            leaf.pop("_threshold", None)
        lots = list(self.method_lots) if per_lot else "all"
        leaf["from"] = "answer" if kind == "levels" else kind
        leaf["_top"] = top
        if kind == "price":
            self.price_leaf(leaf)
        elif kind == "answer":
            worst, best = sorted(rng.sample(range(10, 90), 2), reverse=self.chance(30))
            digits = rng.choice([0, 0, 1, 2])
            give = lambda: self.decimal(5, 95, digits)
            leaf["requirement"] = self.requirement("scored", "number", give, lots, unit="timer")
            if self.chance(15):
                leaf["own_formula"] = "clamp(max_points * answer / best, 0, max_points)"
                leaf["parameters"] = Flow(best=Number(best))
            else:
                leaf["formula"] = "value-linear-fixed-range"
                leaf["parameters"] = Flow(worst=Number(worst), best=Number(best))
        elif kind == "levels":
            names = ["A", "B", "C", "D"][:rng.randint(2, 4)]
            give = lambda: rng.choice(names)
            leaf["requirement"] = self.requirement("scored", "choice", give, lots, choices=names)
            leaf["levels"] = Flow((name, self.decimal(0, top)) for name in names)
        elif kind == "requirements":
            leaf["requirements"] = [self.scored_requirement(lots) for _ in range(rng.randint(1, 4))]
            leaf["formula"] = "share-of-requirements-met"
        elif kind == "risk":
            leaf["formula"] = rng.choice(["risk-worst", "risk-mean"])
        return leaf

    def price_leaf(self, leaf):
        rng, typical = self.rng, self.typical_price(self.method_lots)
        kind = rng.choice(["linear", "linear", "ratio", "min-max", "fixed", "own"])
        if kind == "linear":
            leaf["formula"] = "price-linear-lowest"
            leaf["parameters"] = Flow(span=rng.choice(["50%", "75%", "100%", "100%", "150%", "33.3%"]))
            if self.chance(30):
                leaf["formula"] = "price-linear-lowest-floor"
                leaf["parameters"]["floor"] = Number(rng.choice(["0", "0", "1", "-2"]))
        elif kind == "ratio":
            leaf["formula"] = "price-ratio-lowest"
        elif kind == "min-max":
            leaf["formula"] = "price-linear-min-max"
        elif kind == "fixed":
            leaf["formula"] = "price-linear-fixed-range"
            leaf["parameters"] = Flow(zero=self.decimal(typical * 1.3, typical * 2.5),
                                      full=self.decimal(typical * 0.5, typical * 1.1))
        else:
            formulas = list(OWN_PRICE_FORMULAS)
            leaf["_two"] = self.references == "admitted bids"
            leaf["own_formula"] = rng.choice(formulas + [OWN_PRICE_FORMULA_FOR_TWO] * 2 * leaf["_two"])
            if "spread" in leaf["own_formula"]:
                leaf["parameters"] = Flow(spread=rng.choice(["50%", "100%", "125%"]))

    def scored_requirement(self, lots):
        rng = self.rng
        if lots != "all" and self.chance(40):
            lots = "all"
        more = {"weight": self.decimal(1, 5)} if self.chance(50) else {}
        if self.chance(70):
            return self.requirement("scored", "truth", lambda: self.chance(65), lots, **more)
        limit, sign = rng.randint(20, 80), rng.choice([">=", "<="])
        give = lambda: Number(limit) if self.chance(15) else self.decimal(0, 100)
        return self.requirement("scored", "number", give, lots, unit="timer",
                                met_if=f"answer {sign} {limit}", **more)

    def set_weights(self, top):
        """Weights in the declared reading, and thresholds now that every top is known."""
        if not self.point_mode:
            if self.weights_are == "of parent":
                self.weigh_children(top)
                for node in walk(top):
                    self.weigh_children(node.get("criteria", []))
            else:
                every = leaves(top)
                units, digits = self.split_hundred(len(every))
                self.write_weights(every, units, digits)
                for leaf, unit in zip(every, units):
                    leaf["_units"] = unit
                if self.chance(50):
                    for node in walk(top):
                        if "criteria" in node:
                            whole = sum(leaf["_units"] for leaf in leaves(node["criteria"]))
                            node["weight"] = fixed_point(whole, digits)
        for criterion in walk(top):
            if "_threshold" in criterion:
                whole = self.scale_top
                if self.point_mode:
                    whole = sum(leaf["_top"] for leaf in leaves([criterion]))
                criterion["threshold"] = self.decimal(0, whole * criterion["_threshold"] / 100,
                                                      self.rng.choice([0, 0, 1]))

    def weigh_children(self, children):
        if children:
            self.write_weights(children, *self.split_hundred(len(children)))

    def write_weights(self, criteria, units, digits):
        for criterion, unit in zip(criteria, units):
            weight = fixed_point(unit, digits)
            if self.chance(15):
                low = fixed_point(max(unit - self.rng.randint(0, 10 ** digits * 5), 0), digits)
                high = fixed_point(min(unit + self.rng.randint(1, 10 ** digits * 5), 100 * 10 ** digits),
                                   digits)
                criterion["weight"], criterion["used"] = f"{low}..{high}", weight
            else:
                criterion["weight"] = weight + "%" if self.chance(15) else weight

    @staticmethod
    def keep_references_straight(top, references, thresholds):
        """`after thresholds` must not rest on points that rest on the reference set."""
        if references != "after thresholds":
            return
        for criterion in walk(top):
            if "threshold" not in criterion or any(c.get("from") == "price" for c in walk([criterion])):
                continue
            for below in walk([criterion]):
                if below is not criterion or thresholds == "after normalisation":
                    below.pop("normalise", None)

    # -- gate and decisions

    def gate(self):
        """Minimum requirements, and who is rejected where; every finding gets its decision."""
        rng = self.rng
        self.decisions, self.rejected = [], set()  # rejected holds (bidder, lot)
        for _ in range(rng.randint(1, 4)):
            lots = "all" if self.chance(65) else sorted(rng.sample(self.lots, rng.randint(1, len(self.lots))))
            force = rng.choice(["shall", "shall", "may"])
            kind = rng.choice(["minimum", "minimum", "exclusion", "qualification"])
            if self.chance(75):
                self.requirement(kind, "truth", lambda: self.chance(95), lots, if_not_met=force)
            else:
                limit = rng.randint(5, 20)
                give = lambda limit=limit: (self.decimal(limit, limit + 40) if self.chance(95) else
                                            self.decimal(0, limit - 1))
                self.requirement("minimum", "number", give, lots, unit="timer",
                                 met_if=f"answer >= {limit}", if_not_met=force)
        if self.chance(50):
            self.requirement("information", "number", lambda: self.decimal(1, 400, 0), unit="ansatte")

        for requirement in self.requirements:
            if "if_not_met" not in requirement:
                continue
            for bidder in self.bidders:
                unmet = [lot for lot in self.offers_lot[bidder]
                         if requirement["lots"] == "all" or lot in requirement["lots"]
                         if not self.met(requirement, self.answer(requirement, bidder, lot))]
                if not unmet:
                    continue
                reject = requirement["if_not_met"] == "shall" or self.chance(50)
                lots = "all" if requirement["lots"] == "all" else unmet
                self.decide(bidder, lots, "requirement-not-met", "reject" if reject else "accept",
                            requirement=requirement["id"])
                if reject:
                    self.rejected |= {(bidder, lot) for lot in unmet}

        for bidder in self.bidders:
            if self.chance(4):
                lots = [rng.choice(self.offers_lot[bidder])]
                self.decide(bidder, lots, "own initiative", "reject")
                self.rejected |= {(bidder, lot) for lot in lots}
        for bidder in self.bidders:
            for lot in ["all"] + self.admitted_lots(bidder, self.offers_lot[bidder]):
                amount = self.once(("deviation", self.source[bidder], lot),
                                   lambda: self.decimal(10, 20000) if self.chance(8) else None)
                if amount and self.admitted_lots(bidder, self.offers_lot[bidder]):
                    self.decide(bidder, lot if lot == "all" else [lot], "own initiative",
                                "priced deviation", amount=amount)
        for lot in self.lots:
            order = [b for b in self.bidders if lot in self.offers_lot[b] and (b, lot) not in self.rejected]
            if len(order) > 1 and self.chance(90):
                rng.shuffle(order)
                self.decide(None, [lot], "own initiative", "draw", order=order)

    def decide(self, bidder, lots, answers, kind, **more):
        decision = {} if bidder is None else {"bidder": bidder}
        decision.update(lots=lots, answers=answers)
        if "requirement" in more:
            decision["requirement"] = more.pop("requirement")
        decision.update(kind=kind, **more, by="Innkjøpsleder", date="2026-10-06",
                        reason=f"Begrunnelse nummer {len(self.decisions) + 1} for avgjørelsen",
                        provision="Konkurransegrunnlaget punkt 4.1")
        self.decisions.append(decision)

    @staticmethod
    def met(requirement, answer):
        if requirement["answer"] == "truth":
            return answer
        _, sign, limit = requirement["met_if"].split()
        return float(answer) >= float(limit) if sign == ">=" else float(answer) <= float(limit)

    def answer(self, requirement, bidder, lot):
        where = None if requirement["lots"] == "all" else lot
        return self.once(("answer", self.source[bidder], requirement["id"], where),
                         self.answers[requirement["id"]])

    def admitted_lots(self, bidder, lots):
        return [lot for lot in lots if lot in self.offers_lot[bidder] and (bidder, lot) not in self.rejected]

    # -- assessors and scores

    def panels(self):
        rng = self.rng
        scored = [(method, lots, leaf) for method, lots in zip(self.methods, self.lots_of_method)
                  for leaf in leaves(method["criteria"]) if leaf["from"] == "assessors"]
        if not scored:
            return
        least = {leaf["id"]: 2 * int(method["panel"].get("parameters", {}).get("trim", 0)) + 1
                 for method, _, leaf in scored}
        ids = [f"A{i + 1}" for i in range(max(rng.randint(1, 5), max(least.values())))]
        duty = {a: [] for a in ids}
        for _, _, leaf in scored:
            for assessor in sorted(rng.sample(ids, rng.randint(least[leaf["id"]], len(ids)))):
                duty[assessor].append(leaf["id"])
        assessors = [{"id": a, "role": f"Fagperson {a}", "criteria": duty[a], "impartial": "2026-10-02"}
                     for a in ids if duty[a]]
        for assessor in assessors:
            for bidder in self.bidders:
                if self.chance(8) and all(self.members(assessors, c, bidder) > least[c]
                                          for c in assessor["criteria"]):
                    assessor.setdefault("recused", []).append(bidder)
            if "recused" in assessor:
                assessor["recused_reason"] = "Tidligere styremedlem hos tilbyder"
        self.files["criteria/assessors.yaml"] = {"assessors": assessors}

        for assessor in assessors:
            mine = [entry for entry in scored if entry[2]["id"] in assessor["criteria"]]
            self.score_file(assessor["id"], {"assessor": assessor["id"], "date": "2026-10-12"}, mine,
                            assessor.get("recused", []))
        agreed = [entry for entry in scored if entry[0]["panel"]["formula"] == "panel-consensus"]
        self.score_file("consensus", {"closed": "2026-10-20", "present": [a["id"] for a in assessors]},
                        agreed, [])

    @staticmethod
    def members(assessors, criterion, bidder):
        return sum(criterion in a["criteria"] and bidder not in a.get("recused", []) for a in assessors)

    def score_file(self, who, head, scored, recused):
        entries = []
        for _, lots, leaf in scored:
            for lot in lots if leaf["scored"] == "per lot" else [None]:
                bids = {}
                for bidder in self.bidders:
                    if bidder in recused or not self.admitted_lots(bidder, [lot] if lot else lots):
                        continue
                    score = self.once(("score", who, leaf["id"], lot, self.source[bidder]),
                                      lambda: self.score(leaf["_top"]))
                    bids[bidder] = Flow(score=score, reason=f"Vurdering av {bidder}: konkret og dokumentert",
                                        page=str(self.rng.randint(3, 40)))
                if bids:
                    entry = {"criterion": leaf["id"], "bids": bids}
                    if lot:
                        entry = {"criterion": leaf["id"], "lot": lot, "bids": bids}
                    entries.append(entry)
        if entries:
            self.files[f"bids/scores/{who}.yaml"] = {**head, "scores": entries}

    def score(self, top):
        if self.round_figures:
            return fixed_point(self.rng.randint(int(top * 0.6), int(top * 2)) * 5, 1)
        return self.decimal(top * 0.3, top, self.rng.choice([0, 0, 0, 0, 1, 2]))

    # -- risk

    def risks(self):
        rng = self.rng
        used = any(leaf["from"] == "risk" for m in self.methods for leaf in leaves(m["criteria"]))
        self.risk_words = None
        if not used and self.chance(60):
            return
        rows = ["Liten", "Moderat", "Stor", "Ekstrem"][:rng.randint(2, 4)]
        columns = ["Liten", "Moderat", "Stor", "Ekstrem"][:rng.randint(2, 4)]
        levels = ["Lav", "Moderat", "Betydelig", "Kritisk"][:rng.randint(2, 4)]
        last = len(rows) + len(columns) - 2
        grid = {row: [levels[(i + j) * (len(levels) - 1) // last] for j in range(len(columns))]
                for i, row in enumerate(rows)}
        digits = rng.choice([0, 0, 1])
        whole = self.scale_top * 10 ** digits
        points = [whole] + sorted(rng.sample(range(0, whole), len(levels) - 1), reverse=True)
        self.risk_words = (rows, columns)
        self.files["risk/matrix.yaml"] = {
            "likelihood": rows, "consequence": columns, "levels": levels,
            "grid": dict(reversed(grid.items())),
            "points": Flow((level, fixed_point(p, digits)) for level, p in zip(levels, points)),
        }
        if self.chance(50):
            row, column = rng.choice(rows), rng.randrange(len(columns))
            self.files["risk/register.yaml"] = {"risks": [{
                "id": "A-1", "event": "For få kvalifiserte tilbud", "likelihood": row,
                "consequence": columns[column], "stated": grid[row][column],
                "measure": "Leverandørkonferanse", "owner": "Innkjøpsleder", "due": "2026-08-01",
                "residual": levels[0],
            }]}

    def bid_risks(self, bidder):
        if self.risk_words is None:
            return []
        rows, columns = self.risk_words
        pairs = self.once(("risks", self.source[bidder]),
                          lambda: [(self.rng.choice(rows), self.rng.choice(columns))
                                   for _ in range(self.rng.randint(1, 3))])
        return [{"id": f"B-{i + 1}", "event": f"Hendelse {i + 1}", "likelihood": row, "consequence": column,
                 "measure": "Tiltak beskrevet", "page": "15"} for i, (row, column) in enumerate(pairs)]

    # -- bids

    def bid(self, bidder):
        rng, source = self.rng, self.source[bidder]
        offers, minimum = [], {}
        for lot in self.offers_lot[bidder]:
            offer = {"lot": lot}
            if lot in self.volume:
                top = self.volume[lot][1]
                offered = rng.randint(max(1, top // 5), top)
                offer["offered"] = Number(offered)
                minimum[lot] = 0
                if self.fixed_form:
                    minimum[lot] = rng.randint(0, offered) if self.chance(50) else rng.randint(0, offered // 3)
                    offer["minimum"] = Number(minimum[lot])
            form = self.price_form_of[lot]
            offer["prices"] = {line["id"]: self.price(form, line, source, lot) for line in form["lines"]}
            own = {r["id"]: {"answer": self.answer(r, bidder, lot), "page": str(rng.randint(2, 30))}
                   for r in self.requirements if r["lots"] != "all" and lot in r["lots"]}
            if own:
                offer["answers"] = own
            offers.append(offer)
        caps = []
        if self.fixed_form and minimum:
            for _ in range(rng.choice([0, 0, 1, 1, 2])):
                lots = sorted(rng.sample(sorted(minimum), rng.randint(1, len(minimum))))
                least = sum(minimum[lot] for lot in lots)
                caps.append({"lots": lots, "at_most": Number(max(1, least) + rng.randint(0, 30))})
        return {
            "bidder": {"name": f"{bidder.capitalize()} AS (oppdiktet)",
                       "organisation_number": organisation_number(rng),
                       "legal_form": "aksjeselskap", "non_profit": self.chance(50)},
            "received": f"2026-09-{rng.randint(20, 30)}T{rng.randint(8, 15):02}:41:00+02:00",
            "valid_until": "2027-03-31",
            "currency": "NOK",
            "vat": "excluded",
            "offers": offers,
            "answers": {r["id"]: {"answer": self.answer(r, bidder, None), "page": str(rng.randint(2, 30))}
                        for r in self.requirements if r["lots"] == "all"},
            "caps": caps,
            "reservations": [],
            "risks": self.bid_risks(bidder),
        }

    def price(self, form, line, source, lot):
        base = self.memo["base", form["_index"], line["id"]]
        if self.round_figures:
            eighths = self.once(("eighths", source, lot),
                                lambda: self.rng.choice([8, 8, 9, 10, 11, 12, 16, 18, 22]))
            return fixed_point(base * eighths * 125, 3)
        level = self.once(("level", source), lambda: self.rng.choice([0.7, 0.9, 1.0, 1.1, 1.3, 2.4]))
        return self.once(("price", source, lot, line["id"]),
                         lambda: self.decimal(base * level * 0.8, base * level * 1.25))

    # -- everything

    def folder(self):
        rng = self.rng
        self.frame()
        self.fixed_form = self.chance(65)
        self.methods = [self.new_method(i, lots) for i, lots in enumerate(self.lots_of_method)]
        self.risks()
        self.gate()
        self.two_bids_for_second()
        self.panels()
        for bidder in self.bidders:
            self.files[f"bids/{bidder}.json"] = self.bid(bidder)
        if self.chance(30):
            self.files["bids/clarifications.yaml"] = {"to_all": [{
                "id": "T-01", "subject": "Presisering av hva som regnes som en plass", "status": "sent",
                "date": "2026-09-08", "concerns": list(self.lots)}]}
        if self.decisions:
            self.files["bids/decisions.yaml"] = {"decisions": self.decisions}

        method_of = {lot: m["id"] for m, lots in zip(self.methods, self.lots_of_method) for lot in lots}
        lots = []
        for lot in self.lots:
            entry = {"id": lot, "title": f"Delytelse {lot}", "unit": "places"}
            if lot in self.volume:
                wanted, top = self.volume[lot]
                entry["volume"] = Flow(wanted=Number(wanted))
                entry["volume"]["range"] = f"{max(1, wanted - (top - wanted))}..{top}"
            entry.update(method=method_of[lot], price_form=self.price_form_of[lot]["id"],
                         award=self.award_of[lot]["id"], needs=[self.need()])
            lots.append(entry)
        self.files["criteria/tender.yaml"] = {
            "tender": f"EK-2026-{rng.randint(1, 999):03}", "title": "Tilfeldig konkurranse",
            "buyer": "Eksempel kommune", "example": True, "language": rng.choice(["nb", "nn", "en"]),
            "currency": "NOK", "vat": "excluded", "regime": "foa-iv", "notice_date": "2026-08-17",
            "bid_deadline": "2026-10-01T12:00:00+02:00", "evaluation_date": "2026-11-02",
            "bids_valid_until": "2027-03-01", "lots": lots,
        }
        if self.chance(70):
            destination = rng.choice(["excluded", "contract term"])
            self.need()
            self.needs[-1].update(force="not" if destination == "excluded" else "should",
                                  destination=destination, reason="Avtalens punkt 6")
        self.files["criteria/needs.yaml"] = {"needs": self.needs}
        self.files["criteria/requirements.yaml"] = {"requirements": self.requirements}
        self.files["criteria/award.yaml"] = self.award_file()
        return self.files

    def award_file(self):
        award = {}
        if not self.point_mode:
            award["scale"] = Flow({"from": Number(0), "to": Number(self.scale_top)})
            award["weights"] = self.weights_are
        reservations = {"rule": "not allowed"}
        if self.fixed_form:
            order = list(self.lots)
            self.rng.shuffle(order)
            reservations = {"rule": "fixed form", "lot_order": order}
        award["capacity_reservations"] = {**reservations, "published": "Konkurransegrunnlaget punkt 5.4"}
        award["price_forms"] = self.price_forms
        award["methods"] = self.methods
        award["awards"] = [a for a in self.awards if a in self.award_of.values()]
        return award

    def two_bids_for_second(self):
        """second(price) is only asked for where every lot has two prices or none."""
        for method, lots in zip(self.methods, self.lots_of_method):
            counts = [sum(bool(self.admitted_lots(b, [lot])) for b in self.bidders) for lot in lots]
            for leaf in leaves(method["criteria"]):
                if leaf.get("own_formula") == OWN_PRICE_FORMULA_FOR_TWO and 1 in counts:
                    leaf["own_formula"] = OWN_PRICE_FORMULAS[0]


def walk(criteria):
    for criterion in criteria:
        yield criterion
        yield from walk(criterion.get("criteria", []))


def leaves(criteria):
    return [criterion for criterion in walk(criteria) if "criteria" not in criterion]


KEY_ORDER = ["id", "title", "weight", "used", "max_points", "scored", "needs", "threshold", "from",
             "requirement", "requirements", "formula", "own_formula", "parameters", "levels",
             "normalise", "criteria"]


def tidy(value):
    """Without the generator's own notes, and criteria in the order a person would write."""
    if isinstance(value, dict):
        keys = [key for key in value if not str(key).startswith("_")]
        if "scored" in value or ("criteria" in value and "combine" not in value and "role" not in value):
            keys.sort(key=KEY_ORDER.index)
        return type(value)((key, tidy(value[key])) for key in keys)
    if isinstance(value, list):
        return [tidy(item) for item in value]
    return value


def write(seed, folder):
    folder = Path(folder)
    for name, content in Generator(seed).folder().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".json"):
            text = json_text(content)
        else:
            text = "\n".join(yaml_lines(tidy(content)))
        path.write_text(text + "\n", encoding="utf-8")


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: random_tender.py SEED DIR")
    write(int(sys.argv[1]), sys.argv[2])


if __name__ == "__main__":
    main()
