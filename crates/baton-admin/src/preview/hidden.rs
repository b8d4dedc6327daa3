//! What of a message, and of what came back, is not shown until somebody asks for it.

use baton_core::StepId;
use baton_core::document::{Definition, Reference, Source};
use baton_core::json::Pointer;
use baton_core::sensitive::{MASK, Marked, Unseen};
use baton_core::template::Shown;

use crate::calls::NamedValue;
use crate::hidden::{self, HiddenParts};

/// What is masked in a message as it is shown.
pub(crate) fn parts(shown: &Shown) -> HiddenParts {
    HiddenParts {
        details: names(shown),
        pointers: shown.pointers.iter().map(Pointer::to_string).collect(),
        more: 0,
    }
}

/// What came back, as it is shown.
pub(crate) struct Came {
    pub(crate) headers: Vec<NamedValue>,
    pub(crate) body: String,
    pub(crate) hidden: HiddenParts,
}

/// Masks what came back; nothing once it is shown.
pub(crate) fn came(unseen: Option<&Unseen>, headers: Vec<NamedValue>, body: String) -> Came {
    let Some(unseen) = unseen else {
        let hidden = HiddenParts::default();
        return Came {
            headers,
            body,
            hidden,
        };
    };
    let received = unseen.mask(&body);
    let mut details: Vec<String> = received
        .pointers
        .iter()
        .map(|at| hidden::name(at, "answer"))
        .collect();
    let headers = headers.into_iter().map(|mut header| {
        if unseen.hides_header(&header.name, &header.value) {
            header.value = MASK.to_owned();
            details.push(header.name.clone());
        }
        header
    });
    let headers = headers.collect();
    hidden::once(&mut details);
    Came {
        headers,
        body: received.body,
        hidden: HiddenParts {
            details,
            pointers: hidden::places(&received.pointers),
            more: hidden::more_places(&received.pointers),
        },
    }
}

/// What is not shown of a step's answer to a message with these values masked.
pub(crate) fn unseen(
    marked: &Marked,
    definition: &Definition,
    step: &StepId,
    said: Vec<String>,
) -> Unseen {
    let source = Source::Step { step: step.clone() };
    let unseen = Unseen::new(said, open_in(definition, step));
    unseen.bringing(marked.brought_by(&source))
}

/// What of a step's answer was said not to be sensitive, by any step that sends it.
fn open_in(definition: &Definition, step: &StepId) -> Vec<Pointer> {
    let places = definition.all_steps();
    let requests = places
        .iter()
        .filter_map(|place| place.step.kind().request());
    let open = requests.flat_map(|request| request.not_sensitive.to_vec());
    let of_step = open.filter(|reference| match &reference.source {
        Source::Step { step: from } => from == step,
        Source::Person | Source::Trigger | Source::Run | Source::Company | Source::Call => false,
    });
    of_step
        .filter_map(|reference| reference.pointer.parse().ok())
        .collect()
}

/// The names of what is masked.
pub(crate) fn names(shown: &Shown) -> Vec<String> {
    shown.details.iter().map(name).collect()
}

/// A detail of a person by its name, one of a call or an answer by all names on the way to it.
fn name(reference: &Reference) -> String {
    let pointer: Pointer = reference.pointer.parse().unwrap_or_default();
    match reference.source {
        Source::Person => pointer.tokens().last().cloned().unwrap_or_default(),
        Source::Trigger | Source::Step { .. } | Source::Run | Source::Company | Source::Call => {
            pointer.tokens().join(".")
        }
    }
}
