"""What the verifier that stands alone says of a proof of inclusion. Pure."""

from certificates.domain import base41, inclusion
from certificates.domain.inclusion import Entry, InclusionVerdict
from certificates.domain.sealed import SealVerdict
from certificates.domain.trust import Trust
from certificates.domain.verify_words import WORDS


def checked(proof: bytes, text: str, verdict: SealVerdict, trust: Trust) -> InclusionVerdict | None:
    """A proof that was given apart. text: of the seal. None where there is no seal that it could be of."""
    if verdict.record is None:
        return None
    seal = base41.decode("".join(text.split()).rpartition("#")[2])
    return inclusion.check(proof, seal=seal, record=verdict.record, trust=trust)


def line(verdict: InclusionVerdict, language: str) -> str:
    """One sentence: where it stands and who signed that, or why that is not shown."""
    words = WORDS[language]
    said, proof = str(words["entry"][verdict.entry]), verdict.proof
    if proof is None:
        return said
    head = proof.signed.head
    missing = [one for one in verdict.signatures if one.entry == Entry.NOT_SIGNED_BY_ALL]
    named = missing if verdict.entry == Entry.NOT_SIGNED_BY_ALL else verdict.signatures
    names = [getattr(one.institution, f"name_{language}", "") or f"{words['unknown']} {one.number}" for one in named]
    return said.format(
        place=proof.position, size=head.size, day=f"{head.at:%Y-%m-%d %H:%M} UTC", names=str(words["and"]).join(names)
    )
