import { useTranslation } from "react-i18next";
import { useProblemAction, useProblemItems } from "#ui/api/problems.ts";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { command } from "#ui/api/wire/client.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import { CallBeside } from "#ui/content/received/call-beside.tsx";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { shownInTheDialog } from "#ui/parts/dialogs/shown-in-the-dialog.ts";
import { QueryState } from "#ui/parts/query-state.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { PersonFields } from "#ui/person-form/person-fields.tsx";
import { type Draft, inputOf, refusedIn } from "#ui/person-form/person-form.ts";
import { usePersonForm } from "#ui/person-form/use-person-form.ts";
import { WithSuggested } from "#ui/problem-actions/adding/with-suggested.tsx";
import { useToastUsed } from "#ui/problem-actions/used-calls.ts";

type AddPersonDialogProps = { problem: ProblemGroup; onClose: () => void };

/** Adds the person whom kept calls are about; the calls are then used, each once. */
export function AddPersonDialog({ problem, onClose }: AddPersonDialogProps) {
  const query = useProblemItems(problem.id);
  return (
    <QueryState query={query} bones={<span />}>
      {(data) => {
        const item = allRows(data)[0] ?? null;
        return (
          <WithSuggested problem={problem} item={item} says={item?.says?.details ?? {}}>
            {(first) => (
              <Adding problem={problem} first={first} call={item?.call ?? null} onClose={onClose} />
            )}
          </WithSuggested>
        );
      }}
    </QueryState>
  );
}

type AddingProps = AddPersonDialogProps & {
  first: Draft;
  /** The first of the calls, which stays in view. */
  call: string | null;
};

function Adding({ problem, first, call, onClose }: AddingProps) {
  const { t } = useTranslation("problems");
  const add = useProblemAction(command("/api/v1/problems/{id}/add-person", problem.id));
  const toastUsed = useToastUsed();
  const form = usePersonForm(first);
  const confirm = () => {
    if (!form.check()) return;
    return add.mutateAsync(inputOf(form.draft)).then((used) => {
      const name = form.draft.display_name.trim();
      toast(t("adding.done", { name }));
      toastUsed({ ...used, goesOn: used.job !== null }, name);
      onClose();
    }, shownInTheDialog);
  };
  return (
    <AskDialog
      size={call === null ? "md" : "wide"}
      title={t("adding.title")}
      button={t("adding.button")}
      isPending={add.isPending}
      error={refusedIn(add.error).other}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p className="muted">{t("adding.text")}</p>
      <CallBeside call={call}>
        <PersonFields form={form} error={add.error} />
      </CallBeside>
    </AskDialog>
  );
}
