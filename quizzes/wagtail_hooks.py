from quizzes.gift_admin import hooks as gift_hooks  # noqa: F401 They register themselves.
