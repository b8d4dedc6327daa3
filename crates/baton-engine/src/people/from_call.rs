//! A call as the source of what is written down about people.

use baton_core::CallId;
use baton_core::document::StartsByCall;
use baton_store::WorkflowNo;
use baton_store::table::addresses::AddressRow;

/// A call that says something about people.
#[derive(Clone, Copy)]
pub(crate) struct FromCall<'a> {
    pub(crate) call: &'a CallId,
    pub(crate) workflow: WorkflowNo,
    pub(crate) address: &'a AddressRow,
    pub(crate) settings: &'a StartsByCall<'a>,
}
