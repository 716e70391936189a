"""What questions and quizzes are about."""

import re
import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class CategoryManager(models.Manager):
    def new_category(self, text):
        """The category of that name, made if it is missing: runs of white space become "-", letters small."""
        name = re.sub(r"\s+", "-", text).lower()
        return self.get_or_create(name=name)[0]


class Category(models.Model):
    """What questions or a quiz are about. Deleting one deletes neither questions, quizzes nor results.

    The name is as it was typed. Only an import can leave it out.
    """

    name = models.CharField(_("name"), max_length=250, unique=True, null=True)

    objects = CategoryManager()

    panels = [FieldPanel("name")]

    class Meta:
        verbose_name = _("category of questions")
        verbose_name_plural = _("categories of questions")
        ordering = ["name"]

    def __str__(self):
        return self.name or str(_("(without a name)"))


class SubCategory(models.Model):
    """A finer division of questions, which counts in no result. Several may have one name."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=250, null=True)
    category = models.ForeignKey(
        Category,
        verbose_name=_("category"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="sub_categories",
    )

    panels = [FieldPanel("name"), FieldPanel("category")]

    class Meta:
        verbose_name = _("sub-category of questions")
        verbose_name_plural = _("sub-categories of questions")
        ordering = ["name"]

    def __str__(self):
        name = self.name or str(_("(without a name)"))
        return f"{name} ({self.category})" if self.category_id else name
