"""The addresses of the HR import in the CMS."""

from django.urls import path

from organisation.views import hr_source, staff_import

urlpatterns = [
    path("", staff_import.StaffImportIndexView.as_view(), name="index"),
    path("new/", staff_import.new, name="new"),
    path("<int:pk>/", staff_import.detail, name="detail"),
    path("<int:pk>/confirm/", staff_import.confirm, name="confirm"),
    path("<int:pk>/cancel/", staff_import.cancel, name="cancel"),
    path("<int:pk>/again/", staff_import.begin_again, name="begin_again"),
    path("<int:pk>/errors.csv", staff_import.errors_csv, name="errors"),
    path("<int:pk>/report.json", staff_import.report_json, name="report"),
    path("sources/<int:pk>/columns/", hr_source.columns, name="columns"),
]
