"""Checks a sealed selection without the program that made it: `python check.py`, beside the files of the bundle.

Needs Python 3.9 or newer and nothing else. It reads case.json (rule, countries, applications), run.json (seed, hashes)
and result.json, makes pool, lots and order again, and says what does not hold; exit status 0 when everything holds.

Why this proves the best result without searching (no budget, group or joint nomination): every country has numbered
turns, each with a key that depends on country and number alone. The best selection takes the turns with the smallest
keys; it is enough to see that every turn up to the cut-off is taken, none after it, and each by its country's next
nominee. With a budget, a group or a joint nomination it checks that the selection is allowed, that its counts are as
stated and that the stages that the solver reported are those of the rule; that no better one exists it cannot prove.
"""

# The names of `typing` as Python 3.9 knows them: outsiders run what they have.
# ruff: noqa: UP006, UP035

import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any, Dict, List, Tuple

Json = Dict[str, Any]

LAST = 10**13
ORDER = {  # what each reading compares: positions in the objective
    "A": (0, 1, 2, 3, 4),
    "A_even": (0, 1, 2, 4, 3),
    "A_countries_first": (1, 0, 2, 3, 4),
    "B": (0, 3, 2, 1, 4),
}
SERVED = ("FIRST_TURN_PG", "FIRST_TURN_OTHER", "FURTHER_TURN_PG", "FURTHER_TURN_OTHER")


def canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def digest(value: Any) -> str:
    return sha256(canonical(value)).hexdigest()


def listed(case: Json) -> List[Json]:
    """What the published fingerprint covers: who is on the list with all that decides, but for a later withdrawal."""
    rows = [{key: value for key, value in row.items() if key != "status"} for row in case["applications"]]
    return sorted(rows, key=lambda row: str(row["id"]))


def lot(seed: str, *what: object) -> str:
    return sha256("|".join(["pgtrain-lottery-v1", seed, *map(str, what)]).encode()).hexdigest()


def level(reading: str, is_pg: bool, number: int) -> Tuple[int, int]:
    other = 0 if is_pg else 1
    if reading == "A_even":
        return (number, other)
    if reading == "B":
        return (other, number)
    return (other, 0) if number == 1 else (2 + other, number)


def pool_of(case: Json) -> Tuple[Dict[str, Json], Dict[str, str]]:
    """({id: application}, {id: why it is not considered})."""
    admitted, fixed = case["rule"].get("admitted_observers", []), case.get("fixed", [])
    valid: List[Json] = []
    out: Dict[str, str] = {}
    for row in case["applications"]:
        country = case["countries"].get(row["country"])
        if row.get("status", "submitted") != "submitted":
            out[row["id"]] = "STATUS_" + row["status"].upper()
        elif not row.get("eligible", True):
            out[row["id"]] = row.get("reason", "NOT_ELIGIBLE")
        elif country is None:
            out[row["id"]] = "COUNTRY_UNKNOWN"
        elif not any(country.get(body) for body in ("pg", "coe", "mednet")) and row["country"] not in admitted:
            out[row["id"]] = "OBSERVER_NOT_ADMITTED"
        else:
            valid.append(row)
    latest: Dict[str, Json] = {}
    for row in sorted(valid, key=lambda r: (r["id"] in fixed, "submitted_at" in r, r.get("submitted_at", 0), r["id"])):
        latest[str(row.get("person", row["id"]))] = row
    out.update({r["id"]: "REPLACED_BY" for r in valid if latest[str(r.get("person", r["id"]))] is not r})
    return {r["id"]: r for r in valid if r["id"] not in out}, out


def own_order(rows: List[Json], rule: Json, seed: str) -> List[Json]:
    measures: Dict[str, Any] = {
        "national_rank": lambda r: LAST if r.get("national_rank") is None else r["national_rank"],
        "merit": lambda r: LAST if r.get("merit") is None else -r["merit"],
        "first_time": lambda r: 0 if r.get("first_time") else 1,
    }
    criteria = rule.get("inside_country", ["national_rank", "merit", "first_time"])
    return sorted(rows, key=lambda r: ([measures[c](r) for c in criteria], lot(seed, "person", r["id"])))


def preferred(case: Json, country: str) -> bool:
    return bool(case["countries"][country].get("pg")) and bool(case["rule"].get("members_first", True))


def counts(case: Json, rows: List[Json]) -> List[int]:
    held: Dict[str, int] = {}
    for row in rows:
        held[row["country"]] = held.get(row["country"], 0) + 1
    members = [c for c in held if preferred(case, c)]
    squares = sum(n * n for n in held.values())
    return [len(rows), len(held), len(members), sum(held[c] for c in members), squares]


class Check:
    def __init__(self, case: Json, run: Json, result: Json) -> None:
        self.case, self.run, self.result = case, run, result
        self.found: List[str] = []
        self.rule, self.seed = case["rule"], run["seed"]
        self.reading = self.rule.get("reading", "A")
        self.pool, self.out = pool_of(case)
        self.fixed, self.selected = case.get("fixed", []), result["selected"]
        self.plain = self.rule.get("budget") is None and not self.rule.get("groups") and not self.rule.get("together")

    def say(self, english: str, french: str) -> None:
        self.found.append(english + " / " + french)

    def all(self) -> List[str]:
        self.seal()
        self.places()
        self.others()
        if len(self.pool) <= self.rule["capacity"] and self.plain:
            self.everyone()
        elif self.plain:
            self.threshold()
        else:
            self.constraints()
        return self.found

    def seal(self) -> None:
        run = self.run
        if digest(self.case) != run["case_hash"]:
            self.say("the case is not the one that was sealed", "le dossier n’est pas celui qui a été scellé")
        if digest(self.result) != run["result_hash"]:
            self.say("the result is not the one that was sealed", "le résultat n’est pas celui qui a été scellé")
        inputs = run.get("seed_inputs")
        if inputs:
            if inputs["list_hash"] != digest(listed(self.case)):
                self.say("the published list is another one", "la liste publiée est une autre")
            if inputs["rule_hash"] != digest(self.rule):
                self.say("the rule is not the one that was adopted", "la règle n’est pas celle qui a été adoptée")
            parts = [inputs["list_hash"], inputs["rule_hash"], inputs["public_value"]]
            if self.seed != sha256("|".join(parts).encode()).hexdigest():
                self.say("the seed does not follow from list, rule and public value", "la graine ne découle pas")

    def places(self) -> None:
        chosen = self.selected
        if len(set(chosen)) != len(chosen) or len(chosen) > self.rule["capacity"]:
            self.say("more places than there are, or somebody twice", "trop de places, ou une personne deux fois")
        for one in chosen:
            if one not in self.pool:
                self.say(one + " is selected and may not be considered", one + " est retenu sans pouvoir l’être")
        for one in self.fixed:
            if one not in chosen:
                self.say(one + " held a place and lost it", one + " avait une place et l’a perdue")
        if counts(self.case, [self.pool[i] for i in chosen if i in self.pool]) != self.result["objective"]:
            self.say("the counts are not those of the selection", "les décomptes ne sont pas ceux de la sélection")

    def others(self) -> None:
        reasons = self.result["reasons"]
        for one, code in self.out.items():
            if reasons.get(one, {}).get("code") != code:
                self.say(one + " is not considered for another reason: " + code, one + " : autre motif, " + code)
        if set(reasons) != set(self.out) | set(self.pool):
            self.say(
                "somebody has no reason, or a stranger has one", "quelqu’un n’a pas de motif, ou un inconnu en a un"
            )

    def everyone(self) -> None:
        if set(self.selected) != set(self.pool) or self.result["cutoff"] is not None:
            self.say("not everybody is admitted although there is room", "tous ne sont pas admis malgré les places")
        for one in self.pool:
            code = "ALREADY_CONFIRMED" if one in self.fixed else "EVERYONE_ADMITTED"
            self.reason(one, {"code": code})

    def threshold(self) -> None:
        queues: Dict[str, List[Json]] = {}
        held: Dict[str, int] = {}
        for row in self.pool.values():
            if row["id"] in self.fixed:
                held[row["country"]] = held.get(row["country"], 0) + 1
                self.reason(row["id"], {"code": "ALREADY_CONFIRMED"})
            else:
                queues.setdefault(row["country"], []).append(row)
        cap, last_time = self.rule.get("per_country_cap"), self.rule.get("served_last", [])
        keyed = []
        for country, rows in queues.items():
            is_pg = preferred(self.case, country)
            for number, row in enumerate(own_order(rows, self.rule, self.seed), start=held.get(country, 0) + 1):
                if cap is not None and number > cap:
                    self.reason(row["id"], {"code": "COUNTRY_CAP", "turn": number}, selected=False)
                    continue
                key = (*level(self.reading, is_pg, number), country in last_time)
                keyed.append(((*key, lot(self.seed, "seat", country, number)), country, number, row["id"]))
        keyed.sort()
        free = self.rule["capacity"] - len(self.fixed)
        cutoff = {"country": keyed[free - 1][1], "turn": keyed[free - 1][2]} if 0 < free < len(keyed) else None
        if self.result["cutoff"] != cutoff:
            self.say("the cut-off is not the last turn served", "le seuil n’est pas le dernier tour servi")
        if self.selected[len(self.fixed) :] != [one for _, _, _, one in keyed[:free]]:
            self.say("the turns up to the cut-off are not those served", "les tours servis ne vont pas au seuil")
        for place, (_, _, number, one) in enumerate(keyed):
            stated = {"turn": number} if place < free else {"turn": number, "freed": place - free + 1}
            self.reason(one, stated, selected=place < free)

    def reason(self, one: str, stated: Json, selected: bool = True) -> None:
        reason = self.result["reasons"].get(one, {})
        wrong = [key for key, value in stated.items() if reason.get(key) != value]
        codes: Tuple[str, ...] = SERVED if "code" not in stated else (stated["code"],)
        if (
            wrong
            or (one in self.selected) != selected
            or (reason.get("code") in codes) != (selected or "code" in stated)
        ):
            self.say("the reason of " + one + " is not true", "le motif de " + one + " n’est pas exact")

    def holds(self, row: Json, group: Json) -> bool:
        country = self.case["countries"][row["country"]]
        traits = {**row, **{body: bool(country.get(body)) for body in ("pg", "coe", "mednet")}}
        traits["observer"] = not (traits["pg"] or traits["coe"] or traits["mednet"])
        value = traits.get(group["field"])
        return type(value) is type(group["value"]) and bool(value == group["value"])

    def constraints(self) -> None:
        rows = [self.pool[i] for i in self.selected if i in self.pool]
        rule, cap = self.rule, self.rule.get("per_country_cap")
        if rule.get("budget") is not None and sum(r.get("grant", 0) for r in rows) > rule["budget"]:
            self.say("the budget is exceeded", "le budget est dépassé")
        for group in rule.get("groups", []):
            there = sum(self.holds(r, group) for r in rows)
            least = min(group.get("min") or 0, sum(self.holds(r, group) for r in self.pool.values()))
            if there < least or there > (LAST if group.get("max") is None else group["max"]):
                words = str(group["field"]) + "=" + str(group["value"])
                self.say("the bounds of " + words + " are not kept", "les bornes de " + words + " ne sont pas tenues")
        for ids in rule.get("together", []):
            if len(set(ids) & set(self.selected)) not in (0, len(set(ids))):
                self.say("a joint nomination is split", "une candidature conjointe est séparée")
        if cap is not None and len(self.pool) > rule["capacity"]:
            for country in {r["country"] for r in rows}:
                fixed = sum(r["id"] in self.fixed for r in rows if r["country"] == country)
                if sum(r["country"] == country for r in rows) > max(cap, fixed):
                    self.say(country + " has more places than the rule allows", country + " : trop de places")
        stages = [stage["value"] for stage in self.result.get("transcript", [])][:5]
        if stages and stages != [self.result["objective"][i] for i in ORDER[self.reading]]:
            self.say("the stages are not those of the rule", "les étapes ne sont pas celles de la règle")


def problems(case: Json, run: Json, result: Json) -> List[str]:
    return Check(case, run, result).all()


def main() -> int:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parent)
    try:
        case, run, result = (json.loads((folder / (n + ".json")).read_text("utf-8")) for n in ("case", "run", "result"))
        found = problems(case, run, result)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        found = ["the bundle cannot be read / le dossier est illisible : " + repr(error)]
    for line in found:
        print("- " + line)
    print("DOES NOT HOLD / NE TIENT PAS" if found else "HOLDS / TIENT")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
