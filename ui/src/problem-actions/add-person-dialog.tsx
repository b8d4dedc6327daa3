import { useTranslation } from "react-i18next";
import { useProblemAction } from "#ui/api/problems.ts";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { command } from "#ui/api/wire/client.ts";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { shownInTheDialog } from "#ui/parts/dialogs/shown-in-the-dialog.ts";
import { toast } from "#ui/parts/toasts.ts";
import { PersonFields } from "#ui/person-form/person-fields.tsx";
import { type Draft, draftOf, inputOf, refusedIn } from "#ui/person-form/person-form.ts";
import { usePersonForm } from "#ui/person-form/use-person-form.ts";
import { useToastUsed } from "#ui/problem-actions/used-calls.ts";

type AddPersonDialogProps = { problem: ProblemGroup; onClose: () => void };

/** Adds the person whom kept calls are about; the calls are then used, each once. */
export function AddPersonDialog({ problem, onClose }: AddPersonDialogProps) {
  const { t } = useTranslation("problems");
  const add = useProblemAction(command("/api/v1/problems/{id}/add-person", problem.id));
  const toastUsed = useToastUsed();
  const form = usePersonForm(suggested(problem.params));
  const confirm = () => {
    if (!form.check()) return;
    return add.mutateAsync(inputOf(form.draft)).then((used) => {
      const name = form.draft.display_name.trim();
      toast(t("adding.done", { name }));
      toastUsed(used, name);
      onClose();
    }, shownInTheDialog);
  };
  return (
    <AskDialog
      title={t("adding.title")}
      button={t("adding.button")}
      isPending={add.isPending}
      error={refusedIn(add.error).other}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p className="muted">{t("adding.text")}</p>
      <PersonFields form={form} error={add.error} />
    </AskDialog>
  );
}

/** What the call says about the person. Without a name the name is the address. */
function suggested(params: Record<string, string>): Draft {
  const email = params.value ?? params.email ?? "";
  return draftOf({ display_name: params.name ?? email, work_email: email });
}
