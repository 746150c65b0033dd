"""Pictures, files and films, each with what somebody needs who cannot see or hear it."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock, StructBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock


class PictureBlock(StructBlock):
    image = ImageChooserBlock(label=_("Picture"))
    alternative = CharBlock(label=_("Alternative text"), help_text=_("What the picture says, for who does not see it."))
    caption = CharBlock(label=_("Caption"), required=False)

    class Meta:
        label = _("Picture")
        icon = "image"
        template = "cms/blocks/picture.html"


class FileBlock(StructBlock):
    document = DocumentChooserBlock(label=_("File"))
    title = CharBlock(label=_("What it is"))

    class Meta:
        label = _("File")
        icon = "doc-full"
        template = "cms/blocks/file.html"


class VideoBlock(StructBlock):
    """A film is never without captions and a transcript."""

    title = CharBlock(label=_("Title"))
    video = DocumentChooserBlock(label=_("Film (MP4 or WebM)"))
    captions = DocumentChooserBlock(label=_("Captions (WebVTT)"))
    transcript = RichTextBlock(label=_("Transcript"), features=["bold", "italic", "ul"])

    class Meta:
        label = _("Film")
        icon = "media"
        template = "cms/blocks/video.html"
