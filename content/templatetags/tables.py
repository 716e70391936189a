"""Tables that editors have written, on their way to a reader."""

from django import template

register = template.Library()


@register.filter
def labelled_rows(table):
    """Each cell with the heading of its column: on a phone every row becomes a card with its own labels."""
    return [
        [
            {
                "heading": column["heading"],
                "is_number": column["block"].name == "numeric",
                "value": "" if cell.value is None else cell.value,
            }
            for column, cell in zip(table.columns, row, strict=True)
        ]
        for row in table.rows
    ]
