//! Runs: an event applied, the next state and its effects as rows, what became of tries.
//!
//! What a run does next is the core's to say. Not here: which call moves a run (`matching`), and
//! when something is due (`clock`).

mod advance;
mod another_call;
mod by_hand;
mod effects;
mod facts;
#[cfg(feature = "faults")]
mod faults;
mod newer;
mod outcome;
mod permit;
mod problems;
mod settling;
mod standing;
mod tries;

pub(crate) use advance::{
    Moved, Start, advance, follow, follow_apart, follow_company, follow_person, live, set_deadline,
    start,
};
pub(crate) use another_call::another_call;
pub(crate) use by_hand::{happen, is_unmade, send_again, skip, stop};
pub(crate) use effects::goes_to_practice;
pub use newer::{details_of, newer_settings};
pub(crate) use permit::{Asked, asked, permit, with_settings};
pub(crate) use settling::{LOOK_AGAIN, merge, settle, start_now, until};
pub(crate) use tries::{go_on, keep_end, try_ended};
