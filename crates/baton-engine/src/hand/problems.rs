//! Problems as a whole: send all again, leave alone, say who it is.

use baton_core::history::Params;
use baton_core::matching::DispositionKind;
use baton_core::{Happened, PersonId, ProblemId};
use baton_store::Lenient;
use baton_store::table::calls::dispositions::NewDisposition;
use baton_store::table::people::Person;
use baton_store::table::problems::{ItemRow, ProblemRow, ProblemState};

use super::act;
use super::calls::settle;
use crate::audit::Actor;
use crate::audit::{Action, record};
use crate::driver::Turn;
use crate::driver::runs::Moved;
use crate::{Engine, Error, Topic, Typed};

const ITEMS_AT_ONCE: usize = 500;

impl Engine {
    /// Sends the messages of everybody in a problem again; how many that were.
    pub async fn send_problem_again(
        &self,
        actor: &Actor,
        problem: &ProblemId,
        why: &str,
    ) -> Result<usize, Error> {
        let (problem, why, by) = (problem.clone(), why.to_owned(), actor.name.clone());
        let deed = record(actor, Action::ProblemSentAgain)
            .on("problem", &problem)
            .because(&why);
        act(self, move |turn| {
            let row = open_problem(turn, &problem)?;
            let step = row.step.clone().ok_or(Error::Missing("step"))?;
            let mut sent = 0;
            for item in items(turn, &row)? {
                let Some(run) = item.about.run else { continue };
                let run = turn.run(run)?;
                let live = turn.live(run)?;
                let (step, by, why) = (step.clone(), by.clone(), why.clone());
                let name = by.clone();
                let happened = Happened::SentAgain { step, by, why };
                match turn.advance(live, happened, Some(&name))? {
                    Moved::On => sent += 1,
                    Moved::Not(_) => {}
                }
            }
            deed.write(turn.tx)?;
            turn.hint(Topic::Problem, &problem);
            Ok(sent)
        })
        .await
    }

    /// Leaves a problem alone, with its calls.
    pub async fn ignore_problem(
        &self,
        actor: &Actor,
        problem: &ProblemId,
        why: &str,
    ) -> Result<(), Error> {
        let (problem, why, by) = (problem.clone(), why.to_owned(), actor.name.clone());
        let deed = record(actor, Action::ProblemIgnored)
            .on("problem", &problem)
            .because(&why);
        act(self, move |turn| {
            let row = open_problem(turn, &problem)?;
            let ended = Params::from([("by".to_owned(), by), ("why".to_owned(), why)]);
            for item in items(turn, &row)? {
                let Some(call) = item.about.call else {
                    continue;
                };
                let place = item.about.place.unwrap_or_default();
                let known = turn.tx.dispositions().get(call, place)?;
                let new = NewDisposition::new(call, place, DispositionKind::Ignored, turn.now);
                let new = NewDisposition {
                    value: known.and_then(|known| known.value),
                    detail: Some(Lenient::of(&ended)),
                    ..new
                };
                turn.tx.dispositions().set(&new)?;
            }
            turn.tx
                .problems()
                .close(&row, ProblemState::Ignored, Some(&ended), turn.now)?;
            deed.write(turn.tx)?;
            turn.hint(Topic::Problem, &problem);
            Ok(())
        })
        .await
    }

    /// Adds the person that a problem's calls are about; the calls are then handled in their
    /// order, each once.
    pub async fn add_person_for_problem(
        &self,
        actor: &Actor,
        problem: &ProblemId,
        person: Person,
        typed: Typed,
    ) -> Result<PersonId, Error> {
        let (problem, by) = (problem.clone(), actor.name.clone());
        let deed = record(actor, Action::PersonAdded)
            .on("problem", &problem)
            .on("person", &person.id);
        act(self, move |turn| {
            let row = open_problem(turn, &problem)?;
            let added = turn.add_person(person, &typed)?;
            settle(turn, &row, &added, &by)?;
            deed.write(turn.tx)?;
            Ok(added.person.id)
        })
        .await
    }

    /// Says whom a problem's calls are about; they are then handled in their order, each once.
    pub async fn choose_person_for_problem(
        &self,
        actor: &Actor,
        problem: &ProblemId,
        person: &PersonId,
    ) -> Result<(), Error> {
        let (problem, person, by) = (problem.clone(), person.clone(), actor.name.clone());
        let deed = record(actor, Action::PersonChosen)
            .on("problem", &problem)
            .on("person", &person);
        act(self, move |turn| {
            let row = open_problem(turn, &problem)?;
            let person = turn
                .tx
                .people()
                .get(&person)?
                .ok_or(Error::Missing("person"))?;
            settle(turn, &row, &person, &by)?;
            deed.write(turn.tx)
        })
        .await
    }
}

/// A problem that is still open.
pub(super) fn open_problem(turn: &Turn<'_, '_>, id: &ProblemId) -> Result<ProblemRow, Error> {
    let row = turn
        .tx
        .problems()
        .get(id)?
        .ok_or(Error::Missing("problem"))?;
    if row.state == ProblemState::Open {
        Ok(row)
    } else {
        Err(Error::Missing("open problem"))
    }
}

/// A problem's open items, in the order of their calls.
pub(super) fn items(turn: &Turn<'_, '_>, row: &ProblemRow) -> Result<Vec<ItemRow>, Error> {
    let mut items = Vec::new();
    let mut after = None;
    loop {
        let page = turn
            .tx
            .problems()
            .items(row.no, true, after, ITEMS_AT_ONCE)?;
        items.extend(page.items);
        after = page.next;
        if after.is_none() {
            items.sort_by_key(|item| (item.about.call, item.about.place, item.no));
            return Ok(items);
        }
    }
}
