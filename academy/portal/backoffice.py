"""The Academy's menu group in the Wagtail admin. Apps add to it with the hook `register_academy_menu_item`."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

academy_menu = Menu(register_hook_name="register_academy_menu_item", construct_hook_name="construct_academy_menu")


@hooks.register("register_admin_menu_item")
def academy_menu_item() -> MenuItem:
    return SubmenuMenuItem(_("Academy"), academy_menu, icon_name="home", name="academy", order=50)
