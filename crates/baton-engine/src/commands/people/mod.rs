//! People and their custom details.

mod add;
mod add_sample;
mod change;
mod details;
mod reveal;

use baton_core::PersonId;

use super::NotDone;
use crate::turn::Turn;
use crate::{Error, people};

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
    match people::owner_of_email(turn, email)? {
        Some(other) if Some(&other.person.id) != but => {
            let person = other.person.id;
            Err(NotDone::EmailTaken { person }.into())
        }
        Some(_) | None => Ok(()),
    }
}
