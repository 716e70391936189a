"""Sign-in and sign-out, one's own roles, and the coordinator's page."""

from django.contrib.auth import views as auth_views
from django.urls import path
from django.utils.translation import gettext_lazy as _

from organisation.views import offices, own_roles

urlpatterns = [
    path(
        "logga-in/",
        auth_views.LoginView.as_view(redirect_authenticated_user=True, extra_context={"title": _("Sign in")}),
        name="login",
    ),
    path("logga-ut/", auth_views.LogoutView.as_view(), name="logout"),
    path("mina/roller/", own_roles.own_roles, name="own_roles"),
    path("mina/roller/<int:pk>/samtycke/", own_roles.set_consent, name="set_consent"),
    path("uppdrag/", offices.offices, name="offices"),
    path("uppdrag/nyckelperson/", offices.new_key_person, name="new_key_person"),
    path("uppdrag/nyckelperson/<int:pk>/", offices.end_key_person, name="end_key_person"),
    path("uppdrag/roll/", offices.new_role_holder, name="new_role_holder"),
    path("uppdrag/roll/<int:pk>/", offices.end_role_holder, name="end_role_holder"),
]
