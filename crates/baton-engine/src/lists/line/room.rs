//! How much is kept at once. One workflow never has all of it.

use baton_store::table::calls::SHORT;
use baton_store::{CallNo, WorkflowNo};

use super::Lines;

/// So many long calls are under way at once.
const MOST: usize = 32;
/// So many bytes of their bodies are kept read, unless one alone has more.
const MOST_BYTES: u64 = 8 * 1024 * 1024;
/// So many calls of one workflow are.
const MOST_OF_ONE: usize = 12;
/// So many bytes are of one workflow, unless one call alone has more.
const MOST_BYTES_OF_ONE: u64 = 6 * 1024 * 1024;

/// Whether there is room for a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Room {
    /// There is.
    Enough,
    /// Its workflow has its share.
    NoneForOne,
    /// All workflows together have all there is, or another call waits for that.
    NoneAtAll,
}

impl Lines {
    /// Whether there is room for a call with a body of so many bytes. Who waits for room gets it in
    /// stored order, so that what is large is not overtaken for ever.
    pub(crate) fn room(&self, call: CallNo, workflow: WorkflowNo, bytes: u64) -> Room {
        let others = self.under_way.iter().filter(|(no, _)| **no != call);
        let sizes = others.map(|(_, one)| (one.list.workflow, one.list.call.size));
        let sizes: Vec<(WorkflowNo, u64)> = sizes.collect();
        let of_one = sizes.iter().filter(|(of, _)| *of == workflow);
        let of_one: Vec<u64> = of_one.map(|(_, size)| *size).collect();
        let total = of_one.iter().sum::<u64>() + bytes;
        if of_one.len() >= MOST_OF_ONE || (!of_one.is_empty() && total > MOST_BYTES_OF_ONE) {
            return Room::NoneForOne;
        }
        if bytes <= SHORT {
            return Room::Enough;
        }
        let long = sizes.iter().map(|(_, size)| *size);
        let long: Vec<u64> = long.filter(|size| *size > SHORT).collect();
        let total = long.iter().sum::<u64>() + bytes;
        let is_full = long.len() >= MOST || (!long.is_empty() && total > MOST_BYTES);
        match is_full || self.waits_for_room(call) {
            true => Room::NoneAtAll,
            false => Room::Enough,
        }
    }
}
