"""What is required, what has been done, and what follows; one file per noun."""

from tracking.models.alone_or_part import COURSE, AloneOrPart, AloneOrPartQuerySet
from tracking.models.completion import Completion, How, Round, RoundReason
from tracking.models.completion_import import CompletionImport, CompletionImportKind, CompletionImportState
from tracking.models.coverage import Coverage, Why
from tracking.models.definitions import VERSION, CutDate, Definitions
from tracking.models.measure import Measure
from tracking.models.notice import Notice, NoticeKind, NoticeState, ReminderRun, ReminderSettings
from tracking.models.relevance import Relevance, RelevanceKind, RelevanceReason, Withdrawal
from tracking.models.requirement import AcceptedTraining, Requirement, RequirementUnit, RequirementVersion
from tracking.models.snapshot import UNDER_WAY, Freezing, FreezingState, Signatory, Snapshot
from tracking.models.training import Edition, EditionChange, Part, Trackable, Training, TrainingKind
from tracking.models.unit_activity import MaterialVersion, SupportHandled, UnitActivity
from tracking.models.void_reason import VoidReason

__all__ = [
    "COURSE",
    "VERSION",
    "AloneOrPart",
    "AloneOrPartQuerySet",
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
    "Freezing",
    "FreezingState",
    "How",
    "MaterialVersion",
    "Measure",
    "Notice",
    "NoticeKind",
    "NoticeState",
    "Part",
    "Relevance",
    "RelevanceKind",
    "RelevanceReason",
    "ReminderRun",
    "ReminderSettings",
    "Requirement",
    "RequirementUnit",
    "RequirementVersion",
    "Round",
    "RoundReason",
    "Signatory",
    "Snapshot",
    "SupportHandled",
    "Trackable",
    "Training",
    "TrainingKind",
    "UNDER_WAY",
    "UnitActivity",
    "VoidReason",
    "Why",
    "Withdrawal",
]
