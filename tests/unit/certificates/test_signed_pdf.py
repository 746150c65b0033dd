"""A PDF is a joint certificate when every issuer's signature holds and nothing else was done to it; nothing crashes."""

import time
import zlib
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from random import Random

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from pyhanko.pdf_utils.generic import NumberObject, TextStringObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from certificates.designs import classic
from certificates.domain.form import Form
from certificates.domain.record import Issuer
from certificates.domain.sealed import Status
from certificates.domain.signed_pdf import LARGEST, check_pdf
from certificates.domain.trust import STATUS, trust
from certificates.paper.inside import attachments
from certificates.paper.signing import sign, signed
from tests.factories.badges import mutated
from tests.factories.papers import AT, files, payload, press, signer, supplement
from tests.factories.seals import record

PRESS = press()
PAPER = PRESS.paper()
ENDS = [place for place in range(len(PAPER)) if PAPER.startswith(b"%%EOF", place)]


def status(content: bytes) -> Status:
    return check_pdf(content, PRESS.trust).status


def changed_after(content: bytes = PAPER) -> bytes:
    """Another title, by an update behind all signatures."""
    writer = IncrementalPdfFileWriter(BytesIO(content))
    writer.root["/Lang"] = TextStringObject("xx")
    writer.update_root()
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def changed_between() -> bytes:
    """Another title, by an update behind the first signature, which the second covers."""
    first = PRESS.paper(signers=PRESS.signers[:1])
    return sign(changed_after(first), PRESS.signers[1], at=AT, certifies=False, stamper=None)


def foreign_field() -> bytes:
    """The second field has another name than its institution, whose key has signed it all the same."""
    content = PRESS.unsigned(record()).replace(b"/T (university-of-malta)", b"/T (university-of-melta)")
    return signed(content, signers=[PRESS.signers[0], replace(PRESS.signers[1], field="university-of-melta")], at=AT)


def drawn_over() -> bytes:
    """The page turned, by an update behind both signatures."""
    writer = IncrementalPdfFileWriter(BytesIO(PAPER))
    kids = writer.root["/Pages"]["/Kids"]
    kids[0][pdf_name("/Rotate")] = NumberObject(90)
    writer.mark_update(kids.raw_get(0))
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def swapped_credential() -> bytes:
    """The credential of somebody else in the place of the own one, saved again."""
    other = PRESS.unsigned(record(name="Somebody Else"))
    with pikepdf.open(BytesIO(PAPER)) as pdf, pikepdf.open(BytesIO(other)) as stranger:
        data = stranger.Root.Names.EmbeddedFiles.Names[1].EF.F.read_bytes()
        pdf.Root.Names.EmbeddedFiles.Names[1].EF.F.write(data)
        output = BytesIO()
        pdf.save(output)
    return output.getvalue()


def test_a_file_as_it_was_issued_is_joint_and_says_who_signed_when_and_how() -> None:
    verdict = check_pdf(PAPER, PRESS.trust)
    assert verdict.is_joint
    assert [(one.institution.key if one.institution else "", one.level) for one in verdict.signatures] == [
        ("pompidou-group", "B-B"),
        ("university-of-malta", "B-B"),
    ]
    assert {str(one.at) for one in verdict.signatures} == {"2026-11-12 12:00:00+00:00"}
    assert verdict.record == record()


def test_the_same_record_keys_and_time_give_the_same_file() -> None:
    assert PRESS.paper() == PAPER
    assert PAPER.startswith(PRESS.unsigned(record()))


FORGERIES = {
    "second revision stripped": (PAPER[: ENDS[1] + 6], Status.MISSING_CO_ISSUER),
    "both revisions stripped": (PRESS.unsigned(record()), Status.MISSING_CO_ISSUER),
    "second field empty": (PRESS.paper(signers=PRESS.signers[:1]), Status.MISSING_CO_ISSUER),
    "first field empty": (PRESS.paper(signers=PRESS.signers[1:]), Status.ALTERED),
    "signed in another order": (PRESS.paper(signers=PRESS.signers[::-1]), Status.ALTERED),
    "update behind both signatures": (changed_after(), Status.ALTERED),
    "page changed behind both signatures": (drawn_over(), Status.ALTERED),
    "changed between the signatures": (changed_between(), Status.ALTERED),
    "field of a stranger": (foreign_field(), Status.ALTERED),
    "a byte behind the end": (PAPER + b" ", Status.ALTERED),
    "a comment behind the end": (PAPER + b"\n% paid\n", Status.ALTERED),
    "saved again by another program": (swapped_credential(), Status.ALTERED),
    "first key is a stranger's": (PRESS.paper(signers=[signer(1, secret=7), signer(2)]), Status.UNKNOWN_KEY),
    "second key is a stranger's": (PRESS.paper(signers=[signer(1), signer(2, secret=7)]), Status.UNKNOWN_KEY),
    "truncated": (PAPER[:-100], Status.UNREADABLE),
    "half": (PAPER[: len(PAPER) // 2], Status.UNREADABLE),
    "empty": (b"", Status.UNREADABLE),
    "garbage": (b"%PDF-1.7\n" + bytes(range(256)) * 50, Status.UNREADABLE),
    "no PDF": (b"<html>", Status.UNREADABLE),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forgery_is_refused_for_its_reason(forgery: str) -> None:
    content, expected = FORGERIES[forgery]
    assert status(content) == expected


def test_a_key_for_status_lists_signs_no_pdf() -> None:
    assert check_pdf(PAPER, PRESS.with_key(1, purpose=STATUS)).status == Status.UNKNOWN_KEY


REASONS = {
    "first field empty": (Form.ORDER, [Status.MISSING_CO_ISSUER, Status.JOINT]),
    "signed in another order": (Form.ORDER, [Status.JOINT] * 2),
    "update behind both signatures": (Form.FOLLOWS, [Status.JOINT] * 2),
    "page changed behind both signatures": (Form.FOLLOWS, [Status.JOINT] * 2),
    "a byte behind the end": (Form.FOLLOWS, [Status.JOINT] * 2),
    "changed between the signatures": (Form.CHANGED, [Status.JOINT] * 2),
    "field of a stranger": (Form.FIELDS, [Status.JOINT, Status.MISSING_CO_ISSUER]),
    "saved again by another program": (Form.CHANGED, [Status.ALTERED] * 2),
    "second field empty": (Form.AS_ISSUED, [Status.JOINT, Status.MISSING_CO_ISSUER]),
}


@pytest.mark.parametrize("forgery", REASONS)
def test_the_reason_is_said_and_each_signature_is_judged_by_what_it_covers(forgery: str) -> None:
    found = check_pdf(FORGERIES[forgery][0], PRESS.trust)
    assert (found.form, [one.status for one in found.signatures]) == REASONS[forgery]


def test_badges_of_another_certificate_are_the_reason() -> None:
    found = check_pdf(PRESS.paper(badges=b"{}"), PRESS.trust)
    assert (found.status, found.form) == (Status.ALTERED, Form.ENCLOSED)


def test_one_institution_in_both_fields_is_refused() -> None:
    twice = PRESS.paper(signers=[signer(1), signer(2, secret=1001)])
    assert status(twice) == Status.UNKNOWN_KEY  # the key is known, but another institution's


@pytest.mark.parametrize("changes", [{"valid_to": record().starts_on}, {"is_compromised": True}])
@pytest.mark.parametrize("number", [1, 2])
def test_a_key_out_of_its_days_or_compromised_counts_no_longer(number: int, changes: dict[str, object]) -> None:
    assert check_pdf(PAPER, PRESS.with_key(number, **changes)).status == Status.KEY_NOT_IN_FORCE


@pytest.mark.parametrize("number", [1, 2])
def test_one_key_of_the_demonstration_makes_it_a_demonstration(number: int) -> None:
    verdict = check_pdf(PAPER, PRESS.with_key(number, is_demonstration=True))
    assert verdict.status == Status.DEMONSTRATION_KEY
    assert not verdict.is_joint


def test_a_record_that_names_a_third_issuer_has_no_such_page() -> None:
    issuers = tuple(Issuer(number=number, kid=bytes([number, 1])) for number in (1, 2, 3))
    assert status(PRESS.paper(record(issuers=issuers))) == Status.ALTERED


def test_a_name_that_is_swapped_in_the_file_breaks_every_signature() -> None:
    """Of the same length, in the credential that lies inside, packed as before."""
    with pikepdf.open(BytesIO(PAPER)) as pdf:
        raw = pdf.Root.Names.EmbeddedFiles.Names[1].EF.F.read_raw_bytes()
    assert raw in PAPER
    other = zlib.compress(zlib.decompress(raw).replace("Żaneta".encode(), "Źaneta".encode()))
    forged = PAPER.replace(raw, other[: len(raw)].ljust(len(raw), b"\0"))
    assert status(forged) in (Status.UNREADABLE, Status.ALTERED)


def test_no_flipped_bit_is_accepted_and_none_crashes() -> None:
    chance = Random(2026)  # noqa: S311 - the same in every run
    for _ in range(40):  # ten thousand in `tests.bench.forgeries_bench`
        place = chance.randrange(len(PAPER))
        flipped = PAPER[:place] + bytes([PAPER[place] ^ 1 << chance.randrange(8)]) + PAPER[place + 1 :]
        assert not check_pdf(flipped, PRESS.trust).is_intact, place


def test_the_bits_of_a_signature_itself_are_looked_at() -> None:
    """Its value, its certificate and what it says of itself; the zeros that fill its place are nobody's."""
    start = PAPER.index(b"/Contents <") + len(b"/Contents <")
    end = PAPER.index(b"0" * 60, start)
    chance = Random(5)  # noqa: S311 - the same in every run
    for _ in range(30):
        place = chance.randrange(start, end)
        digit = b"0123456789abcdef"[chance.randrange(16)]
        if PAPER[place] != digit:
            forged = PAPER[:place] + bytes([digit]) + PAPER[place + 1 :]
            assert not check_pdf(forged, PRESS.trust).is_intact, place - start


def test_no_other_mutation_is_accepted_either() -> None:
    chance = Random(11)  # noqa: S311 - the same in every run
    for _ in range(30):
        assert not check_pdf(mutated(PAPER, chance), PRESS.trust).is_intact


@pytest.mark.parametrize("more", [1, 4, 200])
def test_no_length_of_a_signature_reaches_into_the_zeros_that_fill_its_place(more: int) -> None:
    start = PAPER.rindex(b"/Contents <3082") + len(b"/Contents <3082")
    length = int(PAPER[start : start + 4], 16) + more
    assert not check_pdf(PAPER[:start] + b"%04X" % length + PAPER[start + 4 :], PRESS.trust).is_intact


def test_a_file_of_a_hundred_megabytes_is_refused_before_it_is_read() -> None:
    start = time.perf_counter()
    assert status(PAPER + b"\0" * 100_000_000) == Status.UNREADABLE
    assert len(PAPER) * 10 < LARGEST
    assert time.perf_counter() - start < 5  # no reading of it; a limit far from any machine's noise


def test_a_bomb_is_not_unpacked() -> None:
    with pikepdf.open(BytesIO(PRESS.unsigned(record()))) as pdf:
        pdf.Root.Names.EmbeddedFiles.Names[1].EF.F.write(
            zlib.compress(b"\0" * 500_000_000, 9), filter=Name.FlateDecode, decode_parms=Dictionary()
        )
        output = BytesIO()
        pdf.save(output, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    assert len(output.getvalue()) < LARGEST
    assert status(output.getvalue()) == Status.UNREADABLE


def test_whose_keys_are_all_unknown_is_not_called_altered() -> None:
    """Without anybody's keys a good file cannot be told from one by strangers; a changed one still can be."""
    found = check_pdf(PAPER, trust([], []))
    assert found.status == Status.UNKNOWN_KEY
    assert [one.status for one in found.signatures] == [Status.UNKNOWN_KEY] * 2
    assert check_pdf(changed_after(), trust([], [])).status == Status.ALTERED


OTHER = record(id=bytes(16), serial="IDPA-2026-I-000013")
SUPPLEMENTS = {
    "of this certificate": (supplement(record()), Status.JOINT),
    "of another": (supplement(OTHER), Status.ALTERED),
    "with fewer fields": (supplement(record(), sections=[]), Status.ALTERED),
    "with fields by name": (supplement(record(), sections={"17": {}}), Status.ALTERED),
    "of numbers": (supplement(record(), sections=[{"number": 18, "facts": [1]}] * 20), Status.ALTERED),
    "no JSON": (b"supplement", Status.ALTERED),
}


@pytest.mark.parametrize("name", SUPPLEMENTS)
def test_the_words_of_the_supplement_inside_must_be_those_of_this_certificate(name: str) -> None:
    data, expected = SUPPLEMENTS[name]
    verdict = check_pdf(PRESS.paper(supplement=data), PRESS.trust)
    assert verdict.status == expected
    assert verdict.supplement == sha256(data).hexdigest()
    assert check_pdf(PAPER, PRESS.trust).supplement == ""


def test_a_byte_of_the_supplement_that_is_changed_afterwards_is_seen() -> None:
    paper = PRESS.paper(supplement=supplement(record()))
    at = paper.index(b"/Desc (Words of the certificate supplement)")
    assert status(paper[: at + 8] + b"w" + paper[at + 9 :]) == Status.ALTERED


def test_a_file_of_another_name_makes_it_no_certificate_of_ours() -> None:
    inside = attachments(**files(record(), PRESS.house), supplement=supplement(record()))
    renamed = [*inside[:3], replace(inside[3], name="terms.json")]
    drawn = classic.draw(payload(record(), PRESS.house), inside=renamed)
    assert status(signed(drawn, signers=PRESS.signers, at=AT)) == Status.UNREADABLE
