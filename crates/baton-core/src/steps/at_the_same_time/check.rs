//! What can be wrong with the settings: nothing to do at the same time.

use super::ParallelPaths;
use crate::steps::own::Checked;
use crate::validation::check::{At, Before, Check};
use crate::validation::problem::Code;

impl Checked for ParallelPaths {
    fn check(&self, check: &mut Check<'_>, at: &At<'_>, _before: &Before) {
        check.fix(Code::NotRunnableYet, at, []);
        if self.paths.is_empty() {
            check.fix(Code::PathsMissing, &at.then("paths"), []);
        }
    }
}
