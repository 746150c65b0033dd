"""What an outsider needs to check a sealed run: case, run, result, the checker, and how to use it, in one file."""

import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from courses.admissions.domain import case as cases
from courses.admissions.domain import check, solving
from courses.admissions.domain.command import answer_of
from courses.admissions.models import SelectionRun
from courses.admissions.queries import exact_reasons, overrides

README = """\
INTERNATIONAL DRUG POLICY ACADEMY: a sealed selection, to be checked without us
================================================================================
With Python 3.9 or newer:      python check.py

case.json    rule, countries as of the key date, applications by their public ticket (no names)
run.json     fingerprints (SHA-256), seed of the lot and what it is made of, rule set, decisions of the Secretariat
result.json  who was proposed, the counts, the cut-off, one reason per application
check.py     makes pool, lots and order again and compares. It needs nothing but Python; read it, it is short.

The public value in run.json must be compared with its source, named there; the hash of the list must be the one that
was published before that value was known. What the Secretariat decided otherwise stands in run.json with its reason;
the checker judges the proposal.

ACADÉMIE INTERNATIONALE DES POLITIQUES DE DROGUES : une sélection scellée, à vérifier sans nous
================================================================================================
Avec Python 3.9 ou plus récent :      python check.py

case.json    la règle, les pays à la date de référence, les candidatures par leur numéro public (sans nom)
run.json     les empreintes (SHA-256), la graine du tirage, la règle adoptée, les décisions du Secrétariat
result.json  qui est proposé, les décomptes, le seuil, un motif par candidature
check.py     refait le vivier, les tirages et l’ordre, et compare. Il ne demande que Python ; lisez-le, il est court.

La valeur publique dans run.json est à comparer avec sa source, qui y est nommée ; l’empreinte de la liste doit être
celle qui a été publiée avant que cette valeur ne soit connue. Ce que le Secrétariat a décidé autrement figure dans
run.json avec son motif ; le vérificateur juge la proposition.
"""


def run_document(run: SelectionRun) -> dict[str, Any]:
    """run.json: everything about the seal that is neither case nor result."""
    said: dict[str, Any] = {
        "edition": run.call.edition.key,
        "key_date": run.call.key_date.isoformat(),
        "sealed_at": run.decided_at.isoformat(),
        "case_hash": run.case_hash,
        "result_hash": run.result_hash,
        "seed": run.seed,
        "seed_source": run.seed_source,
        "decisions_of_the_secretariat": [
            {"taken_from": str(o.taken_from.ticket), "given_to": str(o.given_to.ticket), "reason": o.reason}
            for o in overrides(run)
        ],
    }
    worked_out = exact_reasons(run)
    if worked_out:
        said["reasons_worked_out_after_the_seal"] = worked_out
    if run.notice:
        said["list_published_at"] = run.notice.published_at.isoformat()
        said["seed_inputs"] = {
            "list_hash": run.notice.list_hash,
            "rule_hash": run.notice.rule_hash,
            "public_value": run.public_value,
        }
    if run.rule_set:
        adopted = run.rule_set
        said["rule_set"] = {
            "version": adopted.version,
            "reference": adopted.reference,
            "decided_by": adopted.body,
            "decided_on": adopted.decided_on.isoformat() if adopted.decided_on else None,
            "adopted_at": adopted.adopted_at.isoformat(),
            "rule": adopted.rule,
        }
    return said


def bundle(run: SelectionRun) -> bytes:
    """The same run gives the same bytes."""
    documents = {"case": run.case, "run": run_document(run), "result": run.result}
    files = {f"{name}.json": json.dumps(value, indent=1, sort_keys=True) for name, value in documents.items()}
    files |= {"check.py": Path(check.__file__).read_text("utf-8"), "README.txt": README}
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, date_time=(2026, 1, 1, 0, 0, 0)), content.encode())
    return buffer.getvalue()


def problems(run: SelectionRun) -> list[str]:
    """What does not hold of a run: by the checker for outsiders, by the adopted rule, and by deciding again."""
    found = check.problems(run.case, run_document(run), run.result)
    if run.rule_set and any(run.case["rule"].get(name) != value for name, value in run.rule_set.rule.items()):
        found.append("the sealed rule is not the adopted one / la règle scellée n’est pas celle adoptée")
    case = cases.of_document(run.case)
    again = answer_of(case, solving.solve(case.candidates, rule=case.rule, seed=run.seed), seed=run.seed)
    if run.result_hash not in (check.digest(again), check.digest(_as_sealed_before(again))):
        found.append("deciding again gives another result / une nouvelle décision donne un autre résultat")
    return found


def _as_sealed_before(result: dict[str, Any]) -> dict[str, Any]:
    """The same result as runs were sealed before reasons named the conditions that decided."""
    later = {"without", "without_all", "gives"}
    reasons = {
        one: {key: value for key, value in reason.items() if key not in later}
        for one, reason in result["reasons"].items()
    }
    return result | {"reasons": reasons}
