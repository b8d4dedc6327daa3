//! How long nothing is tried after a failure that no item is to blame for: longer each time, so that
//! a lasting one is no busy loop, and never so long that nobody notices when it is over.

use std::time::Duration;

/// After the first failure.
const FIRST: Duration = Duration::from_secs(1);
/// It is tried again at least this often.
const LONGEST: Duration = Duration::from_secs(60);

/// How long nothing is tried after so many failures before.
pub(crate) fn pause_after(failed: u32) -> Duration {
    let longer = 2_u32.saturating_pow(failed.min(16));
    FIRST.saturating_mul(longer).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::pause_after;

    #[test]
    fn what_is_nobodys_fault_is_waited_for_longer_each_time() {
        let pauses = [0, 1, 2, 5, 6, 7, u32::MAX].map(|failed| pause_after(failed).as_secs());

        assert_eq!(pauses, [1, 2, 4, 32, 60, 60, 60]);
    }
}
