"""Why a PDF is not in the one form in which it is issued. Pure; words are chosen by it, without PDFs."""

from enum import StrEnum


class Form(StrEnum):
    """Only the last is the form of ours; of the others the first that is found is the reason."""

    FIELDS = "fields"  # for signatures, not those of the issuers
    FOLLOWS = "follows"  # something stands behind the last signature
    ORDER = "order"  # not signed in the order of the record
    CHANGED = "changed"  # between or in the revisions is more than the signatures
    WRITTEN = "written"  # a signature, in another way than we write it
    ENCLOSED = "enclosed"  # the badges inside are not those of this certificate
    AS_ISSUED = "as_issued"
