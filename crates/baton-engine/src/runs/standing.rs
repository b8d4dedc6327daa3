//! Where a run stands, as lists show it: a kind of a closed list, its values, the step.

use baton_core::RunState;
use baton_core::history::Params;
use baton_core::run::{StepState, standing};
use baton_store::Lenient;
use baton_store::table::runs::Where;

/// Until when a run waits for more about its person.
fn settles(state: &RunState) -> Option<Params> {
    let settling = state.settling?;
    Some(Params::from([(
        "until".to_owned(),
        settling.until.to_string(),
    )]))
}

/// Where a run stands. What an earlier version opened has its values where the run stood before.
pub(crate) fn place(state: &RunState, before: Option<&Where>) -> Where {
    let now = standing(state);
    let step = now.step.and_then(|id| state.step(id));
    let told = step.and_then(StepState::needs);
    let told = told.or_else(|| settles(state));
    let params = told.map(|told| {
        let earlier = before
            .filter(|before| before.kind == now.kind && before.step.as_ref() == now.step)
            .filter(|_| step.is_some_and(|step| step.told.is_empty()))
            .and_then(|before| before.params.clone());
        earlier.unwrap_or_else(|| Lenient::of(&told))
    });
    Where {
        kind: now.kind,
        params,
        step: now.step.cloned(),
        more: now.more,
    }
}
