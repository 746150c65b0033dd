"""What a content page is made of: one file per family of blocks, one template per block."""

from wagtail.blocks import StreamBlock

from cms.blocks.learning import EmbeddedTestBlock, GlossaryTermBlock, SelfCheckBlock
from cms.blocks.media import FileBlock, PictureBlock, VideoBlock
from cms.blocks.text import CalloutBlock, QuotationBlock, TableBlock, TextBlock


class ContentBlock(StreamBlock):
    """The body of every content page."""

    text = TextBlock()
    picture = PictureBlock()
    file = FileBlock()
    callout = CalloutBlock()
    table = TableBlock()
    video = VideoBlock()
    quotation = QuotationBlock()
    glossary_term = GlossaryTermBlock()
    self_check = SelfCheckBlock()
    embedded_test = EmbeddedTestBlock()


__all__ = ["ContentBlock"]
