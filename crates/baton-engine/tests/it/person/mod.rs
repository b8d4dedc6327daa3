//! What is known of a person: what calls bring and steps set.

mod details;
mod news;
mod updating;
