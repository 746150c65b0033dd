"""Time-stamps of an authority (RFC 3161) over HTTP: whose word it is that a signature existed on a day."""

from urllib.error import URLError
from urllib.request import Request, urlopen

from asn1crypto.tsp import TimeStampReq, TimeStampResp
from pyhanko.sign.timestamps.api import TimeStamper

_LARGEST = 100_000  # bytes of an answer
_SECONDS = 20


class StampRefused(Exception):
    """The authority did not answer, or not with a time-stamp."""

    code = "stamp_refused"


class Authority(TimeStamper):
    """url: http or https, from the settings."""

    def __init__(self, url: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        if not url.startswith(("http://", "https://")):
            raise StampRefused(url)
        self.url = url

    async def async_request_tsa_response(self, req: TimeStampReq) -> TimeStampResp:
        """Blocks: whoever signs a batch has nothing else to do meanwhile."""
        asked = Request(self.url, data=req.dump(), headers={"Content-Type": "application/timestamp-query"})  # noqa: S310
        try:
            with urlopen(asked, timeout=_SECONDS) as answer:  # noqa: S310 - the scheme was looked at
                found: TimeStampResp = TimeStampResp.load(answer.read(_LARGEST))
        except (URLError, OSError, ValueError) as error:
            raise StampRefused(f"{self.url}: {error}") from error
        return found
