"""The learner's own pages, and follow-up."""

from datetime import date

from django.urls import path, register_converter

from tracking.views import follow_up, learner, reminders


class FileFormat:
    """The files a report comes as."""

    regex = "csv|xlsx"

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
    path("uppfoljning/<str:code>/rapport.<file_format:file_format>", follow_up.unit_export, name="unit_export"),
]
