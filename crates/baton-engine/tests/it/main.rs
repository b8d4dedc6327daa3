//! The engine's promises over real sockets and a real store.

mod outgoing;
mod receiver;
mod story;
mod world;
