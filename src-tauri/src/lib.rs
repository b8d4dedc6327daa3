//! The desktop shell of Baton: a window over the admin API, in process, and the listener for calls.
//!
//! It opens no admin port. The page reaches the API by four commands: `api`, `changes`, `reveal`
//! and `host`; a token leaves this process only to the clipboard, or after a native confirmation.
//! It holds no business rule.
#![cfg(feature = "shell")]

mod app;
mod asked;
mod backend;
mod cannot_start;
mod clipboard;
mod closing;
mod commands;
mod dialogs;
mod display;
mod faults;
mod files;
mod habits;
mod log;
mod menus;
mod needs_you;
mod page;
mod places;
mod stop;
mod window;
mod words;

pub use app::run;
