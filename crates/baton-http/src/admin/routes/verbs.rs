//! The verbs at a step of a run: a route for each that the core declares.

use axum::Json;
use axum::extract::State;
use baton_admin::runs::{
    self, MarkReceivedInput, PretendCalledInput, Run, Said, SendAgainInput, StepInput,
    StepReasonInput, TakePathInput,
};
use baton_core::ids::RunId;
use baton_core::run::{Asks, Verb};
use baton_core::word;
use serde::de::DeserializeOwned;
use utoipa::ToSchema;

use super::Answer;
use super::doing::{self, Doing};
use crate::admin::Admin;
use crate::admin::described::{Described, Routes};
use crate::admin::extract::{Body, Path, Who};

pub(super) fn router() -> Routes {
    let verbs = Verb::ALL.into_iter();
    verbs.fold(Routes::new(), |router, verb| router.routes(route(verb)))
}

/// The body is what the verb asks for.
fn route(verb: Verb) -> Described {
    match verb.declared().asks {
        Asks::Nothing => told::<StepInput>(verb),
        Asks::Reason => told::<StepReasonInput>(verb),
        Asks::ReasonAndMessage => told::<SendAgainInput>(verb),
        Asks::ReasonAndData => told::<MarkReceivedInput>(verb),
        Asks::Data => told::<PretendCalledInput>(verb),
        Asks::ReasonAndPath => told::<TakePathInput>(verb),
    }
}

fn told<Input>(verb: Verb) -> Described
where
    Input: DeserializeOwned + Into<Said> + ToSchema + Send + 'static,
{
    let name = word(&verb);
    let doing = Doing {
        tag: "runs",
        path: format!("/runs/{{id}}/{}", name.replace('_', "-")),
        name: format!("run_{name}"),
        about: verb.declared().about,
    };
    let handler = async move |State(admin): State<Admin>,
                              Who(actor): Who,
                              Path(id): Path<RunId>,
                              Body(input): Body<Input>|
                -> Answer<Run> {
        let run = runs::at_step(&admin.engine, &actor, id, verb, input.into()).await?;
        Ok(Json(run))
    };
    doing::told::<RunId, Input, Run, _, _>(doing, handler)
}
