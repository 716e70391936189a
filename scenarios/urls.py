"""A run through a scenario, the routine as a guide and a card, and the statistics."""

from django.urls import path

from scenarios import routine_views, statistics_views, views

app_name = "scenarios"
urlpatterns = [
    # A run: one address for each step.
    path("scenario/forsok/<uuid:run_id>/", views.resume, name="run"),
    path("scenario/forsok/<uuid:run_id>/steg/<int:position>/", views.step, name="step"),
    path("scenario/forsok/<uuid:run_id>/steg/<int:position>/svar/", views.feedback, name="feedback"),
    path("scenario/forsok/<uuid:run_id>/steg/<int:position>/andra/", views.change, name="change"),
    path("scenario/forsok/<uuid:run_id>/slut/", views.end, name="end"),
    # What coordinators see of the runs: counts.
    path("scenario/statistik/", statistics_views.index, name="statistics_index"),
    path("scenario/statistik/<uuid:key>/", statistics_views.scenario, name="statistics"),
    path("scenario/statistik/<uuid:key>/csv/", statistics_views.scenario_csv, name="statistics_csv"),
    # The routine: nothing is stored.
    path("rutin/", routine_views.index, name="routine"),
    path("rutin/<uuid:key>/", routine_views.guide, name="guide"),
    path("rutin/<uuid:key>/steg/<uuid:step_id>/", routine_views.guide, name="guide_step"),
    path("rutin/<uuid:key>/kort/", routine_views.card, name="card"),
]
