"""Reports in the Academy's menu."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_academy_menu_item")
def feasibility_item() -> MenuItem:
    return MenuItem(_("Feasibility study"), reverse("reports:feasibility"), icon_name="clipboard-list", order=600)
