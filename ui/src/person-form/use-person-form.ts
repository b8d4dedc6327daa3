import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { type CustomDetail, usePersonDetails } from "#ui/api/person-details.ts";
import type { Person, Shape } from "#ui/api/shapes.ts";
import { type FurtherProblems, formDetails, furtherProblems } from "#ui/person-form/detail-form.ts";
import {
  type Detail,
  type Draft,
  type DraftProblem,
  problemsOf,
} from "#ui/person-form/person-form.ts";

export type PersonForm = {
  /** What it held when it was opened: only what differs is sent. */
  readonly before: Draft;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  /** What is wrong, once somebody wanted to save. */
  readonly problems: Partial<Record<Detail, DraftProblem>>;
  readonly furtherProblems: FurtherProblems;
  /** The further details that it asks for. */
  readonly details: readonly CustomDetail[];
  readonly known: UseQueryResult<Shape<"FurtherDetails">>;
  /** Whether it can be saved; from now on it says what is wrong. */
  readonly check: () => boolean;
};

const NO_FURTHER_PROBLEMS: FurtherProblems = { custom: new Set(), ids: new Map() };

/** The form of a person, from what is known of them. */
export function usePersonForm(first: Draft, person: Partial<Person> = {}): PersonForm {
  const known = usePersonDetails();
  const [before] = useState(first);
  const [draft, setDraft] = useState(first);
  const [checked, setChecked] = useState(false);
  const details = formDetails(known.data?.custom ?? [], person);
  const problems = problemsOf(draft);
  const further = furtherProblems(before.further, draft.further, details);
  return {
    before,
    draft,
    onChange: setDraft,
    problems: checked ? problems : {},
    furtherProblems: checked ? further : NO_FURTHER_PROBLEMS,
    details,
    known,
    check: () => {
      setChecked(true);
      return Object.keys(problems).length + further.custom.size + further.ids.size === 0;
    },
  };
}
