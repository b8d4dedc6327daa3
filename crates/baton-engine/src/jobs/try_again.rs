//! *Try again* for what could not be handled: it is put back where it stood, and looked at at once.
//! What still cannot be handled stays aside, with what is wrong with it now.

use baton_store::table::jobs::Work;
use baton_store::table::problems::ItemRow;
use baton_store::table::set_aside::{AsideRow, Item};
use baton_store::{CallNo, JobNo};

use super::Came;
use super::of_calls::use_as_begun;
use super::of_problems::ToItem;
use super::start_by_news::StartByNews;
use super::start_kept::look_again;
use crate::audit::Actor;
use crate::runs::{follow, go_on};
use crate::turn::Turn;
use crate::{Error, Topic};

/// *Try again*.
pub(super) struct TryAgain;

impl ToItem for TryAgain {
    fn one(&self, turn: &mut Turn<'_, '_>, item: ItemRow, _by: &Actor) -> Result<Came, Error> {
        let Some(row) = turn.tx.set_aside().of_problem_item(item.no)? else {
            return Ok(Came::Nothing);
        };
        match turn.apart(|turn| put_back(turn, &row))? {
            Ok(true) => {
                turn.tx.problems().close_item(&item, turn.now)?;
                turn.hint(Topic::Problem, "");
                Ok(Came::Done)
            }
            Ok(false) => Ok(Came::CouldNot),
            Err(error) => {
                let aside = turn.tx.set_aside();
                aside.put(&row.item, &error.to_string(), turn.now)?;
                Ok(Came::CouldNot)
            }
        }
    }
}

fn put_back(turn: &mut Turn<'_, '_>, row: &AsideRow) -> Result<bool, Error> {
    let is_sent = match &row.item {
        Item::Message(no, _) => turn.tx.outbox().sending_one(*no)?.is_some(),
        Item::Run(..) | Item::Call(_) | Item::Job(_) | Item::Entry(..) => false,
    };
    if !turn.tx.set_aside().put_back(row)? {
        return Ok(false);
    }
    match &row.item {
        Item::Run(no, _) => {
            let run = turn.run(*no)?;
            follow(turn, run)?;
        }
        Item::Message(no, _) => go_on(turn, *no, is_sent)?,
        Item::Call(no) => call(turn, *no)?,
        Item::Job(no) => job(turn, *no)?,
        Item::Entry(at, begun) => use_as_begun(turn, *at, *begun)?,
    }
    turn.runtime.nudge_times();
    Ok(true)
}

/// A call that can be read; its line comes to it again, and the driver handles it in its order.
fn call(turn: &mut Turn<'_, '_>, no: CallNo) -> Result<(), Error> {
    let waiting = turn.tx.calls().waiting_one(no)?;
    let waiting = waiting.ok_or(Error::Missing("call"))?;
    let address = turn.address(waiting.call.address)?;
    if let Some(version) = turn.flow(address.workflow)?.live_version {
        turn.edition(address.workflow, version)?;
    }
    look_again(turn, address.workflow, no);
    Ok(())
}

/// A job that can be read, with what it starts; there is none any more where another does the same.
fn job(turn: &mut Turn<'_, '_>, no: JobNo) -> Result<(), Error> {
    let row = turn.tx.jobs().by_no(no)?;
    if let Some(Work::StartByNews(news)) = row.map(|row| row.work.read()).transpose()? {
        StartByNews(news).read(turn)?;
    }
    turn.runtime.nudge_jobs();
    Ok(())
}
