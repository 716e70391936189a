"""A scenario that two of the cast have begun: nobody but the one who plays sees what is chosen."""

from scenarios import runs, versions
from tests.factories import scenarios
from tests.factories.scenarios import id_of


def build(cast):
    """The list, a scenario in it, and a run of Samira's and of Nils', both at the second step."""
    index = scenarios.scenario_index()
    page = scenarios.published(scenarios.rehearsal(), is_routine=True)
    version = versions.newest(page.training_key)
    cast.things["run"] = {}
    for canary in ("samira", "nils"):
        run = runs.begin(cast.people[canary], version)
        runs.choose(run, seq=1, position=1, choice_id=id_of("A1", 2))
        cast.things["run"][canary] = {"run_id": run.pk, "position": 1}
    cast.things["scenario"] = {"scenario": {"key": page.training_key, "step_id": id_of("A2")}}
    cast.things["scenario page"] = {"scenario": {"page_id": page.pk, "kind": "json"}}
    cast.pages |= {"scenarios": index, "scenario": page}
