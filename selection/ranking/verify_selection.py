"""Checks a signed export of a selection and computes its result once more. Needs Python 3.11, nothing else.

    python verify_selection.py export.zip --key key.json [--anchor checkpoint.json]

`key.json` is the public key as the organiser published it: do not take it from the export itself.
`checkpoint.json` is a checkpoint of the ledger that was published or printed at some time before; the
export has to carry on from it.

Exit status: 0 everything agrees; 1 something was changed, each line says where; 2 it cannot be read.
No part of this file comes from the program that made the export.
"""

import argparse
import csv
import hashlib
import io
import json
import sys
import zipfile
import zlib
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from math import ceil

FORMAT = 1
MOST_BYTES = 1 << 30
FILES = {"scheme.json", "marks.csv", "seats.csv", "events.csv", "result.csv"}
OTHERS = {"manifest.json", "signature.txt", "verify_selection.py", "README.txt"}
HEADERS = {
    "marks.csv": ["candidate", "group", "component", "examiner", "panel", "mark"],
    "seats.csv": ["group", "seats"],
    "events.csv": ["candidate", "before_step", "event"],
    "result.csv": ["group", "candidate", "step", "score", "rank", "outcome", "reason"],
}
#: What comes before the digest in a PKCS#1 v1.5 signature with SHA-256 (RFC 8017, section 9.2).
SHA256_PREFIX = bytes.fromhex("3031300d060960864801650304020105000420")
LEAST_BITS = 3072


class Unreadable(Exception):
    """The export is not one that can be checked."""


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


class Recomputed:
    """The published contract read in fractions: slow, plain, and written apart from the engine."""

    def __init__(self, scheme: dict, marks: list[dict], seats: dict | None, events: list[dict]):
        self.scheme, self.seats, self.events = scheme, seats, events
        self.group = {}
        self.rows: dict = {}
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


# -- the export -----------------------------------------------------------------------------------


def unpacked(content: bytes) -> dict[str, bytes]:
    """Name -> bytes of each file; nothing is written to the disk."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if len(names) != len(set(names)):
                raise Unreadable("a file stands twice in the archive")
            if unknown := set(names) - FILES - OTHERS:
                raise Unreadable(f"unknown file in the archive: {sorted(unknown)[0]}")
            if missing := (FILES | {"manifest.json", "signature.txt"}) - set(names):
                raise Unreadable(f"missing in the archive: {sorted(missing)[0]}")
            if sum(item.file_size for item in archive.infolist()) > MOST_BYTES:
                raise Unreadable("the archive unpacks to more than a gigabyte")
            return {name: archive.read(name) for name in names}
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError) as error:
        raise Unreadable(f"not a readable archive: {error}") from error


def key_of(text: str) -> tuple[int, int]:
    """(modulus, exponent) of {"n": hexadecimal, "e": number}."""
    try:
        given = json.loads(text)
        return int(given["n"], 16), int(given["e"])
    except (ValueError, KeyError, TypeError) as error:
        raise Unreadable("the key is not a public key as published") from error


def signature_fits(message: bytes, signature: str, key: tuple[int, int]) -> bool:
    """RSA, PKCS#1 v1.5, SHA-256. The whole padding is rebuilt and compared, never searched through."""
    modulus, exponent = key
    if modulus.bit_length() < LEAST_BITS or exponent < 3:
        return False
    try:
        given = int(signature.strip(), 16)
    except ValueError:
        return False
    if not 0 <= given < modulus:
        return False
    size = (modulus.bit_length() + 7) // 8
    digest = SHA256_PREFIX + hashlib.sha256(message).digest()
    block = b"\x00\x01" + b"\xff" * (size - len(digest) - 3) + b"\x00" + digest
    return pow(given, exponent, modulus).to_bytes(size, "big") == block


def table(name: str, content: bytes) -> list[dict]:
    """Rows of a CSV file with the header of the contract; `line` is added to each."""
    try:
        reader = csv.reader(io.StringIO(content.decode("utf-8")), strict=True)
        header = next(reader, None)
        if header != HEADERS[name]:
            raise Unreadable(f"{name}:1: not the header of the contract")
        rows = []
        for cells in reader:
            if len(cells) != len(header):
                raise Unreadable(f"{name}:{reader.line_num}: wrong number of fields")
            rows.append({**dict(zip(header, cells, strict=True)), "line": reader.line_num})
        return rows
    except (UnicodeDecodeError, csv.Error) as error:
        raise Unreadable(f"{name}: {error}") from error


def verify(content: bytes, key: tuple[int, int] | None, anchor: dict | None = None) -> list[str]:
    """What does not agree, one line each; empty when everything does. Raises Unreadable."""
    files = unpacked(content)
    found = []
    manifest_bytes = files["manifest.json"]
    if key is None:
        found.append("no key was given: who signed the export cannot be told")
    elif not signature_fits(manifest_bytes, files["signature.txt"].decode("ascii", "replace"), key):
        found.append("signature.txt: the manifest was not signed with this key, or changed since")
    try:
        manifest = json.loads(manifest_bytes)
        digests, step, heads = manifest["files"], manifest["step"], manifest["ledger"]
        if manifest["format"] != FORMAT:
            raise Unreadable(f"format {manifest['format']} is not known here")
        if not isinstance(digests, dict) or not isinstance(heads, dict):
            raise Unreadable("manifest.json: not as the format says")
    except (ValueError, KeyError, TypeError) as error:
        raise Unreadable(f"manifest.json: {error!r}") from error
    for name in sorted(FILES):
        if digests.get(name) != hashlib.sha256(files[name]).hexdigest():
            found.append(f"{name}: not the file that the manifest names")
    found += different_ledger(heads, anchor)
    return found + differences(files, manifest, step)


def different_ledger(heads: dict, anchor: dict | None) -> list[str]:
    """Chains of an earlier checkpoint that the export's has lost or carries on otherwise."""
    found = []
    for chain, (number, digest) in sorted((anchor or {}).items()):
        here = heads.get(chain)
        if here is None or here[0] < number:
            found.append(f"manifest.json: chain {chain} of the ledger ends before entry {number}")
        elif here[0] == number and here[1] != digest:
            found.append(f"manifest.json: entry {number} of chain {chain} is not the one published")
    return found


def differences(files: dict[str, bytes], manifest: dict, step: str) -> list[str]:
    """The result as it stands in the export against the one that follows from its other files."""
    try:
        scheme = json.loads(files["scheme.json"], parse_float=Decimal)
        rows = {name: table(name, files[name]) for name in HEADERS}
        seats = {row["group"]: row["seats"] for row in rows["seats.csv"]}
        result = Recomputed(scheme, rows["marks.csv"], seats, rows["events.csv"]).result()
    except Unreadable:
        raise
    except Exception as error:  # whatever a forged file makes of the arithmetic
        raise Unreadable(f"cannot be computed: {type(error).__name__}: {error}") from error
    found = []
    if len(seats) != len(rows["seats.csv"]):
        found.append("seats.csv: a group stands twice")
    if step not in [each["name"] for each in scheme["steps"]]:
        found.append(f"manifest.json: the scheme has no step {step}")
    right = [list(row) for row in result if row[2] == step]
    if manifest.get("candidates") != len({row[1] for row in right}):
        found.append("manifest.json: another number of candidates than follows from the marks")
    if manifest.get("kept") != sum(row[5] == "kept" for row in right):
        found.append("manifest.json: another number of kept than follows from the marks")
    given = [[row[name] for name in HEADERS["result.csv"]] for row in rows["result.csv"]]
    return found + rows_that_differ(given, right)


def rows_that_differ(given: list[list[str]], right: list[list[str]]) -> list[str]:
    """Line by line of result.csv, by candidate where the lists have different lengths."""
    if given == right:
        return []
    known = {row[1]: row for row in right}
    found = []
    for line, row in enumerate(given, 2):
        due = known.pop(row[1], None)
        if due is None:
            found.append(f"result.csv:{line}: {row[1]} should not stand here")
        elif due != row:
            told = ", ".join(
                f"{name} {a!r}, not {b!r}"
                for name, a, b in zip(HEADERS["result.csv"], row, due, strict=True)
                if a != b
            )
            found.append(f"result.csv:{line}: {row[1]}: {told}")
    found += [f"result.csv: {candidate} is missing" for candidate in known]
    return found or ["result.csv: the rows do not stand in the order of the contract"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("export", help="the signed export (ZIP)")
    parser.add_argument("--key", help="the public key as published (key.json)")
    parser.add_argument("--anchor", help="an earlier checkpoint of the ledger")
    options = parser.parse_args()
    try:
        key = anchor = None
        if options.key:
            with open(options.key, encoding="utf-8") as file:
                key = key_of(file.read())
        if options.anchor:
            with open(options.anchor, encoding="utf-8") as file:
                anchor = json.load(file)
        with open(options.export, "rb") as file:
            found = verify(file.read(), key, anchor)
    except (Unreadable, OSError, ValueError) as error:
        print(f"{options.export}: {error}", file=sys.stderr)
        return 2
    for line in found:
        print(line)
    if not found:
        print("Everything agrees: signature, files and result.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
