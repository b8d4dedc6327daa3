//! Decisions on calls: sample, repeat or new (C5); whom a call is about (C4); which run it moves
//! (C6).
//!
//! Pure functions of the call and of looked-up facts. Where a fact is missing the answer says
//! which, so that a host looks up nothing that does not decide; it fills the fact in and asks
//! again. The host writes the decisions down. Deliberately absent: reading rows, the order of
//! handling, what a run does with its call (`run`), and any question for a kind of step: a step
//! says how it takes calls.

mod bound;
mod disposition;
pub mod moving;
pub mod news;
mod only_a_test;
mod reading;
mod rules;
mod same_event;
pub mod starting;
pub mod twice;
mod value;
mod word_tables;

pub use bound::{Passed, when_passed};
pub use disposition::DispositionKind;
pub use only_a_test::TestCall;
pub use reading::{LeftOut, Listed, Reading, StoredCall, Trouble, meant, one_line_per_value};
pub use rules::{Rule, about, each_about, field, rules};
pub use same_event::is_the_same_event;
pub use value::{value_from_person, values_to_come};
pub use word_tables::{Meaning, Means, WordTable};

/// What a decision comes to with the facts there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next<Fact, Decision> {
    /// This is to be found out, then the question is asked again.
    LookUp(Fact),
    /// This is to be done.
    Decided(Decision),
}
