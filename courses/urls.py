"""What a learner does in a course, and a shortcut to the course pages; reading itself is Wagtail's."""

from django.urls import path, re_path

from courses import material_views, views

app_name = "courses"
urlpatterns = [
    path("larande/avsnitt/<int:page_id>/klart/", views.finish_lesson, name="finish_lesson"),
    path("larande/kurs/<int:page_id>/borja-om/", views.begin_again, name="begin_again"),
    path("underlag/<uuid:key>/version/<int:number>/", material_views.version, name="material_version"),
    re_path(r"^(utbildningar/(?:[\w\-]+/){1,2})$", views.read),
]
