"""The learner's own pages, and follow-up."""

from datetime import date

from django.urls import path, register_converter

from tracking.views import (
    changes,
    completion_imports,
    decisions,
    everyone,
    follow_up,
    frozen,
    learner,
    measure,
    meetings,
    recognition,
    relevance,
    reminders,
    summary,
)


class FileFormat:
    """The files a report comes as."""

    regex = "csv|xlsx|docx|pdf|json"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


class IsoDate:
    """A day, as 2025-12-31. One that does not exist is no address."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value):
        return date.fromisoformat(value)

    def to_url(self, value):
        return value.isoformat()


register_converter(FileFormat, "file_format")
register_converter(IsoDate, "iso_date")

app_name = "tracking"
urlpatterns = [
    path("mina/", learner.my_training, name="my_training"),
    path("mina/bevis/<int:pk>/", learner.proof, name="proof"),
    path("mina/vem-ser/", learner.who_sees_me, name="who_sees_me"),
    path("mina/paminnelser/", reminders.my_reminders, name="my_reminders"),
    path("paminnelser/", reminders.reminders, name="reminders"),
    path("paminnelser/<iso_date:day>/", reminders.reminders_of_day, name="reminders_of_day"),
    path("paminnelser/<int:pk>/skicka-igen/", reminders.send_again, name="send_reminder_again"),
    path("uppfoljning/", follow_up.follow_up, name="follow_up"),
    path("uppfoljning/<str:code>/", follow_up.unit_report, name="unit_report"),
    path("uppfoljning/<str:code>/alla.csv", everyone.everyone_export, name="everyone_export"),
    path("uppfoljning/<str:code>/person/<int:pk>/", recognition.person, name="person"),
    path("uppfoljning/<str:code>/person/<int:pk>/tillgodorakna/", recognition.recognise, name="recognise"),
    path(
        "uppfoljning/<str:code>/person/<int:pk>/ogiltigforklara/<int:completion>/",
        recognition.void_completion,
        name="void_completion",
    ),
    path("tillgodorakna/", recognition.recognise_by_id, name="recognise_by_id"),
    path("tillgodorakna/filer/", completion_imports.index, name="completion_imports"),
    path("tillgodorakna/filer/ny/", completion_imports.new, name="new_completion_import"),
    path("tillgodorakna/filer/<int:pk>/", completion_imports.detail, name="completion_import"),
    path("tillgodorakna/filer/<int:pk>/fel.csv", completion_imports.errors_csv, name="completion_import_errors"),
    path("uppfoljning/<str:code>/rapport.<file_format:file_format>", follow_up.unit_export, name="unit_export"),
    path("uppfoljning/<str:code>/moten/", meetings.unit_meetings, name="unit_meetings"),
    path("uppfoljning/<str:code>/moten/nytt/", meetings.new_meeting, name="new_meeting"),
    path("uppfoljning/<str:code>/moten/<int:pk>/aterkalla/", meetings.withdraw_meeting, name="withdraw_meeting"),
    path("moten/", meetings.all_meetings, name="all_meetings"),
    path("moten/oversikt.csv", meetings.all_meetings_csv, name="all_meetings_csv"),
    path("moten/stod/", meetings.support_wishes, name="support_wishes"),
    path("moten/stod/<int:pk>/", meetings.handle_support, name="handle_support"),
    path("uppfoljning/<str:code>/forandring/", changes.changes, name="changes"),
    path("uppfoljning/<str:code>/atgard/<slug:key>/", measure.write, name="measure"),
    path("uppfoljning/<str:code>/sammanfattning/", summary.summary, name="summary"),
    path(
        "uppfoljning/<str:code>/sammanfattning.<file_format:file_format>",
        summary.summary_export,
        name="summary_export",
    ),
    path("uppfoljning/<str:code>/las/", frozen.freeze, name="freeze"),
    path("uppfoljning/<str:code>/las/<int:pk>/", frozen.progress, name="freezing"),
    path("uppfoljning/<str:code>/last/<int:pk>/", frozen.frozen, name="frozen"),
    path(
        "uppfoljning/<str:code>/last/<int:pk>/rapport.<file_format:file_format>",
        frozen.frozen_export,
        name="frozen_export",
    ),
    path("uppfoljning/<str:code>/beslut/<int:pk>/", relevance.change_decision, name="change_decision"),
    path("uppfoljning/<str:code>/<slug:key>/<int:pk>/undanta/", relevance.exempt_person, name="exempt_person"),
    path("uppfoljning/<str:code>/<slug:key>/<int:pk>/lagg-till/", relevance.add_person, name="add_person"),
    path("uppdrag/undantag/", decisions.decisions, name="decisions"),
    path("uppdrag/undantag/lagg-till/", decisions.coordinator_add, name="coordinator_add"),
]
