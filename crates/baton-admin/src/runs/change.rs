//! What a step of a run would send, to be changed before it is sent again: as it is shown, and as it
//! goes out once it was changed.

use baton_core::calendar::Zone;
use baton_core::history::{HistoryEntry, Kind};
use baton_core::run::{ChangedData, would_send};
use baton_core::template::{self, Hidden, Rendered};
use baton_core::{Json, MessageId, RunId, StepId};
use baton_engine::commands::people::{ShownIn, reveal_in};
use baton_engine::{Actor, Engine, details_of};
use baton_store::Snapshot;
use baton_store::table::outbox::{MessageRow, MessageState};
use baton_store::table::people::PersonRow;
use baton_store::table::runs::RunRow;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::present;
use super::said::Edited;
use super::shown::definition;
use super::unseen::hidden;
use crate::preview::HiddenParts;
use crate::{Code, Outcome, Refusal, preview, stored};

/// So many of the latest things that were done by hand in a run are looked through.
const LOOKED_AT: u32 = 50;

/// What a step of a run would send now, to be changed: where its message was changed by hand and is
/// still to be sent, that.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StepData {
    /// Tells this data from other: it comes back with what was changed in it.
    pub seen: String,
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
    let computer = engine.options().computer_zone();
    let data = stored::read(engine, move |snapshot| {
        ToChange::read(snapshot, &id, &step, computer)
    })
    .await?;
    Ok(data.view(engine, &data.hidden))
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
    let computer = engine.options().computer_zone();
    let data = stored::read(engine, move |snapshot| {
        ToChange::read(snapshot, &id, &step, computer)
    })
    .await?;
    let details = data.view(engine, &data.hidden).hidden.details;
    let whole = data.view(engine, &Hidden::default());
    reveal_in(engine, actor, data.person.person.id, details, place).await?;
    Ok(whole)
}

/// What goes out once it was changed: what the admin did not see stays as it is. Refused where it
/// is not any more what they saw; so it is asked in the transaction in which it is sent.
pub(super) fn changed(
    engine: &Engine,
    snapshot: &Snapshot<'_>,
    (id, step): (&RunId, &StepId),
    edited: Edited,
) -> Outcome<ChangedData> {
    let data = ToChange::read(snapshot, id, step, engine.options().computer_zone())?;
    let before = parsed(data.body.as_deref().unwrap_or("{}"))?;
    let (seen, text) = (edited.seen, edited.text);
    if seen.as_deref() != Some(&data.seen(engine)) {
        let detail = "the data is not what was seen; read it again";
        return Err(Refusal::new(Code::StaleData, detail));
    }
    let body = data.hidden.unmask(text, data.body.as_deref());
    let names = template::differences(&before, &parsed(&body)?);
    match names.is_empty() {
        true => Err(
            Refusal::new(Code::InvalidField, "the data is the same as before")
                .with("field", "text"),
        ),
        false => Ok(ChangedData { body, names }),
    }
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
    /// The message that it would be sent in place of.
    message: Option<MessageId>,
}

impl ToChange {
    fn read(snapshot: &Snapshot<'_>, id: &RunId, step: &StepId, computer: Zone) -> Outcome<Self> {
        let run = present(snapshot, id)?;
        let definition = definition(snapshot, &run)?;
        let person = snapshot.people().by_no(run.person)?;
        let person = person.ok_or_else(|| Refusal::not_found("person", id))?;
        let details = details_of(snapshot, &run, &person, computer)?;
        let state = run.now.state.read()?;
        let (hidden, _) = hidden(snapshot, &run, &definition, step)?;
        let rendered = would_send(
            &definition,
            (&run.id, &state),
            step,
            &details,
            Timestamp::now(),
        );
        let sends_nothing = || Refusal::new(Code::WrongState, "this step sends nothing");
        let rendered = rendered.ok_or_else(sends_nothing)?;
        let message = latest(snapshot, &run, step)?;
        let by_hand = match &message {
            Some(message) => changed_by_hand(snapshot, &run, step, message)?,
            None => None,
        };
        Ok(Self {
            person,
            body: by_hand.or_else(|| rendered.to_be_changed()),
            rendered,
            hidden,
            message: message.map(|message| message.id),
        })
    }

    /// Tells it from what is there after something of it changed, or was sent in its place.
    fn seen(&self, engine: &Engine) -> String {
        let message = self.message.as_ref().map_or("", MessageId::as_str);
        let body = self.body.as_deref().unwrap_or_default();
        engine.fingerprint(&format!("data to be changed {message} {body}"))
    }

    fn view(&self, engine: &Engine, hidden: &Hidden) -> StepData {
        let shown = hidden.mask(&[], self.body.as_deref());
        let lacks = self.rendered.problems.iter();
        StepData {
            seen: self.seen(engine),
            hidden: preview::parts(&shown),
            body: shown.body,
            lacks: lacks.map(|problem| problem.name.clone()).collect(),
        }
    }
}

/// The last message of a step.
fn latest(snapshot: &Snapshot<'_>, run: &RunRow, step: &StepId) -> Outcome<Option<MessageRow>> {
    let messages = snapshot.outbox().of_run(run.no)?.into_iter();
    Ok(messages.rev().find(|message| message.step == *step))
}

/// What a message says that an admin has changed and that was not accepted yet: changed once more,
/// nothing of that is lost.
fn changed_by_hand(
    snapshot: &Snapshot<'_>,
    run: &RunRow,
    step: &StepId,
    message: &MessageRow,
) -> Outcome<Option<String>> {
    if message.state == MessageState::Delivered {
        return Ok(None);
    }
    for row in snapshot.history().by_hand(run.no, LOOKED_AT)? {
        let mut entries = row.entries.iter();
        let is_made = |entry: &&HistoryEntry| {
            let makes = matches!(entry.kind, Kind::SentNew | Kind::SettingsUsed);
            makes && entry.step.as_ref() == Some(step)
        };
        if let Some(made) = entries.find(is_made) {
            let is_changed = made.params.contains_key("changed");
            return Ok(message.prepared()?.body.filter(|_| is_changed));
        }
    }
    Ok(None)
}
