//! Decisions on calls: a table of the rules, and a model.

mod model;
mod moving;
mod news;
mod same_event;
mod starting;
mod twice;
