"""Sittings, the learner's own results, categories, marking and statistics."""

from django.urls import path

from quizzes import marking_urls, progress_views, views

app_name = "quizzes"
urlpatterns = [
    # A sitting: one address for each question.
    path("test/forsok/<uuid:sitting_id>/", views.resume, name="sitting"),
    path("test/forsok/<uuid:sitting_id>/fraga/<int:position>/", views.question, name="question"),
    path("test/forsok/<uuid:sitting_id>/fraga/<int:position>/svar/", views.feedback, name="feedback"),
    path("test/forsok/<uuid:sitting_id>/fragor/", views.all_questions, name="all_questions"),
    path("test/forsok/<uuid:sitting_id>/granska/", views.review, name="review"),
    path("test/forsok/<uuid:sitting_id>/lamna-in/", views.hand_in, name="hand_in"),
    path("test/forsok/<uuid:sitting_id>/resultat/", views.result, name="result"),
    # What one has come to, for oneself alone.
    path("test/mina/", progress_views.progress, name="progress"),
    # Quizzes by category.
    path("test/kategorier/", progress_views.categories, name="categories"),
    path("test/kategorier/<int:category_id>/", progress_views.category, name="category"),
    *marking_urls.urlpatterns,
]
