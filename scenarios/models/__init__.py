"""Scenarios as pages, the versions that are played, and the runs through them."""

from scenarios.models.page import ScenarioIndexPage as ScenarioIndexPage
from scenarios.models.page import ScenarioPage as ScenarioPage
from scenarios.models.run import Run as Run
from scenarios.models.run import RunEvent as RunEvent
from scenarios.models.version import RefusedPublication as RefusedPublication
from scenarios.models.version import ScenarioVersion as ScenarioVersion
