"""Categories and sub-categories. One that is here already by its name is used."""

from quizzes.django_quiz_app import reasons
from quizzes.django_quiz_app.rows import CATEGORY, SUB_CATEGORY
from quizzes.django_quiz_app.work import mark
from quizzes.models import Category, SubCategory


def take_categories(work):
    """{key there: Category} in work.categories."""
    here = Category.objects.in_bulk()
    for key, values in work.valid_rows(CATEGORY):
        name = values.name("category", 250) or None
        named = {row.name: row for row in here.values() if row.name}

        def make(name=name, named=named, values=values):
            if name in named:
                return named[name], False
            return Category.objects.create(name=name), True

        def change(row, name=name, named=named, values=values):
            is_shared = any(one.pk == row.pk for one in work.categories.values())
            if name in named and not is_shared:
                values.quirk("category", reasons.SAME_NAME)
            if name in named or is_shared:  # One that is shared is told of below, and the other one's name stays.
                return False
            row.name = name
            row.save(update_fields=["name"])
            return True

        found = work.settle(CATEGORY, key, mark([name]), here=here, make=make, change=change)
        if found is not None:
            if any(row.pk == found.pk for row in work.categories.values()):
                values.quirk("category", reasons.SAME_NAME)
            work.categories[key] = found


def take_sub_categories(work):
    """{key there: SubCategory} in work.sub_categories."""
    here = SubCategory.objects.in_bulk()
    for key, values in work.valid_rows(SUB_CATEGORY):
        name = values.name("sub_category", 250) or None
        above = values.reference("category", work.categories)
        category = work.categories[above].pk if above is not None else None

        def make(name=name, category=category):
            same = (row for row in here.values() if name and (row.name, row.category_id) == (name, category))
            found = next(same, None)
            return (found, False) if found else (SubCategory.objects.create(name=name, category_id=category), True)

        def change(row, name=name, category=category):
            row.name, row.category_id = name, category
            row.save(update_fields=["name", "category"])
            return True

        found = work.settle(SUB_CATEGORY, key, mark([name, above]), here=here, make=make, change=change)
        if found is not None:
            if any(row.pk == found.pk for row in work.sub_categories.values()):
                values.quirk("sub_category", reasons.SAME_NAME)
            work.sub_categories[key] = found
