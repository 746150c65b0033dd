"""What the content of the site holds of those who write it: their preferences go, what they wrote is the Academy's."""

from functools import partial
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_lazy
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import APIToken, Comment, CommentReply, ModelLogEntry, PageLogEntry, PageSubscription, Revision
from wagtail.users.models import UserProfile

from academy.people.api import Fate, Item, Part, Person, of_account, takes_part

OWN: tuple[Any, ...] = (UserProfile, FormState, EditingSession, PageSubscription, APIToken)
WRITTEN: tuple[Any, ...] = (Revision, PageLogEntry, ModelLogEntry, Comment, CommentReply)


def erase(person: Person) -> list[str]:
    if person.user_id is None:
        return []
    for picture in UserProfile.objects.filter(user=person.user_id).exclude(avatar="").values_list("avatar", flat=True):
        transaction.on_commit(partial(default_storage.delete, picture))
    for model in OWN:
        model._default_manager.filter(user=person.user_id).delete()
    return []


takes_part(
    Part(
        app="cms",
        items=(
            Item(
                tables=(
                    "wagtailusers.userprofile",
                    "wagtailadmin.formstate",
                    "wagtailadmin.editingsession",
                    "wagtailcore.pagesubscription",
                    "wagtailcore.apitoken",
                ),
                what=gettext_lazy("Preferences and picture in the back office, drafts of forms, keys of programs"),
                fate=Fate.ERASED,
                count=lambda person: sum(of_account(model, "user")(person) for model in OWN),
            ),
            Item(
                tables=(
                    "wagtailcore.page",
                    "wagtailcore.revision",
                    "wagtailcore.pagelogentry",
                    "wagtailcore.modellogentry",
                    "wagtailcore.comment",
                    "wagtailcore.commentreply",
                    "wagtailcore.workflowstate",
                    "wagtailcore.taskstate",
                    "wagtailcore.uploadedfile",
                    "wagtaildocs.document",
                    "wagtailimages.image",
                    "wagtailimages.rendition",
                    "wagtail_localize.stringtranslation",
                    "wagtail_localize.segmentoverride",
                ),
                what=gettext_lazy("What was written, translated or uploaded for the site"),
                fate=Fate.NAMELESS,
                why=gettext_lazy("It is the Academy’s content; the account that made it has no name any more."),
                count=lambda person: sum(of_account(model, "user")(person) for model in WRITTEN),
            ),
        ),
        erase=erase,
        nobody=(
            "cms.homepage",
            "cms.legalpage",
            "cms.lessonpage",
            "cms.modulepage",
            "cms.programmepage",
            "wagtail_localize.translationlog",
            "wagtailcore.grouppagepermission",
            "wagtailcore.groupsitepermission",
            "wagtailcore.pageviewrestriction",
            "wagtailcore.site",
            "wagtailcore.workflowpage",
            "wagtailforms.formsubmission",
            "wagtailredirects.redirect",
        ),
    )
)
