//! Where a run stands, as lists show it: a kind of a closed list, its values, the step.

use baton_core::history::Params;
use baton_core::problem::Kind;
use baton_core::run::standing;
use baton_core::{Effect, RunState, StepId};
use baton_store::Lenient;
use baton_store::table::runs::Where;

/// The problem that a transition opened.
#[derive(Clone, Copy)]
pub(crate) struct Opened<'a> {
    step: &'a StepId,
    kind: Kind,
    params: &'a Params,
}

impl<'a> Opened<'a> {
    pub(crate) fn of(effects: &'a [Effect]) -> Option<Self> {
        effects.iter().rev().find_map(|effect| match effect {
            Effect::OpenProblem { step, kind, params } => Some(Self {
                step,
                kind: *kind,
                params,
            }),
            Effect::Send { .. }
            | Effect::SendAgain { .. }
            | Effect::CancelSend { .. }
            | Effect::AwaitCall { .. }
            | Effect::StopAwaiting { .. }
            | Effect::UseCall { .. }
            | Effect::DropCall { .. }
            | Effect::CloseProblem { .. } => None,
        })
    }
}

/// Where a run stands after a transition; of a problem that goes on, the old values stay.
pub(crate) fn place(state: &RunState, opened: Option<Opened<'_>>, before: Option<&Where>) -> Where {
    let now = standing(state);
    let params = now.problem.map(|problem| {
        let fresh = opened
            .filter(|opened| Some(opened.step) == now.step && opened.kind == problem)
            .map(|opened| with_problem(opened.params, problem));
        let kept = before
            .filter(|before| before.kind == now.kind && before.step.as_ref() == now.step)
            .and_then(|before| before.params.clone());
        let bare = || with_problem(&Params::new(), problem);
        fresh.or(kept).unwrap_or_else(bare)
    });
    Where {
        kind: now.kind,
        params,
        step: now.step.cloned(),
        more: now.more,
    }
}

fn with_problem(params: &Params, problem: Kind) -> Lenient<Params> {
    let mut params = params.clone();
    params.insert("problem".to_owned(), problem.code());
    Lenient::of(&params)
}
