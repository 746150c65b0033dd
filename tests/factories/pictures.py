"""Pictures as people send them: of a page, of a symbol alone, and those that are meant to do harm."""

import struct
import zlib
from io import BytesIO

import pypdfium2
import qrcode
from PIL import Image, ImageFilter


def page_picture(pdf: bytes, *, dpi: int = 150) -> Image.Image:
    """The first page of a PDF, grey, as a scanner sees it."""
    rendered = pypdfium2.PdfDocument(BytesIO(pdf))[0].render(scale=dpi / 72)
    made: Image.Image = rendered.to_pil().convert("L")
    return made


def photographed(page: Image.Image) -> Image.Image:
    """Askew, a little blurred, and grey where the paper was white."""
    width, height = page.size
    corners = (-30, -20, 10, height + 15, width + 40, height - 20, width - 5, 5)
    seen = page.transform(page.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=255)
    return seen.filter(ImageFilter.GaussianBlur(0.6)).point(lambda value: int(40 + value * 0.6))


def symbol(text: str) -> Image.Image:
    made: Image.Image = qrcode.make(text).get_image().convert("L")
    return made


def side_by_side(*pictures: Image.Image) -> Image.Image:
    width, height = sum(one.width for one in pictures), max(one.height for one in pictures)
    made, at = Image.new("L", (width, height), 255), 0
    for one in pictures:
        made.paste(one, (at, 0))
        at += one.width
    return made


def written(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """kind: of Pillow's formats, also PDF."""
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def moving(kind: str) -> bytes:
    frames = [Image.new("L", (64, 64), shade) for shade in (0, 128, 255)]
    return written(frames[0], kind, save_all=True, append_images=frames[1:])


def bomb(width: int, height: int) -> bytes:
    """A PNG that is small and says that it is large; its one row of pixels is there."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(width + 1))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*one) for one in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
