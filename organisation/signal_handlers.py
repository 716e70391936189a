"""What public names follow besides the facts about roles; connected in apps.py."""

from organisation import public_names
from organisation.models import RoleHolder


def names_follow_staff(**kwargs):
    """Somebody has left, or another unit is the top: inside the transaction of the change."""
    public_names.refresh()


def names_follow_card(instance, raw=False, **kwargs):
    """The card names another role now, or was saved from a form that was opened before a name was taken back."""
    if not raw:
        public_names.refresh(type(instance).objects.filter(pk=instance.pk))


def names_follow_person(instance, created=False, update_fields=None, raw=False, **kwargs):
    """Another name, or an account that has been made inactive. Signing in saves a user too, but changes neither."""
    touched = update_fields is None or {"first_name", "last_name", "is_active"} & set(update_fields)
    if raw or created or not touched:
        return
    if RoleHolder.objects.in_force().filter(person=instance, name_is_public=True).exists():
        public_names.refresh()
