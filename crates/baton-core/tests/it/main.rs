//! The core through its public API.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod calendar;
mod call;
mod condition;
mod document;
mod echoed;
mod email;
mod export;
mod fixture;
mod hidden;
mod json;
mod matching;
mod model;
mod pasted;
mod paths;
mod person;
mod reading;
mod received;
mod retry;
mod settings;
mod stored_state;
mod story;
mod template;
mod time;
mod validate;
mod verdict;
mod whose;
mod word;
