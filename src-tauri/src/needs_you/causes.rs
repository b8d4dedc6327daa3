//! What nobody has looked at yet, and how it is said.

use baton_admin::problems::{Appeared, Place, Since, Unseen};

use crate::words::{Words, fill};

/// Up to which problem was told, and up to which somebody has looked.
pub(super) struct Causes(Since);

impl Causes {
    /// Nothing up to this problem is news.
    pub(super) fn known_to(newest: i64) -> Self {
        Self(Since {
            told: newest,
            seen: newest,
        })
    }

    /// What is asked for next.
    pub(super) fn since(&self) -> Since {
        self.0
    }

    /// The person has looked at the window: what was told is seen.
    pub(super) fn were_seen(&mut self) {
        self.0.seen = self.0.told;
    }

    /// All that nobody has looked at, when there is news. A cause that went away and comes back is
    /// a new problem, and so is news again; one more person or call of a cause is none.
    pub(super) fn look(&mut self, appeared: Appeared, is_looked_at: bool) -> Option<Unseen> {
        self.0.told = appeared.newest;
        if is_looked_at {
            self.were_seen();
            return None;
        }
        appeared.unseen
    }
}

/// One cause: where it is.
pub(super) fn text(words: &Words, place: &Place) -> String {
    match (&place.workflow, &place.step) {
        (Some(workflow), Some(step)) => {
            let values = [("workflow", workflow.as_str()), ("step", step.as_str())];
            fill(&words.needs_you_at_step, &values)
        }
        (Some(workflow), None) => fill(&words.needs_you_in, &[("workflow", workflow)]),
        (None, _) => words.needs_you_somewhere.clone(),
    }
}

/// Several: how many, and in which workflows.
pub(super) fn together(words: &Words, unseen: &Unseen) -> String {
    let count = unseen.count.to_string();
    let text = match unseen.more {
        true => &words.needs_you_many_more,
        false => &words.needs_you_together,
    };
    let said = fill(text, &[("count", count.as_str())]);
    let workflows = unseen.workflows.iter().map(String::as_str);
    std::iter::once(said.as_str())
        .chain(workflows)
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words;

    fn place(workflow: Option<&str>) -> Place {
        Place {
            id: "prb_a".to_owned(),
            workflow: workflow.map(str::to_owned),
            step: workflow.map(|_| "Tell HR".to_owned()),
        }
    }

    fn several(count: usize, more: bool) -> Unseen {
        Unseen {
            count,
            more,
            workflows: vec!["Leavers".to_owned(), "New hires".to_owned()],
            only: None,
        }
    }

    fn news(newest: i64) -> Appeared {
        Appeared {
            newest,
            unseen: Some(several(2, false)),
        }
    }

    #[test]
    fn what_was_told_is_not_asked_for_again_and_stays_unseen_until_somebody_looks() {
        let mut causes = Causes::known_to(4);
        assert_eq!(causes.since(), Since { told: 4, seen: 4 });

        assert!(causes.look(news(6), false).is_some());
        assert_eq!(causes.since(), Since { told: 6, seen: 4 });
        causes.were_seen();
        assert_eq!(causes.since(), Since { told: 6, seen: 6 });
    }

    #[test]
    fn what_appears_while_somebody_looks_is_seen_and_not_told() {
        let mut causes = Causes::known_to(4);

        assert!(causes.look(news(6), true).is_none());
        assert_eq!(causes.since(), Since { told: 6, seen: 6 });
    }

    #[test]
    fn one_is_said_by_its_place_and_several_by_their_number_and_their_workflows() {
        let words = words::of(None);

        let one = text(&words, &place(Some("New hires")));
        assert!(one.contains("Tell HR") && one.contains("New hires"));
        assert_eq!(text(&words, &place(None)), words.needs_you_somewhere);
        let two = together(&words, &several(2, false));
        assert!(two.contains('2') && two.ends_with("Leavers\nNew hires"));
        let many = together(&words, &several(1_000, true));
        assert!(many.contains("1000 or more"), "{many}");
    }
}
