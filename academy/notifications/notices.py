"""Reading what mail servers say of a mail that did not arrive (RFC 3464, RFC 3462). Pure: bytes in, a notice out."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, message_from_string
from email.message import Message

# Of our own: some relays write a Message-ID of theirs, and leave this one as it is.
HEADER = "X-Academy-Letter"
LONGEST = 1000


@dataclass(frozen=True, kw_only=True)
class Notice:
    """message_ids: of the mail it speaks of. is_final: it is not tried again. words: what the other server said."""

    message_ids: frozenset[str]
    is_final: bool
    words: str


def read_notice(content: bytes) -> Notice | None:
    """The notice in a message; None where the message is none: an automatic answer, a letter, or nothing readable."""
    message = message_from_bytes(content)
    if message.get_content_type() != "multipart/report" or not message.is_multipart():
        return None
    recipients = [fields for part in message.walk() for fields in _recipients(part)]
    ids = frozenset(name for part in message.walk() for name in _ids(part))
    if not recipients or not ids:
        return None
    final = [fields for fields in recipients if _word(fields, "Action").casefold() == "failed"]
    said = " / ".join(filter(None, map(_said, final or recipients)))
    return Notice(message_ids=ids, is_final=bool(final), words=said[:LONGEST])


def _recipients(part: Message) -> Iterator[Message]:
    """The groups of fields that speak of a recipient; the first group speaks of the message."""
    if part.get_content_type() == "message/delivery-status" and part.is_multipart():
        yield from (fields for fields in part.get_payload() if isinstance(fields, Message) and fields["Action"])


def _ids(part: Message) -> Iterator[str]:
    """From the mail that comes back, whole or only its headers."""
    kind, payload = part.get_content_type(), part.get_payload()
    if kind == "text/rfc822-headers":
        raw = part.get_payload(decode=True)
        back = message_from_string(raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw))
    elif kind == "message/rfc822" and isinstance(payload, list) and payload and isinstance(payload[0], Message):
        back = payload[0]
    else:
        return
    yield from filter(None, (_word(back, "Message-ID"), _word(back, HEADER)))


def _said(fields: Message) -> str:
    """ "5.1.1: smtp; 550 5.1.1 User unknown"."""
    return ": ".join(filter(None, (_word(fields, "Status"), _word(fields, "Diagnostic-Code"))))


def _word(fields: Message, name: str) -> str:
    """The field on one line, without what a database does not keep."""
    return " ".join(str(fields.get(name, "")).replace("\0", "").split())
