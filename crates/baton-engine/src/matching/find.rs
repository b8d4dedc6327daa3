//! Which run a value of a call moves: the facts that the core asks for, from rows.

use baton_core::matching::Next;
use baton_core::matching::moving::{
    Addresses, Candidate, Move, Named, RunFact, RunFacts, move_anyway, move_run,
};
use baton_store::table::addresses::AddressRow;
use baton_store::table::awaits::{AwaitRow, AwaitState, OF_NO_CALL};
use baton_store::table::runs::RunRow;
use baton_store::{CallNo, RunNo};

use super::each::somebody_may_start;
use crate::Error;
use crate::turn::Turn;

/// What was looked up about a value of a call: the facts, and the runs they are about.
#[derive(Default)]
pub(crate) struct Looked {
    facts: RunFacts<RunNo, CallNo>,
    runs: Vec<RunRow>,
}

impl Looked {
    /// A run that the decision names.
    pub(crate) fn run(&self, no: RunNo) -> Result<&RunRow, Error> {
        let found = self.runs.iter().find(|run| run.no == no);
        found.ok_or(Error::Missing("run"))
    }
}

/// Which run a value of a call moves (C6).
pub(crate) fn find_run(
    turn: &mut Turn<'_, '_>,
    address: &AddressRow,
    call: CallNo,
    named: &Named,
    looked: &mut Looked,
) -> Result<Move<RunNo>, Error> {
    loop {
        match move_run(named, &call, &looked.facts) {
            Next::LookUp(fact) => look_up(turn, address, call, named, fact, looked)?,
            Next::Decided(decided) => return Ok(decided),
        }
    }
}

/// Which run a value of a call moves when the admin uses it anyway.
pub(crate) fn find_anyway(
    turn: &mut Turn<'_, '_>,
    address: &AddressRow,
    named: &Named,
    looked: &mut Looked,
) -> Result<Move<RunNo>, Error> {
    loop {
        match move_anyway(named, &looked.facts) {
            Next::LookUp(fact) => look_up(turn, address, OF_NO_CALL, named, fact, looked)?,
            Next::Decided(decided) => return Ok(decided),
        }
    }
}

fn look_up(
    turn: &mut Turn<'_, '_>,
    address: &AddressRow,
    call: CallNo,
    named: &Named,
    fact: RunFact,
    looked: &mut Looked,
) -> Result<(), Error> {
    match fact {
        RunFact::Addresses => {
            looked.facts.addresses = Some(addresses(turn, &named.entry.value)?);
        }
        RunFact::Candidates(keys) => {
            let mut rows = Vec::new();
            for key in &keys {
                rows.extend(turn.tx.awaits().candidates(address.no, key, call)?);
            }
            let candidates = runs(turn, rows, &mut looked.runs)?;
            for one in &candidates {
                // What a version says that cannot be read is no rule: nobody knows what it wants.
                turn.edition(address.workflow, one.version)?;
            }
            looked.facts.candidates = Some(candidates);
        }
        RunFact::Past(keys) => {
            let mut rows = Vec::new();
            for key in &keys {
                rows.extend(turn.tx.awaits().past(address.no, key, call)?);
            }
            looked.facts.past = Some(runs(turn, rows, &mut looked.runs)?);
        }
        RunFact::ValueMayCome => {
            let first = turn.tx.awaits().first_without_value(address.no)?;
            let may_come = first.is_some_and(|first| first < call)
                || somebody_may_start(turn, address.workflow, call);
            looked.facts.value_may_come = Some(may_come);
        }
    }
    Ok(())
}

fn addresses(turn: &Turn<'_, '_>, value: &str) -> Result<Addresses, Error> {
    let Some(person) = turn.tx.people().by_email(value)? else {
        return Ok(Addresses::default());
    };
    Ok(Addresses {
        former: turn.tx.people().aliases(person.no)?,
        work_email: person.person.work_email,
    })
}

fn runs(
    turn: &Turn<'_, '_>,
    rows: Vec<AwaitRow>,
    known: &mut Vec<RunRow>,
) -> Result<Vec<Candidate<RunNo, CallNo>>, Error> {
    let mut found = Vec::with_capacity(rows.len());
    for AwaitRow { run, state, .. } in rows {
        let run = turn.run(run)?;
        found.push(Candidate {
            run: run.no,
            version: run.version,
            started_by: run.call,
            try_out: run.try_out,
            is_waiting: state == AwaitState::Waiting,
        });
        known.push(run);
    }
    Ok(found)
}
