"""Anna, who takes a quiz through its pages."""

import pytest
from django.urls import reverse

from content.models import LawReference
from quizzes.models import Sitting
from tests.courses.conftest import anna as anna
from tests.courses.conftest import cms as cms
from tests.courses.conftest import learner as learner
from tests.courses.conftest import world as world
from tests.factories import quizzes as q


class Taker:
    """Takes a quiz as the forms of the pages do."""

    def __init__(self, client, page):
        self.client, self.page = client, page

    def begin(self):
        response = self.client.post(self.page.url)
        assert response.status_code == 302
        return response

    @property
    def sitting(self):
        """The latest sitting of the quiz."""
        person = self.client.session["_auth_user_id"]
        return Sitting.objects.filter(person=person, key=self.page.training_key).order_by("-number")[0]

    def row(self, position):
        return self.sitting.questions.select_related("version").get(position=position)

    def url(self, name="question", position=None):
        sitting = self.sitting
        return reverse(f"quizzes:{name}", args=[sitting.pk] if position is None else [sitting.pk, position])

    def get(self, name="question", position=None, **more):
        return self.client.get(self.url(name, position), **more)

    def form(self, position, given=None, suffix=""):
        """What the form of the question would send now."""
        row = self.row(position)
        data = {f"token{suffix}": str(row.token), f"seq{suffix}": row.seq}
        return data if given is None else data | {f"answer{suffix}": given}

    def answer(self, position, given=None, data=None, **more):
        """Press the button at a question; `given` None: the right answer."""
        given = q.right_answer(self.row(position)) if given is None else given
        return self.client.post(self.url("question", position), (data or self.form(position, given)) | more)

    def wrong(self, position, **more):
        return self.answer(position, q.wrong_answer(self.row(position)), **more)

    def hand_in(self):
        return self.client.post(self.url("hand_in"), follow=True)


@pytest.fixture
def take(learner):
    """take(quiz): Anna, who has begun the quiz."""

    def begin(quiz):
        taker = Taker(learner, quiz)
        taker.begin()
        return taker

    return begin


@pytest.fixture
def law_reference(db):
    return LawReference.objects.create(key="sol-19-1", title="19 kap. 1 § SoL", text="<p>Anmäl genast.</p>")
