"""The question bank, quizzes as pages, and the sittings of those who take them."""

from quizzes.models.category import Category as Category
from quizzes.models.category import SubCategory as SubCategory
from quizzes.models.earlier import EarlierProgress as EarlierProgress
from quizzes.models.imported import ImportedRow as ImportedRow
from quizzes.models.marking import ExtraTime as ExtraTime
from quizzes.models.marking import Marking as Marking
from quizzes.models.page import Draw as Draw
from quizzes.models.page import QuizIndexPage as QuizIndexPage
from quizzes.models.page import QuizPage as QuizPage
from quizzes.models.page import QuizQuestion as QuizQuestion
from quizzes.models.page import ScoreBand as ScoreBand
from quizzes.models.question import Answer as Answer
from quizzes.models.question import Criterion as Criterion
from quizzes.models.question import Question as Question
from quizzes.models.question import QuestionTag as QuestionTag
from quizzes.models.sitting import Sitting as Sitting
from quizzes.models.sitting import SittingQuestion as SittingQuestion
from quizzes.models.version import QuestionVersion as QuestionVersion
