//! What can be wrong with the settings: which detail, and which values.

use super::{ChangedValue, DetailChangedTrigger};
use crate::details::is_person_detail;
use crate::triggers::own::Checked;
use crate::validation::check::{At, Check};
use crate::validation::limits::MOST_ITEMS;
use crate::validation::problem::Code;

impl Checked for DetailChangedTrigger {
    fn check(&self, check: &mut Check<'_>, at: &At<'_>) {
        if !is_person_detail(&self.detail) {
            let params = [("pointer", self.detail.as_str())];
            check.fix(Code::DetailUnknown, &at.then("detail"), params);
        }
        for (name, value) in [("from", &self.from), ("to", &self.to)] {
            values(check, &at.then(name), value);
        }
    }
}

fn values(check: &mut Check<'_>, at: &At<'_>, value: &ChangedValue) {
    let ChangedValue::OneOf { values } = value else {
        return;
    };
    if values.len() > MOST_ITEMS {
        check.fix(Code::TooLarge, at, []);
    }
    if values.iter().all(|one| one.trim().is_empty()) {
        check.fix(Code::TestValuesUnusable, at, []);
    }
}
