//! What is done to everybody in a problem, or to all of its calls.

use baton_core::matching::DispositionKind;
use baton_core::run::Verb;
use baton_core::{Json, StepId};
use baton_store::table::calls::dispositions::NewDisposition;
use baton_store::table::problems::ItemRow;
use baton_store::{CallNo, Cursor, Lenient, PersonNo, ProblemNo};

use super::of_calls::use_for_person;
use super::{Came, Job};
use crate::audit::{Action, Actor, Record};
use crate::matching::{ignored_by, used_by};
use crate::people::{Given, give};
use crate::runs::{
    Moved, advance, asked, follow_person, is_unmade, permit, send_again, with_settings,
};
use crate::turn::Turn;
use crate::{Error, Topic};

/// Something done to each open item of a problem that was there when it was asked for.
pub(super) struct ToEach<D> {
    problem: ProblemNo,
    until: i64,
    what: D,
}

pub(super) fn to_each<D>(problem: ProblemNo, until: i64, what: D) -> ToEach<D> {
    ToEach {
        problem,
        until,
        what,
    }
}

/// What is done to an item.
pub(super) trait ToItem {
    /// Does it to one.
    fn one(&self, turn: &mut Turn<'_, '_>, item: ItemRow, by: &Actor) -> Result<Came, Error>;
}

impl<D: ToItem> Job for ToEach<D> {
    type Row = i64;

    fn next(
        &self,
        turn: &mut Turn<'_, '_>,
        behind: Option<Cursor>,
        most: usize,
    ) -> Result<Vec<(Cursor, i64)>, Error> {
        let problems = turn.tx.problems();
        Ok(problems.open_items(self.problem, self.until, behind, most)?)
    }

    fn one(&self, turn: &mut Turn<'_, '_>, item: i64, by: &Actor) -> Result<Came, Error> {
        match open_item(turn, item)? {
            Some(item) => self.what.one(turn, item, by),
            None => Ok(Came::Nothing),
        }
    }
}

/// An item, if it is still open.
fn open_item(turn: &Turn<'_, '_>, no: i64) -> Result<Option<ItemRow>, Error> {
    Ok(turn.tx.problems().item(no)?.filter(|item| item.open))
}

/// *Send all again*.
pub(super) struct SendAgain {
    pub(super) step: StepId,
    pub(super) why: String,
}

impl ToItem for SendAgain {
    fn one(&self, turn: &mut Turn<'_, '_>, item: ItemRow, by: &Actor) -> Result<Came, Error> {
        let Some(run) = item.about.run else {
            return Ok(Came::Nothing);
        };
        let row = turn.run(run)?;
        let (step, why) = (self.step.clone(), self.why.clone());
        match send_again(turn, row, step, &by.name, why) {
            Ok(()) if is_unmade(turn, run, &self.step)? => Ok(Came::CouldNot),
            Ok(()) => Ok(Came::Done),
            Err(Error::NotPossible(_)) => Ok(Came::CouldNot),
            Err(error) => Err(error),
        }
    }
}

/// *Use the new settings*, of the version that was live when that was asked.
pub(super) struct UseSettings {
    pub(super) step: StepId,
    pub(super) version: i64,
    pub(super) why: String,
}

impl ToItem for UseSettings {
    fn one(&self, turn: &mut Turn<'_, '_>, item: ItemRow, by: &Actor) -> Result<Came, Error> {
        let Some(run) = item.about.run else {
            return Ok(Came::Nothing);
        };
        let asked = {
            let row = turn.run(run)?;
            asked(turn, row, &self.step)?
        };
        // Whom the settings change nothing for was not meant.
        if asked.newer.is_none() {
            return Ok(Came::Nothing);
        }
        // What went live since is another matter: nobody has seen what it makes of these.
        let is_live = asked.newer == Some(self.version);
        if !is_live || permit(&asked, Verb::UseSettings, &self.step).is_err() {
            return Ok(Came::CouldNot);
        }
        let said = (by.name.as_str(), self.why.clone());
        let (live, happened) = with_settings(turn, asked.live, &self.step, self.version, said)?;
        match advance(turn, live, happened, Some(&by.name))? {
            Moved::On if is_unmade(turn, run, &self.step)? => Ok(Came::CouldNot),
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
    /// Only this call.
    pub(super) only: Option<CallNo>,
    /// Only this entry of it.
    pub(super) place: Option<i64>,
}

impl Job for UseForPerson {
    type Row = i64;

    fn next(
        &self,
        turn: &mut Turn<'_, '_>,
        behind: Option<Cursor>,
        most: usize,
    ) -> Result<Vec<(Cursor, i64)>, Error> {
        let problems = turn.tx.problems();
        Ok(problems.open_items_in_stored_order(self.problem, self.until, behind, most)?)
    }

    fn one(&self, turn: &mut Turn<'_, '_>, item: i64, by: &Actor) -> Result<Came, Error> {
        let Some(item) = open_item(turn, item)? else {
            return Ok(Came::Nothing);
        };
        let Some(call) = item.about.call else {
            return Ok(Came::Nothing);
        };
        if self.only.is_some_and(|only| only != call) {
            return Ok(Came::Nothing);
        }
        let place = item.about.place.unwrap_or_default();
        if self.place.is_some_and(|only| only != place) {
            return Ok(Came::Nothing);
        }
        use_for_person(turn, call, place, self.person, by)?;
        let now = turn.tx.dispositions().get(call, place)?;
        // Whoever is in the workflow already is not started by it.
        let is_used = now.is_some_and(|now| now.kind == DispositionKind::Started);
        let ended = is_used.then(|| used_by(&by.name));
        turn.tx
            .problems()
            .close_item_by(&item, ended.as_ref(), turn.now)?;
        turn.hint(Topic::Problem, "");
        Ok(Came::Done)
    }
}

/// *Leave them*.
pub(super) struct LeaveProblem {
    pub(super) why: String,
}

impl ToItem for LeaveProblem {
    fn one(&self, turn: &mut Turn<'_, '_>, item: ItemRow, by: &Actor) -> Result<Came, Error> {
        let ended = ignored_by(&by.name, &self.why);
        if let Some(call) = item.about.call {
            let place = item.about.place.unwrap_or_default();
            let known = turn.tx.dispositions().get(call, place)?;
            let mut detail = ended.clone();
            detail.remove("how");
            turn.tx.dispositions().set(&NewDisposition {
                value: known.and_then(|known| known.value),
                detail: Some(Lenient::of(&detail)),
                ..NewDisposition::new(call, place, DispositionKind::Ignored, turn.now)
            })?;
        }
        turn.tx.set_aside().leave(item.no)?;
        turn.tx.problems().leave_item(&item, &ended, turn.now)?;
        turn.hint(Topic::Problem, "");
        Ok(Came::Done)
    }
}

/// *Add it to the table*: what the word means is the detail's value for everybody about whom it is asked
/// yet.
pub(super) struct LearnWord {
    pub(super) detail: String,
    pub(super) ours: String,
}

impl ToItem for LearnWord {
    fn one(&self, turn: &mut Turn<'_, '_>, item: ItemRow, by: &Actor) -> Result<Came, Error> {
        let Some(person) = item.about.person else {
            return Ok(Came::Nothing);
        };
        let known = turn.tx.people().by_no(person)?;
        let known = known.ok_or(Error::Missing("person"))?;
        let record = Record::new(by, Action::PERSON_CHANGED);
        let ours = Json::text(self.ours.as_str());
        match give(turn, &known, &self.detail, &ours, record)? {
            Given::Unread => return Ok(Came::CouldNot),
            Given::Changed(now) => follow_person(turn, &now)?,
            // What is asked is answered all the same.
            Given::Same => turn.tx.problems().close_item(&item, turn.now)?,
        }
        turn.hint(Topic::Problem, "");
        Ok(Came::Done)
    }
}
