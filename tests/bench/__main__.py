"""`make bench`: what our own algorithms cost, as ratios against a baseline measured in the same run.

Best of several rounds of processor time; each line names its baseline, so that the ratio means something anywhere.
"""

import hashlib
import sys
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

from qrcode import QRCode
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from certificates.designs import classic
from courses.admissions.domain.selection import Candidate, select
from tests.bench import credits_bench, simulation_bench
from tests.factories.papers import payload
from tests.factories.seals import house, record

ROUNDS = 7


def best(act: Callable[[], Any]) -> float:
    """Seconds of processor time, the best of several rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        act()
        times.append(time.process_time() - start)
    return min(times)


def blank_page() -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def bare_symbol() -> list[list[bool]]:
    code = QRCode()
    code.add_data("HTTPS://ACADEMY.EXAMPLE.INT/V/" + "7" * 26)
    code.make(fit=True)
    matrix: list[list[bool]] = code.get_matrix()
    return matrix


def pool(size: int) -> list[Candidate]:
    return [Candidate(id=f"a{n}", country=f"C{n % 60}", is_pg=n % 60 < 41, rank=n % 5 or None) for n in range(size)]


def digests(size: int) -> None:
    """What anybody must pay for two lots per application."""
    for n in range(2 * size):
        hashlib.sha256(f"pgtrain-lottery-v1|seed|{n}".encode()).hexdigest()


def main() -> int:
    printed = payload(record(), house())
    page, certificate = best(blank_page), best(lambda: classic.draw(printed))
    symbol = best(bare_symbol)
    size = 20_000
    candidates = pool(size)
    chosen, lots = best(lambda: select(candidates, capacity=35, reading="A", seed="seed")), best(lambda: digests(size))
    lines = [
        ("a certificate / a bare QR symbol", certificate, symbol),
        ("a certificate / a blank PDF page", certificate, page),
        (f"a selection among {size} / its lots alone", chosen, lots),
    ]
    for words, ours, baseline in lines:
        sys.stdout.write(f"{words:<48} {ours / baseline:8.2f}  ({1000 * ours:.1f} ms / {1000 * baseline:.1f} ms)\n")
    sys.stdout.flush()
    # Both run, whatever the first one finds.
    within = [credits_bench.run_all(), simulation_bench.run_all()]
    return 0 if all(within) else 1


if __name__ == "__main__":
    sys.exit(main())
