"""What a package can hold: worked out from what the models say, so that a new type of page needs no line here.

Page types are CoursePage and what may stand beneath it. Snippet types are those that such pages can name, in their
fields or in rows of their own, and that have a key of their own.
"""

from functools import cache

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from taggit.managers import TaggableManager
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from courses.models import CoursePage

FORMAT, VERSION = "rustad-course", 1

# Of what every page has. Who owns it, when it was published and where it stands are this installation's own.
OF_EVERY_PAGE = {"title", "slug", "seo_title", "search_description", "show_in_menus"}
# When somebody here has read or checked it, or must: nobody has, where it is taken in.
OF_CHECKS = {"reviewed_on", "perspectives", "checked_on", "next_check", "retired_on"}
# An existing page keeps these when a package is laid on it: they are the municipality's, or the address of the page.
KEPT_HERE = {"slug", "show_in_menus", "owner_role", "next_review"}
# The unique field by which a snippet is known in every municipality; the first of them that it has.
KEYS = ("key", "term", "name")


@cache
def page_models():
    """{label: model} of the pages that a package can hold."""
    found = [CoursePage]
    for model in found:  # It grows while it is gone through.
        found += [child for child in model.allowed_subpage_models() if child not in found]
    return {model._meta.label: model for model in found}


@cache
def snippet_models():
    """{label: model} of the snippets that a package can hold."""
    found = []
    for model in page_models().values():
        _add(model, found)
    for model in found:  # A contact card names a role.
        _add(model, found)
    return {model._meta.label: model for model in found}


def _add(model, found):
    snippets = [target for target in _targets(model) if target in get_snippet_models() and key_of(target)]
    found += [target for target in dict.fromkeys(snippets) if target not in found]


def _targets(model):
    """The models that a model names, in its fields, in the blocks of its StreamFields or in its rows."""
    for row in carried_rows(model).values():
        yield from _targets(row)
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            yield from (block.model_class for block in every_block(field.stream_block) if is_chooser(block))
        elif isinstance(field, models.ForeignKey | models.ManyToManyField) and not field.auto_created:
            yield field.related_model


def every_block(block):
    """The block and all within it."""
    yield block
    for child in children_of(block):
        yield from every_block(child)


def children_of(block):
    if isinstance(block, blocks.ListBlock):
        return [block.child_block]
    return list(getattr(block, "child_blocks", {}).values())


def is_chooser(block):
    return isinstance(block, blocks.ChooserBlock)


@cache
def key_of(model):
    """The name of the field by which a snippet is known; None when it has none."""
    names = {field.name for field in model._meta.get_fields() if getattr(field, "unique", False)}
    return next((name for name in KEYS if name in names), None)


@cache
def carried_fields(model):
    """The fields of a page or snippet that a package carries, by name.

    Not: what a copy of the page would not take over either, what no editor can write, and what names a person.
    """
    left_out = OF_CHECKS | set(getattr(model, "exclude_fields_in_copy", ())) | {key_of(model)}
    if issubclass(model, Page):
        left_out |= {field.name for field in Page._meta.get_fields()} - OF_EVERY_PAGE
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return {
        field.name: field
        for field in sorted(fields, key=lambda field: field.name)
        if field.name not in left_out and field.editable and not field.primary_key and _can_be_carried(field)
    }


@cache
def carried_rows(model):
    """{name: model} of the rows that are edited with a page or snippet and belong to it alone, such as answers."""
    own = get_all_child_relations(model)
    if issubclass(model, Page):
        own = [relation for relation in own if relation not in get_all_child_relations(Page)]
    tagged = {field.through for field in model._meta.many_to_many if is_tags(field)}
    rows = [relation for relation in own if relation.related_model not in tagged]
    return {relation.get_accessor_name(): relation.related_model for relation in rows}


@cache
def row_fields(model):
    """The fields of a row that a package carries, by name. Its key too: what people have answered is known by it.

    Not its place, which is that in the list, nor what it belongs to.
    """
    return {
        field.name: field
        for field in sorted(model._meta.concrete_fields, key=lambda field: field.name)
        if (field.editable or field.name == "key")
        and not field.primary_key
        and not isinstance(field, ParentalKey)
        and _can_be_carried(field)
    }


def is_tags(field):
    """Does the field hold words that editors find things by? A package says the words."""
    return isinstance(field, TaggableManager)


def _can_be_carried(field):
    if not field.is_relation or is_tags(field):
        return True
    if isinstance(field, models.OneToOneField):
        return False
    target = field.related_model
    return issubclass(target, Page | get_image_model() | get_document_model()) or target in get_snippet_models()
