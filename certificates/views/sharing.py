"""The holder's links: made, counted, taken back."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from academy.people import api as people_api
from academy.people.api import Permission, User
from certificates import operations, queries
from certificates.forms import ShareForm
from certificates.models import ShareLink
from certificates.refusals import CertificateRefused


@people_api.needs(Permission.CERTIFICATES_READ_OWN)
@never_cache
def sharing(request: HttpRequest, number: str) -> HttpResponse:
    """The links of one own certificate; a new link's address stands on the answer and nowhere else."""
    user = cast(User, request.user)
    record = queries.record_for(user, number)
    if record is None or record.person.user_id != user.pk:
        raise Http404
    form, address = ShareForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            _link, secret = operations.share(record=record, by=user, now=timezone.now(), **form.cleaned_data)
            address = request.build_absolute_uri(reverse("certificates:shared", args=[secret]))
            form = ShareForm()
        except CertificateRefused as refusal:
            form.add_error(None, str(refusal))
    links = ShareLink.objects.filter(entry=record.entry)
    page = {"record": record, "form": form, "address": address, "links": links, "now": timezone.now()}
    return render(request, "certificates/sharing.html", page)


@people_api.needs(Permission.CERTIFICATES_READ_OWN)
@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(User, request.user)
    link = get_object_or_404(ShareLink.objects.select_related("entry"), pk=pk, entry__record__person__user=user)
    operations.stop_sharing(link=link, by=user, now=timezone.now())
    messages.success(request, _("The link opens nothing any more."))
    return redirect("certificates:sharing", number=link.entry.number)
