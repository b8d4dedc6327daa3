//! *Send all again*.

use baton_core::run::Verb;
use baton_core::{Happened, ProblemId};

use super::{items, open_problem};
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::commands::runs::{asked, permit};
use crate::runs::{Moved, advance};
use crate::{Engine, Error, Topic};

/// Sends the messages of everybody in a problem again; how many that were.
pub async fn send_again(
    engine: &Engine,
    actor: &Actor,
    problem: ProblemId,
    why: String,
) -> Result<usize, Error> {
    let by = actor.name.clone();
    command(
        engine,
        actor,
        Action("problem_sent_again"),
        move |turn, record| {
            record.on("problem", &problem).because(&why);
            let row = open_problem(turn, &problem)?;
            let step = row.step.clone().ok_or(Error::Missing("step"))?;
            let mut sent = 0;
            for item in items(turn, &row)? {
                let Some(run) = item.about.run else { continue };
                let run = turn.run(run)?;
                let asked = asked(turn, run, &step)?;
                if permit(&asked, Verb::SendAgain, &step).is_err() {
                    continue;
                }
                let happened = Happened::SentAgain {
                    step: step.clone(),
                    by: by.clone(),
                    why: why.clone(),
                };
                match advance(turn, asked.live, happened, Some(&by))? {
                    Moved::On => sent += 1,
                    Moved::Not(_) => {}
                }
            }
            turn.hint(Topic::Problem, &problem);
            Ok(sent)
        },
    )
    .await
}
