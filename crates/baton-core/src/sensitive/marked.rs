//! What an admin marked as sensitive, as one workflow meets it: the details themselves, and where
//! calls and answers bring what they are filled from (C4).

use crate::StepId;
use crate::details::{custom_pointer, is_sensitive};
use crate::document::Definition;
use crate::document::calls::{CallField, MatchBy};
use crate::document::value::{Reference, Source};
use crate::json::{Pointer, is_alike};

/// What is marked as sensitive, in a workflow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// Pointers to the sensitive details of a person.
    details: Vec<String>,
    /// What they are filled from, or are compared with.
    brought: Vec<Reference>,
    /// The steps that compare a call with one.
    compared: Vec<StepId>,
    /// Whether there is a definition that nobody can read: it may take anything for them.
    unread: bool,
}

impl Marked {
    /// These details, wherever they come from.
    #[must_use]
    pub fn details(details: Vec<String>) -> Self {
        Self {
            details,
            ..Self::default()
        }
    }

    /// The same, and what a workflow takes for them from calls and answers, by any of its definitions.
    #[must_use]
    pub fn in_workflow<'d>(
        details: Vec<String>,
        definitions: impl IntoIterator<Item = &'d Definition>,
    ) -> Self {
        let mut marked = Self::details(details);
        if !marked.details.is_empty() {
            for definition in definitions {
                marked.take_from(definition);
            }
        }
        marked
    }

    /// The same where another definition cannot be read: everything that comes may fill them.
    #[must_use]
    pub fn or_anything(mut self) -> Self {
        self.unread = !self.details.is_empty();
        self
    }

    /// Whether everything that comes may fill them.
    #[must_use]
    pub fn takes_anything(&self) -> bool {
        self.unread
    }

    /// Pointers to the details.
    #[must_use]
    pub fn pointers(&self) -> &[String] {
        &self.details
    }

    /// Whether a reference names such a detail, or what is brought for one, or what lies in or
    /// around it.
    #[must_use]
    pub fn holds(&self, reference: &Reference) -> bool {
        let at: Pointer = reference.pointer.parse().unwrap_or_default();
        let mut brought = self.brought_by(&reference.source);
        is_sensitive(&self.details, reference) || brought.any(|one| is_alike(&one, &at))
    }

    /// Where a call or an answer brings what fills them.
    pub fn brought_by(&self, source: &Source) -> impl Iterator<Item = Pointer> {
        let of_source = self.brought.iter().filter(move |one| one.source == *source);
        let anything = (self.unread && source.is_received()).then(Pointer::default);
        let of_source = of_source.filter_map(|one| one.pointer.parse().ok());
        of_source.chain(anything)
    }

    /// Whether a step compares a call with one of them.
    #[must_use]
    pub fn compares(&self, step: &StepId) -> bool {
        self.unread || self.compared.contains(step)
    }

    /// Everything that is taken from calls and answers for them.
    #[must_use]
    pub fn brought(&self) -> &[Reference] {
        &self.brought
    }

    fn take_from(&mut self, definition: &Definition) {
        if let Some(starts) = definition.trigger.kind().starts_by_call() {
            for field in starts.person_fields {
                self.take(&field.detail, [&of(Source::Trigger, &field.from)]);
            }
        }
        for place in definition.all_steps() {
            let step = place.step;
            for (detail, made_of) in step.kind().sets() {
                self.take(detail, made_of);
            }
            // What a call is compared with a detail by is that detail's value.
            if let Some(takes) = step.kind().takes_calls()
                && let MatchBy::PersonDetail { detail, call } = &takes.match_by
                && self.marks(detail)
            {
                self.compared.push(step.id.clone());
                if let CallField::Picked { pointer } = call {
                    let source = Source::Step {
                        step: step.id.clone(),
                    };
                    self.take(detail, [&of(source, pointer)]);
                }
            }
        }
    }

    fn take<'r>(&mut self, detail: &str, from: impl IntoIterator<Item = &'r Reference>) {
        if !self.marks(detail) {
            return;
        }
        for reference in from {
            if reference.source.is_received() && !self.brought.contains(reference) {
                self.brought.push(reference.clone());
            }
        }
    }

    /// Whether a detail is one of them, by the name that workflows have for it.
    fn marks(&self, detail: &str) -> bool {
        let custom = detail.trim_start_matches('/').strip_prefix("custom/");
        custom.is_some_and(|name| self.details.contains(&custom_pointer(name)))
    }
}

fn of(source: Source, pointer: &str) -> Reference {
    Reference {
        source,
        pointer: pointer.to_owned(),
    }
}
