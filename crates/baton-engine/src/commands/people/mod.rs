//! People and their custom details.

mod add;
mod add_sample;
mod change;
mod details;
mod reveal;

use baton_core::PersonId;
use baton_store::table::people::{PersonRow, email_key};

use super::NotDone;
use crate::Error;
use crate::turn::Turn;

pub use add::add;
pub use add_sample::add_sample;
pub use change::change;
pub use details::{remove_detail, set_detail};
pub use reveal::{ShownIn, reveal, reveal_in};

/// A work e-mail is one person's.
fn refuse_taken(
    turn: &Turn<'_, '_>,
    email: Option<&str>,
    but: Option<&PersonId>,
) -> Result<(), Error> {
    let Some(email) = email else { return Ok(()) };
    match turn.tx.people().by_email(email)? {
        Some(other) if Some(&other.person.id) != but && has_now(&other, email) => {
            let person = other.person.id;
            Err(NotDone::EmailTaken { person }.into())
        }
        Some(_) | None => Ok(()),
    }
}

/// A former address of somebody may become another's.
fn has_now(other: &PersonRow, email: &str) -> bool {
    other.person.work_email.as_deref().map(email_key) == Some(email_key(email))
}
