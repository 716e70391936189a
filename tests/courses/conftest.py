"""A course of three lessons, Anna who takes it, and an editor in the CMS."""

import pytest
from django.test import Client
from django.urls import reverse

from organisation.models import User
from tests.factories import pages
from tests.factories.kept import keep
from tests.factories.world import World
from tracking.models import Training
from tracking.progress import course_state_by_key


@pytest.fixture
def world(wagtail_root):
    return World()


@pytest.fixture
def anna(world):
    return world.person("Anna Ek")


@keep
def kept_course():
    return pages.course("Grundutbildning", lessons=3)


@pytest.fixture
def course(world, kept_course):
    return kept_course()


@pytest.fixture
def lessons(course):
    return pages.lessons_of(course)


@pytest.fixture
def learner(anna):
    """Anna's browser."""
    client = Client()
    client.force_login(anna)
    return client


@pytest.fixture
def cms(wagtail_root):
    """The editor's browser."""
    client = Client()
    client.force_login(User.objects.create_superuser("redaktor", email="redaktor@ekvalla.example"))
    return client


@pytest.fixture
def finish(learner):
    """Press the button that ends a lesson, as the form of a round does."""

    def press(lesson, round_number=1, client=learner, **kwargs):
        url = reverse("courses:finish_lesson", args=[lesson.pk])
        return client.post(url, {"round": round_number}, **kwargs)

    return press


def training_of(page):
    return Training.objects.get(key=page.translation_key)


def state_of(person, course):
    return course_state_by_key(person, course.translation_key)


def done_titles(person, course):
    """The titles of the parts that are done, in order."""
    return [part.title for part in state_of(person, course).parts if part.done]


def said(response):
    """The messages on the page that a followed response ended at."""
    return [str(message) for message in response.context["messages"]]
