"""Signing in and out, codes and the second step, one's own roles and data, and the coordinator's page.

Of allauth's own addresses, only those that are used.
"""

from allauth.account import views as account_views
from allauth.mfa.base import views as mfa_views
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp_views
from django.contrib.auth import views as auth_views
from django.urls import path
from django.views.decorators.cache import never_cache

from organisation.views import my_data, offices, own_roles, sign_in, sign_in_codes

urlpatterns = [
    path("logga-in/", sign_in.sign_in, name="login"),
    path("logga-in/", sign_in.sign_in, name="account_login"),  # What allauth calls it.
    path("logga-in/kod/", sign_in.sign_in_with_code, name="sign_in_with_code"),
    path("logga-in/kod/losenord/", sign_in.choose_password, name="choose_password"),
    path("logga-ut/", auth_views.LogoutView.as_view(), name="logout"),
    path("konto/losenord/", sign_in.change_password, name="change_password"),
    path("konto/bekrafta/", never_cache(account_views.reauthenticate), name="account_reauthenticate"),
    path("konto/kommunkonto/", sign_in.oidc_login, name="oidc_login"),
    path("konto/kommunkonto/svar/", sign_in.oidc_callback, name="oidc_callback"),
    path("konto/kommunkonto/avbrutet/", sign_in.oidc_cancelled, name="socialaccount_login_cancelled"),
    path("konto/tva-steg/", never_cache(mfa_views.index), name="mfa_index"),
    path("konto/tva-steg/logga-in/", mfa_views.authenticate, name="mfa_authenticate"),
    path("konto/tva-steg/bekrafta/", never_cache(mfa_views.reauthenticate), name="mfa_reauthenticate"),
    path("konto/tva-steg/skaffa/", never_cache(totp_views.activate_totp), name="mfa_activate_totp"),
    path("konto/tva-steg/ta-bort/", never_cache(totp_views.deactivate_totp), name="mfa_deactivate_totp"),
    path("konto/tva-steg/reservkoder/", never_cache(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "konto/tva-steg/reservkoder/nya/",
        never_cache(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("uppfoljning/<str:code>/inloggningskoder/", sign_in_codes.unit_codes, name="unit_codes"),
    path("uppfoljning/<str:code>/inloggningskoder/<int:pk>/", sign_in_codes.print_code, name="print_code"),
    path("mina/roller/", own_roles.own_roles, name="own_roles"),
    path("mina/roller/<int:pk>/samtycke/", own_roles.set_consent, name="set_consent"),
    path("mina/uppgifter/", my_data.my_data, name="my_data"),
    path("mina/uppgifter/mina-uppgifter.json", my_data.my_data_file, name="my_data_file"),
    path("uppdrag/", offices.offices, name="offices"),
    path("uppdrag/nyckelperson/", offices.new_key_person, name="new_key_person"),
    path("uppdrag/nyckelperson/<int:pk>/", offices.end_key_person, name="end_key_person"),
    path("uppdrag/roll/", offices.new_role_holder, name="new_role_holder"),
    path("uppdrag/roll/<int:pk>/", offices.end_role_holder, name="end_role_holder"),
]
