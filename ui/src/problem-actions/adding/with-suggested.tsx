import type { ReactNode } from "react";
import { useCall } from "#ui/api/calls.ts";
import type { ProblemGroup, ProblemItem } from "#ui/api/shapes.ts";
import { useWorkflow } from "#ui/api/workflows.ts";
import { entryAbout } from "#ui/content/entry-about.ts";
import { received } from "#ui/content/fields.ts";
import type { Draft } from "#ui/person-form/person-form.ts";
import { mappedDetails } from "#ui/problem-actions/adding/mapped-details.ts";
import { suggested } from "#ui/problem-actions/adding/suggested.ts";
import { soughtIn } from "#ui/problem-actions/who-is-said.ts";

type WithSuggestedProps = {
  problem: ProblemGroup;
  /** What names the call; null where none is meant. */
  item: ProblemItem | null;
  /** What Baton found in the call by itself. */
  says: Readonly<Record<string, string>>;
  children: (first: Draft) => ReactNode;
};

/**
 * What is known of somebody new from the call: what the workflow's own table says of it, the live
 * one's before the draft's, and beside that what Baton finds by itself.
 */
export function WithSuggested({ problem, item, says, children }: WithSuggestedProps) {
  const { workflow } = problem;
  if (!item?.call || workflow === null) return children(suggested(problem.params, says));
  return (
    <ByTable call={item.call} workflow={workflow} about={soughtIn(item)}>
      {(mapped) => children(suggested(problem.params, { ...says, ...mapped }))}
    </ByTable>
  );
}

type ByTableProps = {
  call: string;
  workflow: string;
  about: string | null;
  children: (mapped: Readonly<Record<string, string>>) => ReactNode;
};

/** Where the call or the workflow cannot be read, the table says nothing. */
function ByTable({ call, workflow, about, children }: ByTableProps) {
  const said = useCall(call);
  const of = useWorkflow(workflow);
  if (said.isPending || of.isPending) return null;
  const { value } = said.data
    ? received(said.data.data ?? said.data.body, said.data)
    : { value: null };
  if (!value || !of.data) return children({});
  const entry = about === null ? null : entryAbout(value, about);
  const mapped = (definition: Parameters<typeof mappedDetails>[0]) => ({
    ...mappedDetails(definition, value),
    ...(entry && mappedDetails(definition, entry.value)),
  });
  return children({ ...mapped(of.data.draft), ...mapped(of.data.live) });
}
