"""Taking a quiz in the browser, as somebody who knows every answer."""

from quizzes.models import SittingQuestion


def answer_rightly(page):
    """Choose what is right, as the one who wrote the question knows it."""
    sitting, position = page.url.split("/forsok/")[1].split("/fraga/")
    row = SittingQuestion.objects.select_related("version").get(sitting=sitting, position=position.strip("/"))
    document = row.version.question
    for option_id in document.right_ids if document.is_chosen_from else []:
        page.locator(f"input[value='{option_id}']").check(force=True)
    if not document.is_chosen_from:
        page.locator("[name=answer]").fill(document.options[0].text)
    page.locator("form.form .button").first.click()


def go_to_the_result(page):
    """From any question on, where each answer is told at once, every answer right."""
    for _step in range(40):
        if page.url.endswith("/resultat/"):
            return
        if page.url.endswith("/svar/"):
            page.locator("main .actions .button").first.click()
        else:
            answer_rightly(page)
    raise AssertionError(f"The quiz did not end: {page.url}")
