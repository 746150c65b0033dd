"""Every address of the site. Addresses of pages that people read in two languages begin with the language."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.i18n import set_language
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("", include("certificates.urls")),  # first: whoever verifies waits for no other pattern
    path("language/", set_language, name="set_language"),
    path("account/", include("allauth.urls")),
    path("", include("academy.people.urls")),
    path("", include("academy.audit.urls")),
    path("", include("academy.jobs.urls")),
    path("", include("academy.notifications.urls")),
    path("", include("academy.governance.urls")),
    path("", include("courses.catalogue.urls")),
    path("", include("courses.learning.urls")),
    path("", include("courses.assessment.urls")),
    path("", include("courses.assignments.urls")),
    path("", include("courses.seminars.urls")),
    path("", include("courses.evaluation.urls")),
    path("", include("courses.admissions.urls")),
    path("", include("academy.portal.statement.urls")),
    path("", include("academy.portal.appeals.urls")),
    path("", include("academy.portal.recognition.urls")),
    path("", include("cms.urls")),
    path("", include("academy.portal.urls")),
    path("", include("academy.portal.drafting.urls")),
    path("", include("academy.portal.organising.urls")),
    path("", include("academy.portal.steering.urls")),
    path("", include("academy.portal.reports.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
]

urlpatterns += i18n_patterns(path("", include(wagtail_urls)))
