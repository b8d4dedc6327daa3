//! What can be wrong with the settings: nothing to do at the same time, or nothing to be first at.

use super::{ParallelPaths, Until};
use crate::steps::own::Checked;
use crate::validation::check::{At, Before, Check};
use crate::validation::problem::Code;

impl Checked for ParallelPaths {
    fn check(&self, check: &mut Check<'_>, at: &At<'_>, _before: &Before) {
        if self.paths.is_empty() {
            check.fix(Code::PathsMissing, &at.then("paths"), []);
        }
    }

    fn check_sequence(&self, index: usize, check: &mut Check<'_>, at: &At<'_>, _before: &Before) {
        let Some(path) = self.paths.get(index) else {
            return;
        };
        if self.until == Until::First && path.steps.is_empty() {
            let own = At {
                step: &path.id,
                name: &path.name,
                path: format!("{}/paths/{index}", at.path),
            };
            check.fix(Code::PathEmpty, &own, []);
        }
    }
}
