"""Words: text, call-outs, quotations, tables."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, ListBlock, RichTextBlock, StructBlock
from wagtail.blocks import TextBlock as PlainTextBlock

FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "superscript", "subscript"]


class TextBlock(RichTextBlock):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(features=FEATURES, **kwargs)

    class Meta:
        label = _("Text")
        icon = "pilcrow"
        template = "cms/blocks/text.html"


class CalloutBlock(StructBlock):
    tone = ChoiceBlock([("info", _("Information")), ("warning", _("Warning")), ("good", _("Advice"))], default="info")
    title = CharBlock(label=_("Title"), required=False)
    text = RichTextBlock(label=_("Text"), features=["bold", "italic", "link", "ul"])

    class Meta:
        label = _("Call-out")
        icon = "info-circle"
        template = "cms/blocks/callout.html"


class QuotationBlock(StructBlock):
    text = PlainTextBlock(label=_("Quotation"))
    source = CharBlock(label=_("Source"), help_text=_("Who said it, where and when."))

    class Meta:
        label = _("Quotation")
        icon = "openquote"
        template = "cms/blocks/quotation.html"


class TableBlock(StructBlock):
    """The first row heads the columns; a caption says what the table shows."""

    caption = CharBlock(label=_("Caption"))
    rows = ListBlock(ListBlock(CharBlock(required=False, label=_("Cell"))), label=_("Rows (the first is the heading)"))

    class Meta:
        label = _("Table")
        icon = "table"
        template = "cms/blocks/table.html"
