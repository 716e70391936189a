"""What is required, what has been done, and what follows; one file per noun."""

from tracking.models.completion import Completion, How, Round, RoundReason
from tracking.models.completion_import import CompletionImport, CompletionImportKind, CompletionImportState
from tracking.models.coverage import Coverage, Why
from tracking.models.definitions import VERSION, CutDate, Definitions
from tracking.models.measure import Measure
from tracking.models.relevance import Relevance, RelevanceKind, RelevanceReason
from tracking.models.requirement import AcceptedTraining, Requirement, RequirementUnit, RequirementVersion
from tracking.models.snapshot import Snapshot
from tracking.models.training import Edition, EditionChange, Part, Trackable, Training, TrainingKind
from tracking.models.unit_activity import MaterialVersion, SupportHandled, UnitActivity
from tracking.models.void_reason import VoidReason

__all__ = [
    "VERSION",
    "AcceptedTraining",
    "Completion",
    "CompletionImport",
    "CompletionImportKind",
    "CompletionImportState",
    "Coverage",
    "CutDate",
    "Definitions",
    "Edition",
    "EditionChange",
    "How",
    "MaterialVersion",
    "Measure",
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
    "SupportHandled",
    "Trackable",
    "Training",
    "TrainingKind",
    "UnitActivity",
    "VoidReason",
    "Why",
]
