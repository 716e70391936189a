"""Addresses below /cms/review/."""

from django.urls import path

from content.review import views

app_name = "review"
urlpatterns = [
    path("", views.ToReviewView.as_view(), name="report"),
    path("results/", views.ToReviewView.as_view(results_only=True), name="results"),
    path("pages/<int:page_id>/", views.page_reviewed, name="page"),
    path("snippets/<slug:app_label>/<slug:model_name>/<int:pk>/", views.snippet_checked, name="snippet"),
]
