"""What is required, what has been done, and what follows; one file per noun."""

from tracking.models.completion import Completion, How, Round, RoundReason
from tracking.models.coverage import Coverage, Why
from tracking.models.definitions import CutDate, Definitions
from tracking.models.relevance import Relevance, RelevanceKind, RelevanceReason, Withdrawal
from tracking.models.requirement import AcceptedTraining, Requirement, RequirementUnit, RequirementVersion
from tracking.models.snapshot import Snapshot
from tracking.models.training import Edition, EditionChange, Part, Trackable, Training, TrainingKind
from tracking.models.unit_activity import UnitActivity

__all__ = [
    "AcceptedTraining",
    "Completion",
    "Coverage",
    "CutDate",
    "Definitions",
    "Edition",
    "EditionChange",
    "How",
    "Part",
    "Relevance",
    "RelevanceKind",
    "RelevanceReason",
    "Requirement",
    "RequirementUnit",
    "RequirementVersion",
    "Round",
    "RoundReason",
    "Snapshot",
    "Trackable",
    "Training",
    "TrainingKind",
    "UnitActivity",
    "Why",
    "Withdrawal",
]
