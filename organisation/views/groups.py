"""Groups of the CMS: one that work has been delegated through stays, so that it can be told who might do what."""

from django.utils.translation import gettext as _
from wagtail.users.views import groups

from organisation.in_use import is_protected, refuse


class DeleteGroupView(groups.DeleteView):
    """A group stays when it has ever been delegated to somebody by date."""

    def run_before_hook(self):
        if is_protected(self.object):
            text = _(
                "“%(name)s” cannot be deleted, because it has been delegated to somebody, today or earlier. Take its "
                "permissions away instead: then it gives nothing, and it can still be told who was allowed to do what."
            )
            return refuse(self.request, text % {"name": self.object}, self.index_url_name)
        return super().run_before_hook()


class GroupViewSet(groups.GroupViewSet):
    delete_view_class = DeleteGroupView
