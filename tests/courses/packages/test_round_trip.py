"""Out and in again: the same."""

import pytest

from courses.models import CoursePage
from tests.courses.packages.conftest import packed, remove, taken_in, unpacked

pytestmark = pytest.mark.django_db


def test_the_same_course_gives_the_same_bytes(course, package):
    assert packed(CoursePage.objects.get(pk=course.pk)) == package


def test_a_course_that_is_taken_in_gives_the_package_it_came_from(course, package):
    remove(course)
    report = taken_in(package)
    assert report.importable, report.lines
    assert unpacked(packed(CoursePage.objects.get(title="Grundutbildning"))) == unpacked(package)
    assert packed(CoursePage.objects.get(title="Grundutbildning")) == package
