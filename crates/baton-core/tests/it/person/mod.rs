//! What is known of a person, and what a step sets of it.

mod details;
mod updating;
