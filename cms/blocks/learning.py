"""What helps to learn: terms, questions to oneself, a door to a test. Nothing here is scored."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock, StructBlock, TextBlock


class GlossaryTermBlock(StructBlock):
    term = CharBlock(label=_("Term"))
    other_language = CharBlock(label=_("In the other language"), required=False)
    definition = TextBlock(label=_("Definition"), required=False)

    class Meta:
        label = _("Glossary term")
        icon = "tag"
        template = "cms/blocks/glossary_term.html"


class SelfCheckBlock(StructBlock):
    """A question and its answer, shown on demand; nothing is sent or kept."""

    question = TextBlock(label=_("Question"))
    answer = RichTextBlock(label=_("Answer"), features=["bold", "italic", "ul", "ol"])

    class Meta:
        label = _("Self-check question")
        icon = "help"
        template = "cms/blocks/self_check.html"


class EmbeddedTestBlock(StructBlock):
    """A door to a test; the test itself lives elsewhere, under its key."""

    test_key = CharBlock(label=_("Key of the test"))
    invitation = CharBlock(label=_("Invitation"))

    class Meta:
        label = _("Test")
        icon = "form"
        template = "cms/blocks/embedded_test.html"
