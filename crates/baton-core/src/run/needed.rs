//! What of an answer or a call a definition refers to; only that is kept in a run.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Find, Readers};
use crate::document::Definition;
use crate::document::value::Source;
use crate::ids::StepId;
use crate::json::Json;

impl Readers for Definition {
    fn needed_of<'d>(&self, step: &StepId, find: Find<'_, 'd>) -> BTreeMap<String, Json> {
        let source = Source::Step { step: step.clone() };
        let mut pointers = pointers(self, &source);
        pointers.extend(self.answers_read(step));
        pick(pointers, find)
    }

    fn readers_of(&self, step: &StepId) -> Vec<&StepId> {
        let steps = self.all_steps().into_iter().map(|place| place.step);
        let readers = steps.filter(|reader| reader.reads().contains(&step));
        readers.map(|reader| &reader.id).collect()
    }

    fn all_read(&self) -> BTreeSet<&StepId> {
        let steps = self.all_steps().into_iter();
        steps.flat_map(|place| place.step.reads()).collect()
    }
}

/// The values of the trigger's call that are kept.
pub(super) fn of_trigger<'a>(
    definition: &Definition,
    find: impl Fn(&str) -> Option<&'a Json>,
) -> BTreeMap<String, Json> {
    pick(pointers(definition, &Source::Trigger), find)
}

fn pointers<'d>(definition: &'d Definition, source: &Source) -> BTreeSet<&'d str> {
    let references = definition.references().into_iter();
    let of_source = references.filter(|reference| reference.source == *source);
    of_source
        .map(|reference| reference.pointer.as_str())
        .collect()
}

fn pick<'a>(
    pointers: BTreeSet<&str>,
    find: impl Fn(&str) -> Option<&'a Json>,
) -> BTreeMap<String, Json> {
    let found = pointers.into_iter().filter_map(|pointer| {
        let value = find(pointer)?.clone();
        Some((pointer.to_owned(), value))
    });
    found.collect()
}
