import { useState } from "react";
import { useTranslation } from "react-i18next";
import { codeOf } from "#ui/api/problem.ts";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { AskDialog } from "#ui/parts/AskDialog.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { PersonFields } from "#ui/people/PersonFields.tsx";
import { type Draft, draftOf, inputOf, problemsOf } from "#ui/people/personForm.ts";
import { useAddFromCall } from "#ui/problems/queries.ts";

type AddPersonDialogProps = { problem: ProblemGroup; onClose: () => void };

/** Adds the person whom kept calls are about; the calls are then used, each once. */
export function AddPersonDialog({ problem, onClose }: AddPersonDialogProps) {
  const { t } = useTranslation("problems");
  const add = useAddFromCall(problem.id);
  const [draft, setDraft] = useState<Draft>(() => suggested(problem.params));
  const [checked, setChecked] = useState(false);
  const problems = problemsOf(draft);
  const confirm = () => {
    setChecked(true);
    if (Object.keys(problems).length > 0) return;
    add.mutate(inputOf(draft), {
      onSuccess: () => {
        toast(t("adding.done", { name: draft.display_name.trim() }));
        onClose();
      },
    });
  };
  return (
    <AskDialog
      title={t("adding.title")}
      button={t("adding.button")}
      isPending={add.isPending}
      error={codeOf(add.error) === "email_taken" ? null : add.error}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p className="muted">{t("adding.text")}</p>
      <PersonFields
        draft={draft}
        onChange={setDraft}
        problems={checked ? problems : {}}
        emailTaken={codeOf(add.error) === "email_taken"}
      />
    </AskDialog>
  );
}

/** What the call says about the person. Without a name the name is the address. */
function suggested(params: Record<string, string>): Draft {
  const email = params.value ?? params.email ?? "";
  return draftOf({ display_name: params.name ?? email, work_email: email });
}
