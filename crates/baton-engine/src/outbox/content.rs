//! What one try sends, whatever it is sent for.

use baton_core::MessageId;
use baton_core::template::Prepared;
use bytes::Bytes;

/// What a try sends; a message of a run and a test have it in common.
pub(super) struct Content<'a> {
    pub(super) id: &'a MessageId,
    pub(super) prepared: &'a Prepared,
    pub(super) body: Option<&'a Bytes>,
}
