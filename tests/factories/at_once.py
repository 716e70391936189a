"""Several requests at the same moment, each with a connection of its own."""

from threading import Barrier, Thread

from django.db import connection


def at_once(*verbs):
    """Run the functions at the same moment; [what each returned, or the exception it raised], in their order."""
    outcomes, start = [None] * len(verbs), Barrier(len(verbs))

    def run(place, verb):
        try:
            start.wait()
            outcomes[place] = verb()
        except Exception as error:  # noqa: BLE001 (told to the test, whatever it is)
            outcomes[place] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(verbs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
