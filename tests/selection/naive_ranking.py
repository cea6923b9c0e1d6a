"""A second, slow reading of the contract in fractions, written apart from the engine."""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from math import ceil

WIDE = Context(prec=120)
THIRTY = Context(prec=30, rounding=ROUND_HALF_EVEN)


def half_up(value: Fraction, digits: int) -> Fraction:
    size = abs(value) * 10**digits
    whole = int(size)
    if size - whole >= Fraction(1, 2):
        whole += 1
    return Fraction(whole if value >= 0 else -whole, 10**digits)


def thirty(value) -> Fraction:
    if isinstance(value, Fraction):
        value = WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))
    return Fraction(THIRTY.plus(value))


def number(value) -> Fraction:
    return Fraction(str(value))


class Naive:
    def __init__(self, scheme: dict, marks: list[dict], seats: dict | None, events: list[dict]):
        self.scheme, self.seats, self.events = scheme, seats, events
        self.group = {}
        self.rows = {}
        for row in marks:
            self.group[row["candidate"]] = row["group"]
            self.rows.setdefault((row["candidate"], row["component"]), []).append(row)
        self.digits = {
            name: int(item.get("digits", scheme.get("digits", 2)))
            for name, item in [*scheme["components"].items(), *scheme.get("composites", {}).items()]
        }
        self.before: dict[str, dict[str, Fraction]] = {}
        self.score: dict[str, dict[str, Fraction]] = {}
        for name in scheme["components"]:
            self.component(name)
        waiting = dict(scheme.get("composites", {}))
        while waiting:
            for name, item in list(waiting.items()):
                if not any(part in waiting for part in item["of"]):
                    self.composite(name, waiting.pop(name))

    def component(self, name):
        rule = self.scheme["components"][name]
        high = int(rule.get("examiners", {}).get("drop_highest", 0))
        low = int(rule.get("examiners", {}).get("drop_lowest", 0))
        values, panel = {}, {}
        for candidate in self.group:
            rows = self.rows.get((candidate, name), [])
            marks = sorted(Fraction(row["mark"]) for row in rows if row["mark"])
            if marks:
                kept = marks[low : len(marks) - high]
                values[candidate] = sum(kept) / len(kept)
                panel[candidate] = rows[0]["panel"]
        if "panels" in rule:
            values = self.panels(rule["panels"], values, panel)
        for candidate in self.group:
            if "default" in rule and (candidate, name) not in self.rows:
                values[candidate] = number(rule["default"])
        self.before[name] = values
        self.score[name] = {c: half_up(v, self.digits[name]) for c, v in values.items()}

    def panels(self, rule, values, panel):
        result = {}
        for group in set(self.group.values()):
            members = {c: v for c, v in values.items() if self.group[c] == group}
            by_panel = {}
            for candidate in members:
                by_panel.setdefault(panel[candidate], []).append(candidate)
            for candidates in by_panel.values():
                lists = [[members[c] for c in each] for each in by_panel.values()]
                own = [members[c] for c in candidates]
                adjust = self.double if rule["method"] == "double_average" else self.z_score
                for c in candidates:
                    result[c] = adjust(rule, members[c], own, lists)
        return result

    def double(self, rule, value, own, lists):
        def mean(numbers):
            numbers = sorted(numbers)
            high, low = int(rule.get("trim_highest", 0)), int(rule.get("trim_lowest", 0))
            numbers = numbers[low : len(numbers) - high]
            return sum(numbers) / Fraction(len(numbers))

        if rule.get("grand", "panels") == "panels":
            grand = sum(mean(each) for each in lists) / Fraction(len(lists))
        else:
            grand = mean([v for each in lists for v in each])
        factor = grand / mean(own)
        if "factor_digits" in rule:
            factor = half_up(factor, int(rule["factor_digits"]))
        return thirty(value * factor)

    def z_score(self, rule, value, own, lists):
        everyone = [v for each in lists for v in each]

        def mean(numbers):
            return sum(numbers) / Fraction(len(numbers))

        def variance(numbers):
            return sum((v - mean(numbers)) ** 2 for v in numbers) / Fraction(len(numbers))

        if variance(own) == 0:
            return thirty(mean(everyone))
        ratio = variance(everyone) / variance(own)
        root = Fraction(
            WIDE.sqrt(WIDE.divide(Decimal(ratio.numerator), Decimal(ratio.denominator)))
        )
        exact = root.limit_denominator(10**40)
        if exact * exact == ratio:
            root = exact
        return thirty((value - mean(own)) * root + mean(everyone))

    def composite(self, name, item):
        before = {}
        for c in self.group:
            if all(c in self.score[part] for part in item["of"]):
                total = sum(self.score[part][c] * number(w) for part, w in item["of"].items())
                before[c] = total / number(item.get("divide_by", 1))
        self.before[name] = before
        self.score[name] = {c: half_up(v, self.digits[name]) for c, v in before.items()}

    def leaves(self, name):
        if name in self.scheme["components"]:
            return {name}
        return set().union(*(self.leaves(part) for part in self.scheme["composites"][name]["of"]))

    # -- steps ----------------------------------------------------------------------------------

    def result(self):
        steps = [step["name"] for step in self.scheme["steps"]]
        leaving = {}
        for event in self.events:
            key = (steps.index(event["before_step"]), event["event"] != "vetoed", event["event"])
            leaving[event["candidate"]] = min(leaving.get(event["candidate"], key), key)
        out = []
        for group in set(self.group.values()):
            pool = {c for c, g in self.group.items() if g == group}
            seats = 1 if self.seats is None else int(self.seats[group])
            for n in range(len(steps)):
                rows, pool, ended = self.step(n, pool, seats, leaving)
                out += [(group, c, n, *rest) for c, rest in rows.items()]
                if ended:
                    break
        big = 10**9
        out.sort(key=lambda r: (r[0], r[2], big if r[4] == "" else int(r[4]), r[1]))
        return [(g, c, steps[n], s, r, o, why) for g, c, n, s, r, o, why in out]

    def step(self, n, pool, seats, leaving):
        step = self.scheme["steps"][n]
        rows = {}
        entrants = set(pool)
        for c in pool:
            if c in leaving and leaving[c][0] == n:
                rows[c] = ("", "", leaving[c][2], "")
                entrants.remove(c)
        if seats and len(entrants) < number(step.get("min_per_seat", 0)) * seats:
            rows.update(dict.fromkeys(entrants, ("", "", "group_cancelled", "")))
            return rows, set(), True
        scores = self.score[step["score"]]
        ranked = []
        for c in entrants:
            if c not in scores:
                rows[c] = ("", "", "absent", "")
                continue
            low = "pass_mark" in step and scores[c] < number(step["pass_mark"])
            for name, mark in step.get("floors", {}).items():
                low = low or c not in self.score[name] or self.score[name][c] < number(mark)
            if low:
                rows[c] = (self.shown(step, c), "", "below_pass", "")
            else:
                ranked.append(c)
        rank = {c: 1 + sum(scores[o] > scores[c] for o in ranked) for c in ranked}
        outcome = self.line(n, step, seats, ranked, rank)
        ended = "tie_unresolved" in outcome.values()
        reason = dict.fromkeys(ranked, "")
        if not ended and step.get("backfill") and "keep" in step:
            self.backfill(n, step, outcome, reason, leaving)
        for c in ranked:
            rows[c] = (self.shown(step, c), str(rank[c]), outcome[c], reason[c])
        return rows, {c for c in ranked if outcome[c] == "kept"}, ended

    def shown(self, step, c):
        return self.text(self.score[step["score"]][c], self.digits[step["score"]])

    @staticmethod
    def text(value, digits):
        scaled = value * 10**digits
        sign = "-" if scaled < 0 else ""
        whole = str(abs(int(scaled))).rjust(digits + 1, "0")
        return sign + (f"{whole[:-digits]}.{whole[-digits:]}" if digits else whole)

    def key(self, n, step, c):
        known = set().union(*(self.leaves(s["score"]) for s in self.scheme["steps"][: n + 1]))
        key = [self.score[step["score"]][c]]
        if step["keep"]["ties"] == "break":
            for name in self.scheme.get("tie_break", []):
                if name == "unrounded":
                    key.append(self.before[step["score"]][c])
                elif self.leaves(name) <= known:
                    key.append(self.score[name].get(c, Fraction(-(10**30))))
        return tuple(key)

    def line(self, n, step, seats, ranked, rank):
        if seats == 0:
            return dict.fromkeys(ranked, "cut")
        if "keep" not in step:
            return dict.fromkeys(ranked, "kept")
        number_kept = ceil(number(step["keep"]["per_seat"]) * seats)
        if step["keep"]["ties"] == "all":
            return {c: "kept" if rank[c] <= number_kept else "cut" for c in ranked}
        keys = {c: self.key(n, step, c) for c in ranked}
        outcome = {}
        for c in ranked:
            better = sum(keys[o] > keys[c] for o in ranked)
            tied = sum(keys[o] == keys[c] for o in ranked)
            outcome[c] = "kept" if better + tied <= number_kept else "cut"
            if better < number_kept < better + tied:
                outcome[c] = "tie_unresolved"
        return outcome

    def backfill(self, n, step, outcome, reason, leaving):
        def goes(c):
            return c in leaving and leaving[c][0] == n + 1

        vacant = sum(goes(c) for c, o in outcome.items() if o == "kept")
        others = [c for c, o in outcome.items() if o == "cut" and not goes(c)]
        keys = {c: self.key(n, step, c) for c in others}
        for c in others:
            if sum(keys[o] > keys[c] for o in others) < vacant:
                outcome[c], reason[c] = "kept", "backfill"
