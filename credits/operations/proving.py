"""The nightly proof: nothing is counted by night, it is only shown that nothing differs."""

from datetime import date

from academy.jobs import api as jobs_api
from academy.jobs.api import Job
from credits.queries.proof import prove

PROVE = "credits.prove"
SHOWN = 20


class LedgerDiffers(Exception):
    """What facts and laws give is not what the ledger says; the first differences are in the message."""


def queue_proof(*, on: date) -> Job:
    """One proof a day, as a job that shows on the health page."""
    return jobs_api.enqueue(PROVE, f"{PROVE}:{on.isoformat()}")


@jobs_api.handler(PROVE)
def prove_all() -> dict[str, int]:
    """Fails, and so is seen, where something differs."""
    proof = prove()
    if proof.differences:
        words = "; ".join(str(one) for one in proof.differences[:SHOWN])
        raise LedgerDiffers(f"{len(proof.differences)} differences: {words}")
    return {"people": proof.people, "entries": proof.entries, "balances": proof.balances}
