//! *Add it to the table*: what a word of another tool means, from now on and for everybody about whom
//! it is asked (C17, C18).

use baton_core::problem::Kind;
use baton_core::{JobId, ProblemId};
use baton_store::table::jobs::Work;
use baton_store::table::problems::ProblemRow;

use super::{begin, open_problem};
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::{Engine, Error};

/// Says what the word means that a problem asks about, in the table of its address, and gives it to
/// everybody for whom it came, in a job.
pub async fn learn_word(
    engine: &Engine,
    actor: &Actor,
    problem: ProblemId,
    ours: String,
) -> Result<JobId, Error> {
    let by = actor.clone();
    let action = Action("word_learned");
    command(engine, actor, action, move |turn, record| {
        record.on("problem", &problem);
        let row = open_problem(turn, &problem)?;
        let missing = || Error::Missing("word");
        let (detail, theirs) = asked_word(&row).ok_or_else(missing)?;
        let (workflow, owner) = row.workflow.zip(row.step).ok_or_else(missing)?;
        let address = turn.tx.addresses().of_owner(workflow, &owner)?;
        let address = address.ok_or(Error::Missing("address"))?;
        let mut settings = address.settings.read();
        settings.learn(&detail, &theirs, &ours);
        turn.tx.addresses().set_settings(address.no, &settings)?;
        turn.after.addresses_changed = true;
        record
            .on("address", &address.id)
            .text("detail", detail.as_str())
            .text("theirs", theirs)
            .text("ours", ours.as_str());
        let work = Work::LearnWord {
            problem: row.no,
            until: turn.tx.problems().newest_item()?,
            detail,
            ours,
        };
        begin(turn, record, &by, work, row.people)
    })
    .await
}

/// Of which detail a problem asks what a word means, and which word.
fn asked_word(row: &ProblemRow) -> Option<(String, String)> {
    let params = row.params.read();
    let because = params.get("because")?;
    let is_word = matches!(because.as_str(), "no_status" | "no_word");
    let detail = params.get("detail")?.strip_prefix("person /")?;
    let value = params.get("value")?;
    (row.kind == Kind::DetailUnread && is_word).then(|| (detail.to_owned(), value.clone()))
}
