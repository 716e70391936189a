"""Wagtail's apps, where ours has another view."""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    group_viewset = "organisation.views.groups.GroupViewSet"
