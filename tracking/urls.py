"""The learner's own pages, and follow-up."""

from django.urls import path, register_converter

from tracking.views import changes, follow_up, frozen, learner, measure, summary


class FileFormat:
    """The files a report comes as."""

    regex = "csv|xlsx|docx|pdf|json"

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
    path("uppfoljning/<str:code>/rapport.<file_format:file_format>", follow_up.unit_export, name="unit_export"),
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
]
