import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ownNameOf } from "#ui/api/cache/own-name.ts";
import { saveDraft } from "#ui/api/editing/drafts.ts";
import type { Workflow } from "#ui/api/shapes.ts";
import { useCreateWorkflow } from "#ui/api/workflows.ts";
import type { StepId } from "#ui/document/definition.ts";
import { editBy, writeEdit } from "#ui/document/draft/saved-edit.ts";
import { applyEdit, type Edit, nameOf } from "#ui/document/edits.ts";
import { ROOT } from "#ui/document/sequences.ts";
import { useWelcomeDone } from "#ui/new-workflow/use-welcome-done.ts";
import { toast } from "#ui/parts/toasts.ts";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { newStep, toolStep } from "#ui/steps/registry.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

/** Which way the data goes: to the other tool, or from it. */
export type Direction = "send" | "receive";

/** Makes a workflow that already has the step which meets the other tool, and opens it there. */
export function useConnectTool() {
  const { t } = useTranslation("welcome");
  const { t: tKinds } = useKindWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const words = useProblemWords();
  const leaveWelcome = useWelcomeDone();
  const create = useCreateWorkflow();
  const connect = useMutation({
    mutationFn: async (direction: Direction) => {
      const made = await create.mutateAsync({ name: t("connect.name"), template: "blank" });
      const step =
        direction === "send"
          ? await addCall(made, tKinds(`${toolStep().kind}.name`), ownNameOf(client))
          : made.draft.trigger.id;
      return { workflow: made.id, step };
    },
    onSuccess: ({ workflow, step }) => {
      leaveWelcome();
      void navigate({
        to: "/workflows/$workflow",
        params: { workflow },
        search: { step, tour: "connect" },
      });
    },
    onError: (error) => toast(words(error).what, { tone: "needs_you" }),
  });
  return { connect: connect.mutate, isPending: connect.isPending };
}

/** A new workflow starts with a call from another tool; sending to one is a step after it. */
async function addCall(made: Workflow, name: string, by: string | null): Promise<StepId> {
  const step = newStep(toolStep(), name);
  const edit: Edit = { kind: "add", step, place: { sequence: ROOT, index: 0 } };
  await saveDraft(made.id, {
    revision: made.draft_revision,
    definition: applyEdit(made.draft, edit),
    edit: writeEdit(editBy(nameOf(made.draft, edit), by)),
  });
  return step.id;
}
