"""Pages of the public site and of the distance modules. Content only: who may read is asked of the courses."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from academy.people import api as people_api
from academy.people.api import Permission
from cms.blocks import ContentBlock
from courses.admissions import api as admissions_api
from courses.learning import api as learning_api
from courses.learning.api import Enrolment


class ContentPage(Page):
    """What all pages share: an introduction, a body, and a language that is the page's own."""

    introduction = models.TextField(_("introduction"), blank=True)
    body = StreamField(ContentBlock(), verbose_name=_("body"), blank=True)
    is_demonstration = models.BooleanField(_("demonstration content"), default=False)

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
        FieldPanel("is_demonstration"),
    ]

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A page is answered in its own language only: an English address never shows French text."""
        if translation.get_language_from_path(request.path_info) != self.locale.language_code:
            raise Http404
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        others = self.get_translations().live().select_related("locale")
        context["translations"] = {page.locale.language_code: page.url for page in others}
        known = {self.locale.language_code, *context["translations"]}
        context["languages_missing"] = [code for code, _name in settings.LANGUAGES if code not in known]
        context["trail"] = list(self.get_ancestors().filter(depth__gt=1).specific())
        return context


class HomePage(ContentPage):
    template = "cms/home.html"
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = ["cms.ProgrammePage", "cms.ModulePage", "cms.LegalPage"]

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["programmes"] = ProgrammePage.objects.child_of(self).live()
        context["open_calls"] = admissions_api.open_calls()
        return context


class ProgrammePage(ContentPage):
    """One of the Academy's components, described. Whether it is open is governance's, not this page's."""

    component = models.CharField(_("component"), max_length=3)
    template = "cms/programme.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [*ContentPage.content_panels, FieldPanel("component")]

    class Meta:
        verbose_name = _("programme page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from academy.governance import api as governance_api

        context = super().get_context(request, *args, **kwargs)
        context["is_open"], context["reason"] = governance_api.component_state(self.component)
        return context


class LegalPage(ContentPage):
    template = "cms/legal.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("legal page")


class _Private(ContentPage):
    """Read by enrolled participants, and by those who teach, write or run the Academy."""

    class Meta:
        abstract = True

    def key_of_module(self) -> str:
        raise NotImplementedError

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if self.enrolment(request) is None and not _reads_everything(request):
            raise PermissionDenied
        response = super().serve(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_cache=True)
        return response

    def enrolment(self, request: HttpRequest) -> Enrolment | None:
        person = people_api.person_of(request.user)
        return learning_api.enrolment_for_content(person, self.key_of_module()) if person else None


def _reads_everything(request: HttpRequest) -> bool:
    """Those who write, teach or run read every module; a participant's own right is the enrolment."""
    words = (Permission.CONTENT_EDIT, Permission.PARTICIPATION_CONFIRM, Permission.FACTS_READ)
    return any(people_api.may(request.user, word) for word in words)


class ModulePage(_Private):
    """A distance module: what it is about and its lessons in order."""

    content_key = models.SlugField(_("key"), max_length=60)
    notional_hours = models.PositiveSmallIntegerField(_("notional hours"), null=True, blank=True)
    template = "cms/module.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = ["cms.LessonPage"]
    content_panels: ClassVar = [
        *ContentPage.content_panels,
        FieldPanel("content_key"),
        FieldPanel("notional_hours"),
    ]

    class Meta:
        verbose_name = _("distance module")

    def key_of_module(self) -> str:
        return self.content_key

    def lessons(self) -> list["LessonPage"]:
        return list(LessonPage.objects.child_of(self).live().order_by("path"))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        enrolment = self.enrolment(request)
        context["lessons"] = self.lessons()
        context["read"] = learning_api.lessons_read(enrolment, self.content_key) if enrolment else set()
        return context


class LessonPage(_Private):
    """One lesson. Its key is the same in both languages, so that switching keeps one's place."""

    lesson_key = models.SlugField(_("key"), max_length=60)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=30)
    template = "cms/lesson.html"
    parent_page_types: ClassVar = ["cms.ModulePage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [*ContentPage.content_panels, FieldPanel("lesson_key"), FieldPanel("minutes")]

    class Meta:
        verbose_name = _("lesson")

    def module(self) -> ModulePage:
        found: ModulePage = self.get_parent().specific
        return found

    def key_of_module(self) -> str:
        return self.module().content_key

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().serve(request, *args, **kwargs)
        if request.method == "POST" and response.status_code == 200:
            return self._read(request)
        return response

    def _read(self, request: HttpRequest) -> HttpResponse:
        """The reader says so; then on to the next lesson, or back to the module after the last."""
        enrolment, module = self.enrolment(request), self.module()
        lessons = module.lessons()
        if enrolment:
            learning_api.mark_lesson_read(
                enrolment=enrolment,
                content_key=module.content_key,
                lesson_key=self.lesson_key,
                lessons_total=len(lessons),
                now=timezone.now(),
            )
        keys = [lesson.lesson_key for lesson in lessons]
        following = lessons[keys.index(self.lesson_key) + 1 :]
        return redirect(following[0].url if following else module.url)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        module, enrolment = self.module(), self.enrolment(request)
        read = learning_api.lessons_read(enrolment, module.content_key) if enrolment else set()
        lessons = module.lessons()
        context |= {
            "module": module,
            "lessons": lessons,
            "read": read,
            "is_read": self.lesson_key in read,
            "is_enrolled": enrolment is not None,
            "minutes_left": sum(lesson.minutes for lesson in lessons if lesson.lesson_key not in read),
        }
        return context
