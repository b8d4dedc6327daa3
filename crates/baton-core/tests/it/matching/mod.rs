//! Decisions on calls: a table of the rules, and a model.

mod model;
mod moving;
mod starting;
mod twice;
