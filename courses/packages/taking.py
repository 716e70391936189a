"""What becomes of the values of a package on their way in: checked for their types, and references looked up.

A `Taking` looks at one page or snippet. `resolve(ref, model, place)` gives what a reference stands for: an instance,
saved or not, or None when it is lost. The values come out with instances (to be checked) or primary keys (to be
stored).
"""

from django.core.exceptions import FieldError, ValidationError
from django.db import models
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Page

from courses.packages import limits, references, rich_text
from courses.packages.kinds import carried_fields, carried_rows, is_tags, row_fields
from courses.packages.references import DOCUMENT, IMAGE, PAGE
from courses.packages.stream_fields import carried

# The JSON of a single value, by the kind of its block; the first that fits counts, and all others are texts.
NUMBER = int | float
OF_BLOCKS = (
    (blocks.BooleanBlock, bool),
    (blocks.IntegerBlock, int),
    (blocks.FloatBlock, NUMBER),
    (blocks.DecimalBlock, str | NUMBER),
    (blocks.FieldBlock, str),
)
OF_FIELDS = ((models.BooleanField, bool), (models.IntegerField, int), (models.FloatField, NUMBER))
UNSAFE = (blocks.RawHTMLBlock,)
LONGEST_ID = 64
MODELS = {PAGE: lambda: Page, IMAGE: get_image_model, DOCUMENT: get_document_model}


class Taking:
    """How the values of one page or snippet are taken in. What does not fit is refused, with its place."""

    def __init__(self, title, resolve, report, *, as_keys=False):
        self.title, self.resolve, self.report, self.as_keys = title, resolve, report, as_keys

    def values(self, model, fields):
        """{name: value} of the fields that the model has and that fit it; of its rows, instances that are not saved."""
        known, rows = carried_fields(model), carried_rows(model)
        for name in sorted(fields.keys() - known.keys() - rows.keys()):
            self.report.lose("unknown_field", self.title, name=name[:100])
        found = {name: self._value(field, fields[name], name) for name, field in known.items() if name in fields}
        found |= {name: self._rows(row, fields[name], name) for name, row in rows.items() if name in fields}
        return {name: value for name, value in found.items() if value is not WRONG}

    def _rows(self, model, raw, place):
        """The rows in their order. One that names what is lost, and cannot be without it, goes with it."""
        if not isinstance(raw, list):
            return self._wrong(place, "list")
        if len(raw) > limits.MOST_ROWS:
            self.refuse("too_many_rows", place, most=limits.MOST_ROWS)
            return WRONG
        found = [self._row(model, values, f"{place}[{number}]") for number, values in enumerate(raw)]
        rows = [row for row in found if row is not None]
        for number, row in enumerate(rows):
            row.sort_order = number
        keys = [row.key for row in rows if hasattr(row, "key")]
        for key in {key for key in keys if keys.count(key) > 1}:
            self.refuse("same_key", place, name=key)
        return rows

    def _row(self, model, values, place):
        if not isinstance(values, dict):
            return self._wrong(place, "dict") and None
        known, row = row_fields(model), model()
        for name in sorted(values.keys() - known.keys()):
            self.report.lose("unknown_field", self._place(place), name=name[:100])
        for name, field in known.items():
            value = self._value(field, values[name], f"{place}.{name}") if name in values else None
            if field.is_relation and value is None and not field.null:
                return None
            if name in values and value is not WRONG:
                setattr(row, field.attname if field.is_relation and self.as_keys else name, value)
        try:
            row.clean_fields(exclude=[field.name for field in model._meta.get_fields() if field.is_relation])
        except ValidationError as error:
            self.refuse("wrong_value", place, why=" ".join(error.messages))
        return row

    def _value(self, field, raw, place):
        if isinstance(field, StreamField):
            return carried(field.stream_block, raw, self, place)
        if isinstance(field, RichTextField):
            return self.rich_text(raw, place)
        if is_tags(field):
            return self._tags(field, raw, place)
        if isinstance(field, models.ManyToManyField):
            if not isinstance(raw, list):
                return self._wrong(place, "list")
            found = [self.reference(field.related_model, one, place) for one in raw]
            return [one for one in found if one is not None]
        if isinstance(field, models.ForeignKey):
            return self.reference(field.related_model, raw, place)
        if isinstance(field, models.JSONField):
            wanted = type(field.get_default())
            return raw if isinstance(raw, wanted) else self._wrong(place, wanted.__name__)
        return self._single(field, raw, place)

    def _tags(self, field, raw, place):
        longest = field.related_model._meta.get_field("name").max_length
        if not isinstance(raw, list) or not all(isinstance(word, str) and word.strip() for word in raw):
            return self._wrong(place, "list")
        if len(raw) > limits.MOST_ROWS or any(len(word) > longest for word in raw):
            self.refuse("too_many_rows", place, most=limits.MOST_ROWS)
            return WRONG
        return raw

    def _single(self, field, raw, place):
        wanted = next((wanted for kind, wanted in OF_FIELDS if isinstance(field, kind)), str)
        is_empty = raw is None and field.null
        if not is_empty and not _fits(raw, wanted):
            return self._wrong(place, _name(wanted))
        try:
            return field.clean(raw, None)
        except ValidationError as error:
            if [one.code for one in error.error_list] == ["blank"]:
                return raw  # A draft may lack what it needs to be published.
            self.refuse("wrong_value", place, why=" ".join(error.messages))
        return WRONG

    # What stream_fields.py asks for

    def reference(self, model, raw, place):
        if raw is None:
            return None
        ref = references.from_data(raw)
        if ref is None:
            self.refuse("no_reference", place)
            return None
        return self._found(ref, model, place)

    def _found(self, ref, model, place):
        found = self.resolve(ref, self._place(place))
        if found is None:
            return None
        if not isinstance(found, model):
            self.refuse("wrong_reference", place, name=ref)
            return None
        return found.pk if self.as_keys else found

    def chooser(self, block, raw, place):
        return self.reference(block.model_class, raw, place)

    def rich_text(self, html, place):
        if not isinstance(html, str):
            self.refuse("wrong_type", place, wanted="str")
            return ""

        def pk_of(ref):
            found = ref and self.resolve(ref, self._place(place))
            if ref is None:
                self.report.lose("no_reference", self._place(place))
            return None if found is None else found.pk or 0

        return rich_text.from_package(html, pk_of)

    def leaf(self, block, raw, place):
        if isinstance(block, blocks.StaticBlock):
            return None  # It stands there, and holds nothing.
        if isinstance(block, UNSAFE) or not isinstance(block, blocks.FieldBlock):
            self.refuse("unsafe_block", place, name=block.name)
            return None
        if raw is None:
            return None
        if isinstance(block, blocks.MultipleChoiceBlock):
            is_right = isinstance(raw, list) and all(isinstance(one, str) for one in raw)
        else:
            is_right = _fits(raw, next(wanted for kind, wanted in OF_BLOCKS if isinstance(block, kind)))
        if not is_right:
            self.refuse("wrong_type", place, wanted=block.name)
            return None
        return self._understood(block, raw, place)

    def _understood(self, block, raw, place):
        try:
            block.to_python(raw)
        except (ValueError, TypeError, ArithmeticError, ValidationError, FieldError):
            self.refuse("wrong_type", place, wanted=block.name)
            return None
        return raw

    def item_id(self, found, place):
        if isinstance(found, str) and 0 < len(found) <= LONGEST_ID:
            return found
        self.refuse("no_field", place, name="id")
        return None

    def unknown_child(self, name, place):
        self.report.lose("unknown_field", self._place(place), name=str(name)[:100])

    def refuse(self, kind, place, **values):
        self.report.refuse(kind, self._place(place), **{name: str(value)[:300] for name, value in values.items()})

    def _wrong(self, place, wanted):
        self.refuse("wrong_type", place, wanted=wanted)
        return WRONG

    def _place(self, place):
        return f"{self.title}: {place}"


WRONG = object()


def _fits(raw, wanted):
    return isinstance(raw, wanted) and (wanted is bool or not isinstance(raw, bool))


def _name(wanted):
    return getattr(wanted, "__name__", str(wanted))
