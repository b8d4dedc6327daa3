"""What is accepted where nothing is handled beside it: calls to a workflow that is off are kept."""

import product
import programs
from outer.server import Baton
from outer.workflow import time_step, trigger


def measure(bench, folder, server, seconds):
    """Calls a second that such an address accepts."""
    baton = Baton(folder, server)
    baton.start()
    try:
        baton.sign_in()
        workflow = baton.new_workflow("Off")
        step = time_step("Later", {"kind": "duration", "amount": 1, "unit": "days"})
        definition = {"trigger": trigger(workflow["draft"]), "steps": [step]}
        baton.save(workflow, definition)
        baton.post(f"/workflows/{workflow['id']}/live")
        baton.post(f"/workflows/{workflow['id']}/off")
        address = baton.addresses(workflow["id"])[definition["trigger"]["id"]]
        told = programs.generate(
            *(bench, baton.hooks, f"/in/{address['id']}", address["token"]),
            **{"seconds": seconds, "people": 100_000_000},
        )
        product.accepted(told, "calls to a workflow that is off")
    finally:
        baton.stop(60)
    kept = product.stored(baton.data)
    if kept != told["accepted"]:
        raise AssertionError(f"{told['accepted']} calls were accepted, {kept} are stored")
    return told["per_s"]
