//! What is done to everybody in a problem, or to all of its calls.

use baton_core::history::Params;
use baton_core::matching::DispositionKind;
use baton_core::run::Verb;
use baton_core::{Happened, StepId};
use baton_store::table::calls::dispositions::NewDisposition;
use baton_store::table::problems::ItemRow;
use baton_store::{Cursor, Lenient, PersonNo, ProblemNo};

use super::of_calls::use_for_person;
use super::{Came, Job, number_of, numbered};
use crate::audit::Actor;
use crate::runs::{Moved, advance, asked, permit};
use crate::turn::Turn;
use crate::{Error, Topic};

/// *Send all again*.
pub(super) struct SendAgain {
    pub(super) problem: ProblemNo,
    pub(super) until: i64,
    pub(super) step: StepId,
    pub(super) why: String,
}

impl Job for SendAgain {
    type Row = ItemRow;

    fn next(
        &self,
        turn: &mut Turn<'_, '_>,
        behind: Option<Cursor>,
        most: usize,
    ) -> Result<Vec<(Cursor, ItemRow)>, Error> {
        items(turn, self.problem, self.until, behind, most)
    }

    fn one(&self, turn: &mut Turn<'_, '_>, item: ItemRow, by: &Actor) -> Result<Came, Error> {
        let Some(run) = item.about.run else {
            return Ok(Came::Nothing);
        };
        let run = turn.run(run)?;
        let asked = asked(turn, run, &self.step)?;
        if permit(&asked, Verb::SendAgain, &self.step).is_err() {
            return Ok(Came::CouldNot);
        }
        let happened = Happened::SentAgain {
            step: self.step.clone(),
            by: by.name.clone(),
            why: self.why.clone(),
        };
        match advance(turn, asked.live, happened, Some(&by.name))? {
            Moved::On => Ok(Came::Done),
            Moved::Not(_) => Ok(Came::CouldNot),
        }
    }
}

/// *It is about …*: the calls of a problem, in stored order. The first starts, the rest find the
/// person in the workflow already (C4).
pub(super) struct UseForPerson {
    pub(super) problem: ProblemNo,
    pub(super) until: i64,
    pub(super) person: PersonNo,
}

impl Job for UseForPerson {
    type Row = ItemRow;

    fn next(
        &self,
        turn: &mut Turn<'_, '_>,
        behind: Option<Cursor>,
        most: usize,
    ) -> Result<Vec<(Cursor, ItemRow)>, Error> {
        let problems = turn.tx.problems();
        let page = problems.items_in_stored_order(self.problem, behind, most)?;
        let items = page.items.into_iter();
        Ok(items
            .map(|item| (item.place_in_stored_order(), item))
            .collect())
    }

    fn one(&self, turn: &mut Turn<'_, '_>, item: ItemRow, by: &Actor) -> Result<Came, Error> {
        let Some(call) = item.about.call.filter(|_| item.no <= self.until) else {
            return Ok(Came::Nothing);
        };
        let place = item.about.place.unwrap_or_default();
        use_for_person(turn, call, place, self.person, by)?;
        turn.tx.problems().close_item(&item, turn.now)?;
        turn.hint(Topic::Problem, "");
        Ok(Came::Done)
    }
}

/// *Leave them*.
pub(super) struct LeaveProblem {
    pub(super) problem: ProblemNo,
    pub(super) until: i64,
    pub(super) why: String,
}

impl Job for LeaveProblem {
    type Row = ItemRow;

    fn next(
        &self,
        turn: &mut Turn<'_, '_>,
        behind: Option<Cursor>,
        most: usize,
    ) -> Result<Vec<(Cursor, ItemRow)>, Error> {
        items(turn, self.problem, self.until, behind, most)
    }

    fn one(&self, turn: &mut Turn<'_, '_>, item: ItemRow, by: &Actor) -> Result<Came, Error> {
        let ended = [("by", by.name.as_str()), ("why", self.why.as_str())];
        let ended: Params = ended
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .into();
        if let Some(call) = item.about.call {
            let place = item.about.place.unwrap_or_default();
            let known = turn.tx.dispositions().get(call, place)?;
            turn.tx.dispositions().set(&NewDisposition {
                value: known.and_then(|known| known.value),
                detail: Some(Lenient::of(&ended)),
                ..NewDisposition::new(call, place, DispositionKind::Ignored, turn.now)
            })?;
        }
        turn.tx.set_aside().leave(item.no)?;
        turn.tx.problems().leave_item(&item, &ended, turn.now)?;
        turn.hint(Topic::Problem, "");
        Ok(Came::Done)
    }
}

/// The open items of a problem that were there when the job was asked for.
pub(super) fn items(
    turn: &Turn<'_, '_>,
    problem: ProblemNo,
    until: i64,
    behind: Option<Cursor>,
    most: usize,
) -> Result<Vec<(Cursor, ItemRow)>, Error> {
    let behind = numbered(number_of(behind, 0));
    let page = turn
        .tx
        .problems()
        .items(problem, true, Some(behind), most)?;
    let items = page.items.into_iter().take_while(|item| item.no <= until);
    Ok(items.map(|item| (numbered(item.no), item)).collect())
}
