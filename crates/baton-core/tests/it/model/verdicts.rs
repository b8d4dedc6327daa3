//! Every verb at every part in every state that random walks reach. What the verdict has to say
//! comes from the reference, which the machine agrees with, and from a table; neither asks it.

use std::collections::BTreeSet;

use baton_core::document::Definition;
use baton_core::run::{Delivery, Stored, Verb, verdict, verdict_with, verdicts};
use baton_core::{Reason, RunState};

use super::Dice;
use super::details::Made;
use super::play::{Play, word};
use super::reference::Reference;
use super::scenario::{Happening, Scenario, name};
use crate::fixture::step_id;

const SEQUENCES: u64 = 60;
const LONGEST: u64 = 40;

const VERBS: [Verb; 8] = [
    Verb::Skip,
    Verb::MarkReceived,
    Verb::PretendCalled,
    Verb::SendAgain,
    Verb::SendNew,
    Verb::TryNow,
    Verb::TakePath,
    Verb::SkipAhead,
];

const DELIVERIES: [Option<Delivery>; 6] = [
    None,
    Some(Delivery::Waiting),
    Some(Delivery::Sending),
    Some(Delivery::Delivered),
    Some(Delivery::GivenUp),
    Some(Delivery::Cancelled),
];

/// What a verb needs of the stored message, in the order of the deliveries.
#[rustfmt::skip]
const OF_MESSAGE: [(Verb, [&str; 6]); 3] = [
    (Verb::SendAgain, ["if_stuck", "ok", "still_sending", "step_done", "ok", "ok"]),
    (Verb::SendNew, ["nothing_queued", "ok", "still_sending", "ok", "ok", "if_done"]),
    (Verb::TryNow, ["nothing_queued", "ok", "still_sending", "step_done", "given_up", "given_up"]),
];

type Says = Result<(), String>;

#[test]
fn the_verdict_is_what_the_reference_and_the_table_say_in_every_state() {
    let made = Made::default();
    let mut heard = BTreeSet::new();

    for seed in 0..SEQUENCES {
        let mut dice = Dice::new(seed);
        let scenario = Scenario::random(&mut dice);
        let mut play = Play::new(&scenario, seed, made.clone());
        for _ in 0..=dice.below(LONGEST) {
            play.step(&mut dice);
            let (definition, run, reference, parts) = play.stands();
            // One part more: a step that the version does not have.
            for part in 0..=parts {
                let asked = (definition, run, part);
                heard.extend(compare(reference, asked, seed));
            }
            offered_alike(definition, run);
        }
    }

    for verb in VERBS {
        assert!(heard.contains(&(verb, true)), "{verb:?} is never possible");
        assert!(heard.contains(&(verb, false)), "{verb:?} is never refused");
    }
}

fn compare(
    reference: &Reference,
    (definition, run, part): (&Definition, &RunState, usize),
    seed: u64,
) -> Vec<(Verb, bool)> {
    let step = step_id(&name(part));
    let mut heard = Vec::new();
    for verb in VERBS {
        let bare = of_reference(reference, verb, part);
        let said = words(verdict(definition, run, verb, &step));
        assert_eq!(said, bare, "{verb:?} at {part} in sequence {seed}");
        for (place, message) in DELIVERIES.into_iter().enumerate() {
            for try_out in [false, true] {
                let wanted = with_stored(reference, (verb, part), &bare, place, try_out);
                let stored = Stored {
                    try_out,
                    message,
                    newer: false,
                };
                let said = words(verdict_with(definition, run, verb, &step, stored));
                assert_eq!(
                    said, wanted,
                    "{verb:?} at {part}, {stored:?}, in sequence {seed}"
                );
                heard.push((verb, said.is_ok()));
            }
        }
    }
    heard
}

/// What is offered at a place is what is said of its step.
fn offered_alike(definition: &Definition, run: &RunState) {
    let stored = Stored {
        try_out: true,
        message: Some(Delivery::GivenUp),
        newer: true,
    };
    for place in definition.all_steps() {
        for (verb, says) in verdicts(run, &place, stored) {
            let alone = verdict_with(definition, run, verb, &place.step.id, stored);
            assert_eq!(says, alone);
        }
    }
}

fn of_reference(reference: &Reference, verb: Verb, part: usize) -> Says {
    let says = match verb {
        Verb::Skip => reference.would(&Happening::Skip { part }),
        Verb::MarkReceived => reference.would(&Happening::Receive {
            part,
            ticket: None,
            data: false,
        }),
        Verb::SendAgain => reference.would(&Happening::Again { part }),
        Verb::SendNew => match reference.would(&Happening::Anew { part }) {
            // Known only when it is made.
            Err("cannot_prepare") => Ok(()),
            says => says,
        },
        Verb::TryNow => reference.may_try_now(part),
        Verb::PretendCalled => reference.may_pretend(part),
        Verb::TakePath => reference.would(&Happening::Choose { part, lane: 0 }),
        Verb::SkipAhead => reference.would(&Happening::Ahead { part }),
        // It knows of one version alone; `settings` has what is said where there are two.
        Verb::UseSettings => Err("same_settings"),
    };
    says.map_err(str::to_owned)
}

fn with_stored(
    reference: &Reference,
    (verb, part): (Verb, usize),
    bare: &Says,
    delivery: usize,
    try_out: bool,
) -> Says {
    let (life, mark, is_stuck) = reference.stands(part);
    let no = |why: &str| Err(why.to_owned());
    match (verb, life, mark) {
        (Verb::PretendCalled | Verb::SkipAhead, ..) if !try_out => return no("only_try_outs"),
        (Verb::SendNew, "done", "skipped" | "stopped") => return no("step_skipped"),
        (Verb::SendNew, "done", "-") => return no("not_reached"),
        (Verb::SendNew, "done", "gone") => return no("not_needed"),
        _ => bare.clone()?,
    }
    let Some((_, row)) = OF_MESSAGE.iter().find(|(of, _)| *of == verb) else {
        return Ok(());
    };
    match row[delivery] {
        "ok" => Ok(()),
        "if_stuck" if is_stuck => Ok(()),
        "if_done" if mark == "done" => Ok(()),
        "if_stuck" | "if_done" => no("nothing_queued"),
        why => no(why),
    }
}

fn words(says: Result<(), Reason>) -> Says {
    says.map_err(|reason| word(&reason))
}
