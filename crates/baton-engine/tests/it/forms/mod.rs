//! What calls say in the forms in which tools write it (C17).

mod again;
mod asked_again;
mod days;
mod emails;
mod emptied;
mod ids;
mod kinds;
mod settling;
mod tools;
mod used;
