"""What quizzes add to the CMS."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.snippets.models import register_snippet

from quizzes.gift_admin import hooks as gift_hooks  # noqa: F401 They register themselves.
from quizzes.models import Category, SubCategory
from quizzes.snippet_views import QuizViewSetGroup, what_a_deletion_does

register_snippet(QuizViewSetGroup)


@hooks.register("insert_editor_js")
def show_what_the_kind_uses():
    """The form of a question hides what its kind has no use for."""
    return format_html('<script src="{}" defer></script>', static("js/question_editor.js"))


@hooks.register("before_delete_snippet")
def say_what_the_deletion_of_many_does(request, instances):
    """On the page that asks whether to delete several categories; the page of a single one says it itself."""
    categories = list(instances)
    are_categories = all(isinstance(one, Category | SubCategory) for one in categories)
    if request.method == "GET" and are_categories and len(categories) > 1:
        messages.warning(request, what_a_deletion_does(categories))
