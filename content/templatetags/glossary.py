"""{% linkterms address %} … {% endlinkterms %}: the words of the glossary in what stands between become links."""

from django import template
from django.conf import settings
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from content.glossary import link_terms

register = template.Library()
SEEN = "linked_terms"


class LinkTerms(template.Node):
    def __init__(self, nodes, address):
        self.nodes, self.address = nodes, address

    def render(self, context):
        seen = context.render_context.setdefault(SEEN, set())
        language = context.get("language")
        language = language if language in dict(settings.LANGUAGES) else get_language()
        html = self.nodes.render(context)
        return mark_safe(link_terms(html, language, self.address.resolve(context), seen))  # noqa: S308 (rendered above)


@register.tag
def linkterms(parser, token):
    """The address is that of the glossary. Once on a page for each term, however many such parts the page has."""
    _name, address = token.split_contents()
    nodes = parser.parse(("endlinkterms",))
    parser.delete_first_token()
    return LinkTerms(nodes, parser.compile_filter(address))
