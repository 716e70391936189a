"""The learner's own pages, and follow-up."""

from django.urls import path, register_converter

from tracking.views import everyone, follow_up, learner


class FileFormat:
    """The files a report comes as."""

    regex = "csv|xlsx"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(FileFormat, "file_format")

app_name = "tracking"
urlpatterns = [
    path("mina/", learner.my_training, name="my_training"),
    path("mina/bevis/<int:pk>/", learner.proof, name="proof"),
    path("mina/vem-ser/", learner.who_sees_me, name="who_sees_me"),
    path("uppfoljning/", follow_up.follow_up, name="follow_up"),
    path("uppfoljning/<str:code>/", follow_up.unit_report, name="unit_report"),
    path("uppfoljning/<str:code>/alla.csv", everyone.everyone_export, name="everyone_export"),
    path("uppfoljning/<str:code>/rapport.<file_format:file_format>", follow_up.unit_export, name="unit_export"),
]
