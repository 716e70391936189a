"""Somebody who is worried, and somebody who works here, look for help in the demo as it was loaded; no JavaScript."""

import pytest

pytestmark = pytest.mark.sqlite_is_enough


def test_a_relative_finds_help_from_the_front_page_on_a_phone(ekvalla, visit):
    page = visit(width=320)
    page.goto("/")
    page.locator("nav a[href='/sok/']").click()
    page.get_by_role("searchbox").fill("min son är orolig")
    page.get_by_role("search").get_by_role("button").click()
    assert page.url.endswith("#hits")
    assert page.evaluate("location.search") == "?q=min+son+%C3%A4r+orolig"
    page.locator(".hits a[href='/orolig/']").click()
    page.wait_for_url("**/orolig/")
    page.goto("/sok/?q=112")
    assert page.locator(".hits a[href='tel:112']").count() >= 1
    assert page.context.cookies() == []


def test_a_mistyped_word_is_one_click_from_the_right_one(ekvalla, visit):
    page = visit(width=320)
    page.goto("/sok/?q=radikalisring")
    page.locator("#content a[href*='q=radikalisering']").click()
    assert page.locator(".hits > li").count() >= 1


def test_an_employee_finds_a_lesson_and_a_stranger_does_not(ekvalla, visit):
    page = visit("40718")
    page.goto("/start/sok/?q=orosanm")
    lesson = page.locator(".hits a[href^='/utbildningar/grundutbildning/']").first
    address = lesson.get_attribute("href")
    lesson.click()
    page.wait_for_url(f"**{address}")
    stranger = visit()
    stranger.goto("/sok/?q=orosanm")
    assert stranger.locator(f".hits a[href='{address}']").count() == 0
    stranger.goto("/start/sok/?q=orosanm")
    assert "/logga-in/" in stranger.url
