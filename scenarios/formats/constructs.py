"""What a story format adds to Twine: macros, code, variables. None of it can be carried over.

Every pattern is possessive and stops where another match of it may begin, so that no text takes more than linear time.
"""

import re
from typing import NamedTuple

SUGARCUBE, HARLOWE, CHAPBOOK, SNOWMAN = "sugarcube", "harlowe", "chapbook", "snowman"
KNOWN = frozenset({SUGARCUBE, HARLOWE, CHAPBOOK, SNOWMAN})

SUGARCUBE_MACRO = re.compile(r"<<(/?)([A-Za-z][\w-]*+|[=-])(?:(?:[^<>]|>(?!>)|<(?!<))*+>>)?")
SNOWMAN_CODE = re.compile(r"<%(?:(?:[^<%]|%(?!>)|<(?!%))*+%>)?")
VARIABLE = re.compile(r"(?<![\w$])\$[A-Za-z_]\w*+")
IMAGE_LINK = re.compile(r"\[img\[[^\[\]\n]*+\]\[[^\[\]\n]*+\](?:\[[^\[\]\n]*+\])?\]", re.IGNORECASE)

HARLOWE_MACRO = re.compile(r"\(([A-Za-z][\w-]*+):")
HARLOWE_HOOK = re.compile(r"\|[\w-]++[>)](?=[\[(])|(?<=[\])])[<(][\w-]++\|")
PARENTHESIS = re.compile(r"[()]")
# What begins the arguments of a macro, and hardly the rest of a parenthesis in prose.
ARGUMENT = re.compile(r"\s*(?:[\"'$?)]|_\w)")
HARLOWE_NAMES = """
a action after-error align all-pass altered animated append append-with array background bg bind bind-2-way border
box button char-style charstyle checkbox checkbox-fullscreen click click-append click-goto click-prepend click-rerun
click-replace click-undo collapse color colour columns complement cond confirm corner-radius css ctx current-date
current-time cycling-link data-names data-pairs data-values datamap dataset debug dialog dm dropdown ds else else-if
elseif enchant enchant-in erase-past error event find folded font for force-checkbox force-dropdown force-input
force-input-box forget-undos forget-visits go-to goto gradient graphics hidden history hook hover-style hsl hsla
icon-counter icon-fullscreen icon-redo icon-restart icon-undo if ignore input input-box interlaced lch lcha
line-style link link-append link-fullscreen link-goto link-prepend link-repeat link-replace link-reveal
link-reveal-goto link-rerun link-show link-storylet link-style link-undo live load-game loop lowercase lowerfirst
macro mark-at max metadata meter min mixed-case mod monthday more mouseout mouseout-append mouseover
mouseover-append mouseover-goto move nth opacity open-storylets open-url output output-data p page partial passage
passages pass pow prepend prepend-with prompt print put random range read rearranged redirect redo reload repeated
replace replace-with rerun restart reverse reversed rgb rgba rotated round save-game saved-games scroll seq
sequence-link set show shuffled size sorted source split splice sqrt stop storylet string str style subarray
substring t8n t8n-arrive t8n-delay t8n-depart t8n-skip t8n-time text text-colour text-color text-indent text-rotate
text-rotate-x text-rotate-y text-rotate-z text-size text-style title-case transition transition-arrive
transition-delay transition-depart transition-skip transition-time trunc undo undo-link unless unpack uppercase
upperfirst verbatim verbatim-print verbatim-source via visited weekday window words
"""
HARLOWE_MACROS = frozenset(HARLOWE_NAMES.replace("-", "").split())

CHAPBOOK_MODIFIER = re.compile(r"^[ \t]*+\[(?!\[)([^\[\]\n]++)\][ \t]*+$", re.MULTILINE)
CHAPBOOK_WORDS = """
after align append cont cont. continue continued css javascript if ifalways ifnever else unless note n.b. fixme todo
"""
CHAPBOOK_MODIFIERS = frozenset(CHAPBOOK_WORDS.split())
CHAPBOOK_INSERT = re.compile(r"\{([A-Za-z][\w.]*+(?: [A-Za-z]\w*+)*+)[^{}\n]*+\}")
CHAPBOOK_INSERTS = re.compile(
    r"(?:embed|reveal|back|restart|cycling|ambient|no) (?:passage|youtube|flickr|unsplash|image|link|sound|ambient)|"
    r"sound effect|dropdown menu|text input|theme switcher",
    re.IGNORECASE,
)
CHAPBOOK_SETTING = re.compile(r"[\w.]++[ \t]*+(?:\([^()\n]*+\))?[ \t]*+:")


class Construct(NamedTuple):
    start: int
    end: int
    kind: str
    name: str


def find_constructs(text, story_format):
    """The constructs of a passage, in the order of the text.

    SugarCube's and Snowman's are looked for whatever the story says that it is: nobody writes << or <% in prose. A
    parenthesis of Harlowe's or a bracket of Chapbook's may be prose, and is looked for where it can mean something.
    """
    story_format = story_format.lower()
    unknown = story_format not in KNOWN
    found = [*_sugarcube(text), *_snowman(text), *_image_links(text)]
    if unknown or story_format == HARLOWE:
        found += _harlowe(text, only_known=unknown)
    if unknown or story_format == CHAPBOOK:
        found += _chapbook(text, only_known=unknown)
    if unknown or story_format in (SUGARCUBE, HARLOWE):
        found += [Construct(*match.span(), "variable", match[0]) for match in VARIABLE.finditer(text)]
    return _without_inner(sorted(found))


def _without_inner(found):
    """A variable inside a macro is not told of again; a macro inside a macro is."""
    kept, end = [], 0
    for construct in found:
        if construct.kind != "variable" or construct.start >= end:
            kept.append(construct)
        end = max(end, construct.end)
    return kept


def _sugarcube(text):
    matches = SUGARCUBE_MACRO.finditer(text)
    return [Construct(*match.span(), "sugarcube", match[1] + match[2]) for match in matches]


def _snowman(text):
    return [Construct(*match.span(), "snowman", "") for match in SNOWMAN_CODE.finditer(text)]


def _image_links(text):
    return [Construct(*match.span(), "image_link", "") for match in IMAGE_LINK.finditer(text)]


def _harlowe(text, *, only_known):
    closing = _closing_parentheses(text)
    for match in HARLOWE_MACRO.finditer(text):
        is_known = match[1].lower().replace("-", "").replace("_", "") in HARLOWE_MACROS
        if is_known or (not only_known and ARGUMENT.match(text, match.end())):
            end = closing.get(match.start(), match.end() - 1) + 1
            yield Construct(match.start(), end, "harlowe", match[1])
    if not only_known:
        for match in HARLOWE_HOOK.finditer(text):
            yield Construct(*match.span(), "harlowe_hook", match[0])


def _closing_parentheses(text):
    """{position of a parenthesis: position of the one that closes it}."""
    opened, closing = [], {}
    for match in PARENTHESIS.finditer(text):
        if match[0] == "(":
            opened.append(match.start())
        elif opened:
            closing[opened.pop()] = match.start()
    return closing


def _chapbook(text, *, only_known):
    end = _end_of_vars(text)
    if end:
        yield Construct(0, end, "chapbook_vars", "")
    for match in CHAPBOOK_MODIFIER.finditer(text):
        if not only_known or match[1].strip().partition(" ")[0].lower() in CHAPBOOK_MODIFIERS:
            yield Construct(*match.span(), "chapbook_modifier", match[1].strip())
    for match in CHAPBOOK_INSERT.finditer(text):
        if not only_known or CHAPBOOK_INSERTS.match(match[1]):
            yield Construct(*match.span(), "chapbook_insert", match[1])


def _end_of_vars(text):
    """Where the section of variables ends: a line “--” with nothing but `name: value` before it. 0: there is none."""
    position = 0
    for line in text.split("\n"):
        position += len(line) + 1
        if line.strip() == "--":
            return min(position, len(text))
        if line.strip() and not CHAPBOOK_SETTING.match(line.strip()):
            return 0
    return 0
