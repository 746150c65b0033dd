"""The files inside a certificate's PDF and its supplement's, with their relation to the page."""

from pikepdf import Name

from academy.lib.archive import Attachment
from certificates.domain.attached import BADGES, CREDENTIAL, INCLUSION, SUPPLEMENT


def attachments(
    credential: bytes, inclusion: bytes, badges: bytes, supplement: bytes | None = None
) -> tuple[Attachment, ...]:
    """Each as JSON. supplement: its words, None where none was frozen with the certificate."""
    three = (
        Attachment(
            name=CREDENTIAL, content=credential, said="Signed record of the certificate", relationship=Name.Data
        ),
        Attachment(
            name=INCLUSION, content=inclusion, said="Proof of its line in the public register",
            relationship=Name.Supplement,
        ),
        Attachment(name=BADGES, content=badges, said="Open Badges 3.0 of every issuer", relationship=Name.Alternative),
    )  # fmt: skip
    return (*three, words_of_supplement(supplement)) if supplement else three


def words_of_supplement(data: bytes) -> Attachment:
    """The same file in the certificate and in its supplement."""
    said = "Words of the certificate supplement"
    return Attachment(name=SUPPLEMENT, content=data, said=said, relationship=Name.Supplement)
