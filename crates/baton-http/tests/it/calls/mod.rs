//! Which run a call is for, as admins see and decide it.

mod choosing;
mod given;
mod judged;
mod matching;
