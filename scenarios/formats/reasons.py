"""Everything that reading and writing a scenario file says, in words. The key is the kind, which tests name."""

from django.utils.translation import gettext_lazy as _

from content.reasons import REASONS as SHARED

REASONS = SHARED | {
    # The file as a whole
    "too_large": _("The file is too large. At most %(most)s MB."),
    "too_much": _("There is too much text. At most %(most)s MB in all, unpacked."),
    "too_many_steps": _("The story has %(steps)s steps. At most %(most)s can be read."),
    "too_many_notes": _("There is more than %(most)s times something to say of it, so the rest was not read."),
    "too_many_stories": _("The file holds more than %(most)s stories."),
    "too_many_links": _("The passage has %(links)s links. At most %(most)s can be read."),
    "too_long_passage": _("The passage is too long. At most %(most)s characters."),
    "empty": _("The file is empty."),
    "utf16": _("The file is UTF-16. Save it as UTF-8."),
    "not_utf8": _("The file is not UTF-8. Save it as UTF-8."),
    "nul": _("The file holds NUL bytes, which no text does. Is it another kind of file?"),
    "unknown_format": _(
        "This file cannot be read. Those that can: our own JSON, Twee 3, Twine 2 HTML, H5P, or a zip of .twee files."
    ),
    "ink": _("ink is a program, not a graph of steps, and cannot be read."),
    "no_story_files": _("There is no .twee or .tw file in it, nor one single other file that can be read."),
    "unreadable_file": _("The file cannot be opened."),
    "file_not_read": _("The file %(name)s was not read."),
    # JSON
    "version": _("The file has version %(version)s of the format. Version %(known)s can be read."),
    "invalid": _("%(where)s: %(why)s"),
    # What is wrong at a place of our own JSON
    "no_field": _("is missing"),
    "unknown_field": _("is not a field that is known"),
    "wrong_type": _("should be of the type %(wanted)s"),
    "wrong_value": _("should be one of: %(wanted)s"),
    "out_of_range": _("should be from %(least)s to %(most)s"),
    "no_text": _("is empty"),
    "too_many": _("has more than %(most)s"),
    "too_long": _("is longer than %(most)s characters"),
    "no_match": _("should match %(pattern)s"),
    "twice": _("“%(name)s” stands twice"),
    "no_step": _("“%(name)s” is no step"),
    "unknown_fact": _("“%(name)s” is no fact that is known"),
    # Twine
    "several_stories": _("The file holds several stories. Choose one of: %(names)s"),
    "no_such_story": _("There is no story “%(name)s” in the file. There are: %(names)s"),
    "no_passages": _("There are no passages in it."),
    "unreadable_passage": _("The passage cannot be read: its HTML is damaged."),
    "no_name": _("The passage has no name."),
    "duplicate": _("Another passage has the same name, on line %(other)s. Links cannot tell them apart."),
    "no_start": _("The story begins nowhere: there is no passage “%(name)s”."),
    "script_passage": _("The passage holds a script, which may change the whole story."),
    "frame_passage": _("The passage holds code, or is shown around every other one, and cannot be carried over."),
    "stylesheet": _("A stylesheet."),
    "special_passage": _("The special passage “%(name)s”."),
    "before_first": _("Text before the first passage."),
    "bad_metadata": _("What follows the name of the passage cannot be read."),
    "bad_story_data": _("StoryData is not JSON, and says nothing."),
    "bad_extras": _("RustadScenario cannot be read, so verdicts, facts and acts are lost: %(why)s"),
    "choice_extras": _("The verdict, feedback, acts and facts of a choice that has been changed."),
    "sugarcube": _("The SugarCube macro <<%(name)s>>."),
    "harlowe": _("The Harlowe macro (%(name)s:)."),
    "harlowe_hook": _("The Harlowe hook %(name)s."),
    "chapbook_insert": _("The Chapbook insert {%(name)s}."),
    "chapbook_modifier": _("The Chapbook modifier [%(name)s]."),
    "chapbook_vars": _("The Chapbook section of variables before “--”."),
    "snowman": _("The Snowman code <%% %%>."),
    "variable": _("The variable %(name)s."),
    "image_link": _("A picture that is a link."),
    "script": _("A script in the text."),
    "html_link": _("A link written in HTML, to “%(name)s”."),
    "setter": _("The link to “%(target)s” also sets a variable."),
    "dynamic": _("The link to “%(target)s” is worked out while playing."),
    "external": _("The link leads out of the story, to %(target)s"),
    "triple": _("Three brackets: the link to “%(target)s” is ambiguous."),
    "unclosed": _("A link that begins with [[ is not closed on the same line."),
    "missing": _("There is no passage “%(target)s” to link to."),
    "comment": _("A comment."),
    "formatting": _("Formatting: %(names)s"),
    "media": _("A picture, sound, film or frame: %(name)s"),
    "address": _("A link out of the story: %(name)s"),
    "form_field": _("A field or button: %(name)s"),
    "ending": _("Is this an ending, or is the passage unfinished?"),
    # H5P
    "main_library": _("The file is %(name)s. Only H5P.BranchingScenario can be read."),
    "no_content": _("There is no %(name)s in the file."),
    "not_branching": _("The content is not a branching scenario: “%(name)s” is missing or not what it should be."),
    "no_nodes": _("The scenario has no content."),
    "no_type": _("The node does not say what it is."),
    "target_type": _("The next step is %(value)s, which is not a whole number."),
    "target_range": _("The next step is %(value)s, but there are only the steps 0 to %(last)s."),
    "absent_edge": _("No next step is said. H5P then ends the scenario here. Is that meant?"),
    "default_end": _("The file has no default end screen, so one was made."),
    "unknown_library": _("The content of the kind %(name)s."),
    "score": _("The score %(name)s."),
    "scoring": _("The way of counting scores: %(name)s."),
    # Writing H5P
    "h5p_scenario": _("What H5P has no place for: %(names)s"),
    "h5p_no_start": _("No step is marked as the beginning, so H5P begins with the first."),
    "h5p_target": _("The choice “%(text)s” leads nowhere. In H5P it ends the scenario."),
    # Words for what is made
    "continue": _("Continue"),
    "end": _("The end"),
    "untitled": _("Scenario without a title"),
}


def reason(kind, **values):
    """The words of a kind, in the language of now."""
    return str(REASONS[kind]) % values
