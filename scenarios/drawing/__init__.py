"""A scenario's graph as a picture, and the same as a list. draw() and listing() give data; the templates
scenarios/_graph.html and _graph_list.html show it, and static/css/scenario_graph.css has the colours.
"""

from scenarios.drawing.listing import listing
from scenarios.drawing.picture import draw

__all__ = ["draw", "listing"]
