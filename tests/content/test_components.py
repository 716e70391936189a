"""The shared pieces of pages, rendered by themselves."""

import pytest
from django import forms
from django.template.loader import render_to_string


def render(component, **context):
    return " ".join(render_to_string(f"components/{component}.html", context).split())


@pytest.mark.parametrize(
    ("context", "segments", "words"),
    [
        ({"done": 0, "total": 3}, "<i></i><i></i><i></i>", "0 av 3 klara"),
        ({"done": 1, "total": 3, "now": True}, '<i class="on"></i><i class="now"></i><i></i>', "1 av 3 klara"),
        ({"done": 2, "total": 2, "now": True}, '<i class="on"></i><i class="on"></i>', "2 av 2 klara"),
        ({"done": 1, "total": 2, "label": "Fråga 1 av 2"}, '<i class="on"></i><i></i>', "Fråga 1 av 2"),
    ],
)
def test_segments_show_what_is_done_and_say_it_in_words(context, segments, words):
    html = render("segments", **context)
    assert f'aria-hidden="true">{segments}</span>' in html
    assert f'<span class="num">{words}</span>' in html


def test_a_station_that_is_done_says_so_without_colour():
    html = render("stations", stations=[{"title": "Samtalet", "url": "/a/", "state": "done"}], tight=True)
    assert '<li class="done"> <a class="t" href="/a/" lang="sv">Samtalet</a> <span class="vh">Klart</span>' in html


class Form(forms.Form):
    when = forms.CharField(label="När?", help_text="Till exempel i dag.")
    choice = forms.ChoiceField(label="Vad?", choices=[("a", "Ett"), ("b", "Två")], widget=forms.RadioSelect)
    sure = forms.BooleanField(label="Jag har läst")


def test_an_error_is_tied_to_its_field_for_a_screen_reader():
    form = Form({})
    html = render("field", field=form["when"])
    assert '<p class="hint" id="id_when_helptext">Till exempel i dag.</p>' in html
    assert 'id="id_when_error"' in html
    assert 'aria-describedby="id_when_helptext id_when_error"' in html
    assert 'aria-invalid="true"' in html


def test_choices_stand_in_a_fieldset_with_the_question_as_its_legend():
    html = render("field", field=Form()["choice"])
    assert html.startswith('<fieldset class="field"> <legend>Vad?</legend>')
    assert html.count('<div class="choice"><input type="radio"') == 2


def test_the_summary_links_to_every_field_that_is_wrong():
    html = render("error_summary", form=Form({}))
    assert 'role="alert" tabindex="-1" autofocus' in html  # Focus goes there, without a script too.
    assert [f'href="#{name}"' in html for name in ("id_when", "id_choice_0", "id_sure")] == [True, True, True]


def test_there_is_no_summary_without_errors():
    assert render("error_summary", form=Form()) == ""
