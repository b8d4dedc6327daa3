//! What can be wrong with the settings: paths without a test, or that nobody can take.

use super::Paths;
use super::reach::{self, Reach};
use crate::steps::own::Checked;
use crate::validation::check::{At, Before, Check};
use crate::validation::condition;
use crate::validation::problem::Code;
use crate::validation::reference::Scope;

impl Checked for Paths {
    fn check(&self, check: &mut Check<'_>, at: &At<'_>, _before: &Before) {
        if self.paths.is_empty() {
            check.fix(Code::PathsMissing, &at.then("paths"), []);
        }
    }

    fn check_sequence(&self, index: usize, check: &mut Check<'_>, at: &At<'_>, before: &Before) {
        let Some(path) = self.paths.get(index) else {
            return otherwise(self, check, at);
        };
        let own = At {
            step: &path.id,
            name: &path.name,
            path: format!("{}/paths/{index}", at.path),
        };
        condition::check(check, &own.then("when"), &path.when, Scope::Run(before));
        let known = check.known;
        match reach::of(self, index, |reference| condition::holds(known, reference)) {
            Reach::NeverTrue => check.look(Code::PathNeverTrue, &own, []),
            Reach::NeverTaken(earlier) => {
                let earlier = earlier.map(|one| one.name.as_str()).unwrap_or_default();
                check.look(Code::PathNeverTaken, &own, [("earlier", earlier)]);
            }
            Reach::Shares(earlier, shared) => {
                let params = [
                    ("earlier", earlier.name.as_str()),
                    ("shared", &shared.join(", ")),
                ];
                check.look(Code::PathsOverlap, &own, params);
            }
            Reach::Open => {}
        }
    }
}

/// Steps for those who are left over, while nobody is.
fn otherwise(paths: &Paths, check: &mut Check<'_>, at: &At<'_>) {
    let known = check.known;
    let holds = |reference: &_| condition::holds(known, reference);
    if !paths.otherwise.is_empty() && reach::leaves_nobody(paths, holds) {
        check.look(Code::OtherwiseNeverTaken, &at.then("otherwise"), []);
    }
}
