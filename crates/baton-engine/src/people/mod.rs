//! People: their details as references see them, and what calls and admins change about them (C4).

mod brought;
mod change;
mod details;
mod difference;
mod from_call;
mod given;
mod likely;
mod made_up;
mod managers;
mod news;
mod shared;
mod unread;
mod updated;

pub use brought::LONGEST_TEXT;
pub(crate) use change::{
    add_from_call, add_person, any_id_is_other, any_id_is_taken, record_added, take_ids,
    update_from_call,
};
pub(crate) use details::person_details;
pub use details::{details, sensitive};
pub(crate) use difference::differing;
pub(crate) use from_call::FromCall;
pub(crate) use given::{Given, give};
pub use likely::{is_asked_about, likely};
pub use made_up::{CALLED_IN, FirstWords, FirstWordsOf};
pub(crate) use made_up::{CUSTOM, made_up, retold};
pub use managers::managers;
pub(crate) use news::{changed, live_that_means};
pub(crate) use shared::{address_changed, owner_of_email};
pub use unread::TAKEN_OVER;
pub(crate) use unread::{
    TakenOver, ask_again, ask_what_is_unread, asked_by_step, asks_for_a_value, settle_unread,
};
pub(crate) use updated::update;
