"""Papers, seals and proofs: 10 000 random mutations of each, none accepted, none crashes.

`python -m tests.bench.forgeries_bench 500` makes as many mutations of each.
"""

import random
import sys
import time
from collections.abc import Callable

from tests.factories.badges import mutated

MUTATIONS = 10_000


def wrong(good: bytes, is_accepted: Callable[[bytes], bool], mutations: int) -> list[bytes]:
    """Other bytes than the good ones that are accepted all the same."""
    chance = random.Random(7)  # noqa: S311 - the same mutations in every run
    files = (mutated(good, chance) for _ in range(mutations))
    return [data for data in files if data != good and is_accepted(data)]


def main() -> int:
    from certificates.domain.head import proof_from_json
    from certificates.domain.inclusion import check as check_proof
    from certificates.domain.inclusion import written
    from certificates.domain.sealed import check
    from certificates.domain.signed_pdf import check_pdf
    from tests.factories.papers import press
    from tests.factories.proofs import proof
    from tests.factories.seals import record

    mutations = int(sys.argv[1]) if len(sys.argv) > 1 else MUTATIONS
    one = press()
    seal = one.house.seal(record())
    below = proof(seal, one.house, kids=[b"\x01\x01", b"\x02\x01"])

    def proves(data: bytes) -> bool:
        """Whether it holds and says something else: the same words with other spaces are the same proof."""
        found = check_proof(data, seal=seal, record=record(), trust=one.house.trust)
        return found.holds and proof_from_json(data) != below

    kinds: list[tuple[str, bytes, Callable[[bytes], bool]]] = [
        ("papers", one.paper(), lambda data: check_pdf(data, one.trust).is_intact),
        ("seals", seal, lambda data: check(data, one.house.trust).is_joint),
        ("proofs", written(below), proves),
    ]
    accepted = 0
    for name, good, is_accepted in kinds:
        start = time.process_time()
        found = wrong(good, is_accepted, mutations)
        accepted += len(found)
        spent = time.process_time() - start
        sys.stdout.write(f"{mutations} mutations of {name}: {len(found)} accepted ({spent:.0f} s of processor time)\n")
        sys.stdout.flush()
    return 1 if accepted else 0


if __name__ == "__main__":
    sys.exit(main())
