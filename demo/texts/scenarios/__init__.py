"""The scenarios of Ekvalla: the routine itself, and three cases in which it is rehearsed. All people are invented."""

from demo.texts.scenarios.home_care import HOME_CARE
from demo.texts.scenarios.public_library import LIBRARY
from demo.texts.scenarios.routine import ROUTINE
from demo.texts.scenarios.school import SCHOOL

SCENARIOS = [ROUTINE, SCHOOL, HOME_CARE, LIBRARY]

__all__ = ["HOME_CARE", "LIBRARY", "ROUTINE", "SCENARIOS", "SCHOOL"]
