"""The pages for personal data in the CMS."""

from django.urls import path

from organisation.privacy_admin import views

app_name = "personal_data"
urlpatterns = [
    path("", views.index, name="index"),
    path("person/<int:pk>/", views.person, name="person"),
    path("person/<int:pk>/file/", views.person_file, name="file"),
    path("person/<int:pk>/erase/", views.erase, name="erase"),
    path("holds/", views.legal_holds, name="holds"),
    path("holds/<int:pk>/lift/", views.lift, name="lift"),
    path("weeding/", views.runs, name="runs"),
    path("weeding/weeding.csv", views.runs_csv, name="runs_csv"),
]
