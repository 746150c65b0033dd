"""Credential files: 10 000 random mutations, none accepted; and what our whole verdict costs against the bare proofs.

`python -m tests.bench.badges_bench 2000` makes as many mutations. Rounds alternate; the ratio is that of the medians.
"""

import random
import sys

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from openbadgeslib.ob3.ldp import verify_data_integrity_proof

from tests.bench.credits_bench import alternating
from tests.factories.badges import Wallet, mutated, same_words, wallet

MUTATIONS, MOST = 10_000, 3.0
TIMES = 5  # verifications in a round


def accepted(good: Wallet, mutations: int) -> list[bytes]:
    """Files that say something else than the good one, and are valid all the same."""
    chance = random.Random(7)  # noqa: S311 - the same mutations in every run
    files = (mutated(good.data, chance) for _ in range(mutations))
    return [data for data in files if good.check(data).is_valid and not same_words(data, good.data)]


def bare(good: Wallet, times: int) -> None:
    """The proofs of both credentials by another library, without keys in a window, status or co-issuers."""
    for _ in range(times):
        for position, party in enumerate(good.award.parties):
            public = good.house.private[party.kid].public_key()
            pem = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
            verify_data_integrity_proof(good.documents[position], pem)


def main() -> int:
    good, mutations = wallet(), int(sys.argv[1]) if len(sys.argv) > 1 else MUTATIONS
    ours, theirs = alternating(
        lambda: [good.check() for _ in range(TIMES)], lambda: bare(good, TIMES)
    )  # fmt: skip
    ratio, wrong = ours / theirs, accepted(good, mutations)
    sys.stdout.write(
        f"verdict on a file of two institutions: {ours / TIMES * 1000:.1f} ms, {ratio:.2f} x bare proofs\n"
    )
    sys.stdout.write(f"{mutations} mutations, {len(wrong)} accepted\n")
    return 1 if wrong or ratio > MOST else 0


if __name__ == "__main__":
    sys.exit(main())
