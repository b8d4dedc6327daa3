"""What Schemathesis is told by its own hooks: what the document's formats mean, and how many of the
boundaries of the shapes are tried.

All boundaries are 16,000 requests, most of them of the few operations that take a definition.
`BATON_API_SPREAD` lets through the first of each sort of each operation and then ever fewer: a name
that is too long is tried wherever there is one, but not for each name in a definition.
"""

import os
from collections import Counter
from zoneinfo import available_timezones

import schemathesis
from hypothesis import strategies
from schemathesis.generation.meta import TestPhase

SPREAD = float(os.environ.get("BATON_API_SPREAD", "1"))
seen, due = Counter(), Counter()

schemathesis.openapi.format("time-zone", strategies.sampled_from(sorted(available_timezones())))


@schemathesis.hook
def filter_case(context, case):
    """Whether a boundary is tried; all else is."""
    if case.meta is None or case.meta.phase.name != TestPhase.COVERAGE:
        return True
    sort = (case.operation.label, case.meta.generation.mode, case.meta.phase.data.scenario)
    number = seen[sort]
    seen[sort] += 1
    if number < due[sort]:
        return False
    due[sort] = int((number + 1) * SPREAD)
    return True
