//! What can be wrong with the settings: paths without a test, or that nobody can take.

use super::Paths;
use crate::steps::own::Checked;
use crate::validation::check::{At, Before, Check};
use crate::validation::condition;
use crate::validation::problem::Code;
use crate::validation::reference::Scope;

impl Checked for Paths {
    fn check(&self, check: &mut Check<'_>, at: &At<'_>, _before: &Before) {
        check.fix(Code::NotRunnableYet, at, []);
        if self.paths.is_empty() {
            check.fix(Code::PathsMissing, &at.then("paths"), []);
        }
    }

    fn check_sequence(&self, index: usize, check: &mut Check<'_>, at: &At<'_>, before: &Before) {
        let Some(path) = self.paths.get(index) else {
            return;
        };
        let own = At {
            step: &path.id,
            name: &path.name,
            path: format!("{}/paths/{index}", at.path),
        };
        condition::check(check, &own.then("when"), &path.when, Scope::Run(before));
        let mut earlier = self.paths[..index].iter();
        if earlier.any(|earlier| earlier.when == path.when) {
            check.look(Code::PathNeverTaken, &own, []);
        }
    }
}
