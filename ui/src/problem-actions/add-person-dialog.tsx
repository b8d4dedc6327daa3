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
import {
  type Detail,
  type Draft,
  draftOf,
  FIRST_DETAILS,
  inputOf,
  MORE_DETAILS,
  refusedIn,
} from "#ui/person-form/person-form.ts";
import { usePersonForm } from "#ui/person-form/use-person-form.ts";
import { useToastUsed } from "#ui/problem-actions/used-calls.ts";
import { isPlainDate, plainDateOf } from "#ui/words/plain-date.ts";

type AddPersonDialogProps = { problem: ProblemGroup; onClose: () => void };

/** Adds the person whom kept calls are about; the calls are then used, each once. */
export function AddPersonDialog({ problem, onClose }: AddPersonDialogProps) {
  const query = useProblemItems(problem.id);
  return (
    <QueryState query={query} bones={<span />}>
      {(data) => (
        <Adding
          problem={problem}
          first={suggested(problem.params, allRows(data)[0]?.says?.details ?? {})}
          call={allRows(data)[0]?.call ?? null}
          onClose={onClose}
        />
      )}
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

const DETAILS: readonly Detail[] = [...FIRST_DETAILS, ...MORE_DETAILS];

/**
 * What the call says about the person; only where it says no name the address stands for it. Whoever
 * starts on a later day has not started.
 */
export function suggested(
  params: Readonly<Record<string, string>>,
  says: Readonly<Record<string, string>>,
): Draft {
  // What is no address was looked for in place of one: it may be the name.
  const value = params.value ?? "";
  const isAddress = value.includes("@");
  const email = (isAddress ? value : (params.email ?? says.work_email)) ?? "";
  const said = DETAILS.flatMap((detail) => (says[detail] ? [[detail, says[detail]]] : []));
  const name = says.display_name ?? params.name ?? (value || email);
  const day = says.start_date ?? "";
  const status = isPlainDate(day) && day > plainDateOf(new Date()) ? "before_start" : "active";
  return draftOf({ ...Object.fromEntries(said), display_name: name, work_email: email, status });
}
