//! What is read out of what somebody pastes: an address, a token, a whole mail.

mod address;
mod bare;
mod broken;
mod doubt;
mod mails;
mod written;
