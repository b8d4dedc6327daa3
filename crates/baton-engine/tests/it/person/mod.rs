//! What is known of a person: what calls bring and steps set.

mod damaged_listener;
mod details;
mod news;
mod updating;
