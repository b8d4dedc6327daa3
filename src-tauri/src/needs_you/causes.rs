//! Which causes are news, and how they are said.

use std::collections::HashSet;

use baton_admin::problems::ProblemGroup;

use crate::words::{Words, fill};

/// What was told already, and what nobody has looked at.
#[derive(Default)]
pub(super) struct Causes {
    told: HashSet<String>,
    unseen: Vec<ProblemGroup>,
}

impl Causes {
    /// These are no news.
    pub(super) fn know(&mut self, causes: impl Iterator<Item = ProblemGroup>) {
        self.told.extend(causes.map(|cause| cause.id));
    }

    /// The person has looked at the window.
    pub(super) fn were_seen(&mut self) {
        self.unseen.clear();
    }

    /// All that nobody has looked at, when there is news among the open causes. A cause that went
    /// away and comes back is news again; one more person or call of a cause is none.
    pub(super) fn look(
        &mut self,
        open: Vec<ProblemGroup>,
        is_looked_at: bool,
    ) -> Option<&[ProblemGroup]> {
        let ids: HashSet<String> = open.iter().map(|cause| cause.id.clone()).collect();
        self.told.retain(|id| ids.contains(id));
        self.unseen.retain(|cause| ids.contains(&cause.id));
        let new: Vec<ProblemGroup> = open
            .into_iter()
            .filter(|cause| self.told.insert(cause.id.clone()))
            .collect();
        if is_looked_at {
            self.were_seen();
            return None;
        }
        if new.is_empty() {
            return None;
        }
        self.unseen.extend(new);
        Some(&self.unseen)
    }
}

/// One cause: where it is.
pub(super) fn text(words: &Words, cause: &ProblemGroup) -> String {
    match (&cause.workflow_name, &cause.step_name) {
        (Some(workflow), Some(step)) => {
            let values = [("workflow", workflow.as_str()), ("step", step.as_str())];
            fill(&words.needs_you_at_step, &values)
        }
        (Some(workflow), None) => fill(&words.needs_you_in, &[("workflow", workflow)]),
        (None, _) => words.needs_you_somewhere.clone(),
    }
}

/// Several: how many, and in which workflows.
pub(super) fn together(words: &Words, causes: &[ProblemGroup]) -> String {
    let mut workflows: Vec<&str> = causes
        .iter()
        .filter_map(|cause| cause.workflow_name.as_deref())
        .collect();
    workflows.sort_unstable();
    workflows.dedup();
    let count = causes.len().to_string();
    let values = [("count", count.as_str())];
    let said = fill(&words.needs_you_together, &values);
    std::iter::once(said.as_str())
        .chain(workflows)
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use baton_admin::problems::{ProblemKind, ProblemState};
    use jiff::Timestamp;

    use super::*;
    use crate::words;

    fn cause(id: &str, workflow: Option<&str>) -> ProblemGroup {
        ProblemGroup {
            id: id.to_owned(),
            kind: ProblemKind::TokenNotValid,
            params: baton_admin::Params::new(),
            state: ProblemState::Open,
            workflow: None,
            workflow_name: workflow.map(str::to_owned),
            step: None,
            step_name: workflow.map(|_| "Tell HR".to_owned()),
            connection: None,
            people: 1,
            person: None,
            person_name: Some("Ada Lovelace".to_owned()),
            calls: 0,
            from: None,
            says: baton_admin::Params::new(),
            ended: None,
            mended: false,
            since: Timestamp::UNIX_EPOCH,
            last_at: Timestamp::UNIX_EPOCH,
            actions: Vec::new(),
        }
    }

    #[test]
    fn a_cause_is_told_once_and_again_after_it_was_gone() {
        let mut causes = Causes::default();
        let open = || vec![cause("a", None)];

        assert_eq!(causes.look(open(), false).map(<[_]>::len), Some(1));
        assert!(causes.look(open(), false).is_none());
        assert!(causes.look(Vec::new(), false).is_none());
        assert_eq!(causes.look(open(), false).map(<[_]>::len), Some(1));
    }

    #[test]
    fn what_nobody_has_looked_at_is_told_together() {
        let mut causes = Causes::default();
        let both = || vec![cause("b", None), cause("a", None)];

        causes.look(vec![cause("a", None)], false);
        assert_eq!(causes.look(both(), false).map(<[_]>::len), Some(2));
        causes.look(both(), true);
        let more = both().into_iter().chain([cause("c", None)]).collect();
        assert_eq!(causes.look(more, false).map(<[_]>::len), Some(1));
    }

    #[test]
    fn what_was_open_before_is_no_news() {
        let mut causes = Causes::default();

        causes.know([cause("a", None)].into_iter());

        assert!(causes.look(vec![cause("a", None)], false).is_none());
    }

    #[test]
    fn no_name_of_a_person_is_said() {
        let words = words::of(None);
        let one = cause("a", Some("New hires"));
        let two = [one.clone(), cause("b", Some("Leavers"))];

        let said = [text(&words, &one), together(&words, &two)];
        assert!(said[0].contains("Tell HR") && said[0].contains("New hires"));
        assert!(said[1].contains('2') && said[1].contains("Leavers\nNew hires"));
        assert!(said.iter().all(|said| !said.contains("Ada")));
    }
}
