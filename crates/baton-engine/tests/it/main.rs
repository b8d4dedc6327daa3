//! The engine's promises over real sockets and a real store.

mod auditing;
mod counted;
mod following;
mod forms;
mod held;
mod jobs;
mod lists;
mod many;
mod matching;
mod outgoing;
mod parking;
mod person;
mod poison;
mod receiver;
mod receiving;
mod story;
mod tokens;
mod trying;
mod unread;
mod using;
mod verbs;
mod waking;
mod withdrawn;
mod world;
