//! What is read out of what somebody pastes: an address, a token, a whole mail.

mod address;
mod broken;
mod doubt;
mod mails;
mod written;
