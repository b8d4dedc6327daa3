//! Where a message of a run holds what is not shown.

use std::borrow::Cow;

use baton_core::details::custom_pointer;
use baton_core::document::{Definition, Reference, Source};
use baton_core::json::Pointer;
use baton_core::sensitive::Marked;
use baton_core::template::{self, Hidden};
use baton_core::{Json, RunState, StepId};
use baton_engine::people;
use baton_store::Snapshot;
use baton_store::table::runs::RunRow;

use crate::{Outcome, Refusal, marked};

/// Where the step's rows, as that version of the workflow has them, send what is sensitive today,
/// or may have been when it was sent; and what that is in its workflow.
pub(super) fn hidden(
    snapshot: &Snapshot<'_>,
    run: &RunRow,
    definition: &Definition,
    id: &StepId,
) -> Outcome<(Hidden, Marked)> {
    let step = definition.step(id);
    let step = step.ok_or_else(|| Refusal::not_found("step", id))?;
    let request = step.kind().request();
    let custom = snapshot.custom_details().all()?;
    let mut sensitive = people::sensitive(&custom);
    let person = snapshot.people().by_no(run.person)?;
    let has = person.map(|row| row.person.custom.read().0);
    let has = has.unwrap_or_default();
    let named = request.iter().flat_map(|request| request.references());
    let named = named.filter_map(custom_name);
    // What was taken away since is nobody's any more; whether it was sensitive is not known.
    let gone = named
        .filter(|name| !custom.contains_key(name) && has.iter().all(|(known, _)| known != name));
    sensitive.extend(gone.map(|name| custom_pointer(&name)));
    let marked = marked::of_workflow(snapshot, run.workflow, sensitive, Some(definition))?;
    let Some(request) = request else {
        return Ok((Hidden::default(), marked));
    };
    let state = run.now.state.read()?;
    let own = Json::object([("custom", Json::Object(has))]);
    let hidden = template::hidden(&request, &marked, |reference| got(&state, &own, reference));
    Ok((hidden, marked))
}

/// The name of the custom detail of the person that a reference names.
fn custom_name(reference: &Reference) -> Option<String> {
    let pointer: Pointer = reference.pointer.parse().ok()?;
    match (&reference.source, pointer.tokens()) {
        (Source::Person, [group, name, ..]) if group == "custom" => Some(name.clone()),
        (
            Source::Person
            | Source::Trigger
            | Source::Step { .. }
            | Source::Run
            | Source::Company
            | Source::Call,
            _,
        ) => None,
    }
}

/// What a run got there, or the person has of their own; what it did not keep is none.
fn got<'s>(state: &'s RunState, own: &'s Json, reference: &Reference) -> Option<Cow<'s, Json>> {
    let got = match &reference.source {
        Source::Person => return own.pointer(&reference.pointer).map(Cow::Borrowed),
        Source::Trigger => Some(&state.trigger),
        Source::Step { step } => state.step(step).map(|step| &step.got),
        Source::Run | Source::Company | Source::Call => None,
    };
    got?.get(&reference.pointer).map(Cow::Borrowed)
}
