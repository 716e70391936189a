"""For those who mark, for those who give extra time, and the statistics; included in quizzes/urls.py."""

from django.urls import path

from quizzes import extra_time_views, marking_views, statistics_views

urlpatterns = [
    path("test/bedoma/", marking_views.marking_list, name="marking_list"),
    path("test/bedoma/<uuid:sitting_id>/", marking_views.sitting, name="marking"),
    path("test/extra-tid/", extra_time_views.extra_time, name="extra_time"),
    path("test/statistik/", statistics_views.index, name="statistics_index"),
    path("test/statistik/<uuid:key>/", statistics_views.quiz, name="statistics"),
    path("test/statistik/<uuid:key>/csv/", statistics_views.quiz_csv, name="statistics_csv"),
]
