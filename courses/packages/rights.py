"""What somebody may do with a package in the CMS. Whoever runs a command on the server may do everything."""

from wagtail.documents import get_document_model
from wagtail.documents.permissions import permission_policy as of_documents
from wagtail.images import get_image_model
from wagtail.images.permissions import permission_policy as of_images
from wagtail.models import Collection

POLICIES = {get_image_model(): of_images, get_document_model(): of_documents}


class Rights:
    """The permissions of a user on pages, snippets and files; without a user, the command line."""

    def __init__(self, user):
        self.user = user

    def may_add_under(self, page):
        return self.user is None or page.permissions_for_user(self.user).can_add_subpage()

    def may_edit(self, page):
        return self.user is None or page.permissions_for_user(self.user).can_edit()

    def is_locked(self, page):
        if self.user is None:
            return page.get_lock() is not None
        return page.permissions_for_user(self.user).page_locked()

    def may_make(self, model):
        if self.user is None:
            return True
        if model in POLICIES:
            return POLICIES[model].user_has_permission(self.user, "add")
        return self.user.has_perm(f"{model._meta.app_label}.add_{model._meta.model_name}")

    def collection_for(self, model):
        """Where a new file goes: the first collection, the root before all others, that the user may add to."""
        root = Collection.get_first_root_node()
        if self.user is None:
            return root
        allowed = POLICIES[model].collections_user_has_permission_for(self.user, "add").order_by("path")
        return allowed.first() or root
