//! What a step of a run would send, to be changed before it is sent again: as it is shown, and as it
//! goes out once it was changed.

use std::sync::Arc;

use baton_core::calendar::Zone;
use baton_core::managers::Managers;
use baton_core::run::{ChangedData, would_send};
use baton_core::template::{self, Hidden, Rendered};
use baton_core::{Details, Json, RunId, StepId};
use baton_engine::commands::people::{ShownIn, reveal_in};
use baton_engine::{Actor, Engine, people};
use baton_store::Snapshot;
use baton_store::table::people::PersonRow;
use baton_store::table::runs::RunRow;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::present;
use super::shown::definition;
use super::unseen::hidden;
use crate::preview::HiddenParts;
use crate::{Code, Outcome, Refusal, preview, stored};

/// What a step of a run would send now, to be changed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StepData {
    /// The body as text, sensitive details masked, and nothing where a value cannot be made; null
    /// when none is sent.
    pub body: Option<String>,
    /// What is masked because it is sensitive.
    pub hidden: HiddenParts,
    /// The names of the values that cannot be made; `path` where the address cannot.
    pub lacks: Vec<String>,
}

/// Reads what a step would send now; what is sensitive is masked.
pub async fn step_data(engine: &Engine, id: RunId, step: StepId) -> Outcome<StepData> {
    stored::read(engine, move |snapshot| {
        let data = ToChange::read(snapshot, &id, &step)?;
        Ok(data.view(&data.hidden))
    })
    .await
}

/// The same with what is masked; the audit has who looked.
pub async fn reveal_step_data(
    engine: &Engine,
    actor: &Actor,
    id: RunId,
    step: StepId,
) -> Outcome<StepData> {
    let place = ShownIn::Change {
        run: id.clone(),
        step: step.clone(),
    };
    let (whole, person, details) = stored::read(engine, move |snapshot| {
        let data = ToChange::read(snapshot, &id, &step)?;
        let details = data.view(&data.hidden).hidden.details;
        let whole = data.view(&Hidden::default());
        Ok((whole, data.person.person.id, details))
    })
    .await?;
    reveal_in(engine, actor, person, details, place).await?;
    Ok(whole)
}

/// What goes out once it was changed: what the admin did not see stays as it is.
pub(super) async fn changed(
    engine: &Engine,
    id: RunId,
    step: StepId,
    text: String,
) -> Outcome<ChangedData> {
    stored::read(engine, move |snapshot| {
        let data = ToChange::read(snapshot, &id, &step)?;
        let body = data.hidden.unmask(text, data.body.as_deref());
        let after = parsed(&body)?;
        let before = parsed(data.body.as_deref().unwrap_or("{}"))?;
        let names = template::differences(&before, &after);
        match names.is_empty() {
            true => Err(
                Refusal::new(Code::InvalidField, "the data is the same as before")
                    .with("field", "text"),
            ),
            false => Ok(ChangedData { body, names }),
        }
    })
    .await
}

fn parsed(text: &str) -> Outcome<Json> {
    Json::parse(text.as_bytes())
        .map_err(|error| Refusal::new(Code::InvalidField, error.to_string()).with("field", "text"))
}

/// The data of a step before it is changed.
struct ToChange {
    person: PersonRow,
    rendered: Rendered,
    body: Option<String>,
    hidden: Hidden,
}

impl ToChange {
    fn read(snapshot: &Snapshot<'_>, id: &RunId, step: &StepId) -> Outcome<Self> {
        let run = present(snapshot, id)?;
        let definition = definition(snapshot, &run)?;
        let person = snapshot.people().by_no(run.person)?;
        let person = person.ok_or_else(|| Refusal::not_found("person", id))?;
        let details = details(snapshot, &run, &person)?;
        let state = run.now.state.read()?;
        let hidden = hidden(snapshot, &run, &definition, step)?;
        let rendered = would_send(&definition, &state, step, &details, Timestamp::now());
        let sends_nothing = || Refusal::new(Code::WrongState, "this step sends nothing");
        let rendered = rendered.ok_or_else(sends_nothing)?;
        Ok(Self {
            person,
            body: rendered.to_be_changed(),
            rendered,
            hidden,
        })
    }

    fn view(&self, hidden: &Hidden) -> StepData {
        let shown = hidden.mask(&[], self.body.as_deref());
        let lacks = self.rendered.problems.iter();
        StepData {
            hidden: preview::parts(&shown),
            body: shown.body,
            lacks: lacks.map(|problem| problem.name.clone()).collect(),
        }
    }
}

/// What the values of a message are read from; nothing in it asks for a moment or a manager.
fn details(snapshot: &Snapshot<'_>, run: &RunRow, person: &PersonRow) -> Outcome<Details> {
    let custom = snapshot.custom_details().all()?;
    let ids = snapshot.external_ids().of_person(person.no)?;
    let flow = snapshot.workflows().by_no(run.workflow)?;
    let flow = flow.ok_or_else(|| Refusal::not_found("workflow", &run.id))?;
    Ok(Details {
        person: people::details(&person.person, &custom, &ids),
        sensitive: people::sensitive(&custom),
        company: snapshot.meta().company()?.values(),
        workflow_name: flow.name,
        time: snapshot.meta().company_time(Zone::utc())?,
        managers: Arc::new(Managers::default()),
    })
}
