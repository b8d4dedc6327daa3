import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChooseForCall } from "#ui/api/problems.ts";
import type { Person, ProblemGroup } from "#ui/api/shapes.ts";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { shownInTheDialog } from "#ui/parts/dialogs/shown-in-the-dialog.ts";
import { ErrorLine } from "#ui/parts/error-line.tsx";
import { PersonChoice } from "#ui/person-form/person-choice.tsx";
import { useToastUsed } from "#ui/problem-actions/used-calls.ts";

type ChoosePersonDialogProps = { problem: ProblemGroup; onClose: () => void };

/** Says whom we know kept calls are about. */
export function ChoosePersonDialog({ problem, onClose }: ChoosePersonDialogProps) {
  const { t } = useTranslation("problems");
  const choose = useChooseForCall(problem.id);
  const [person, setPerson] = useState<Person | null>(null);
  const toastUsed = useToastUsed();
  const [checked, setChecked] = useState(false);
  const confirm = () => {
    setChecked(true);
    if (!person) return;
    return choose.mutateAsync({ person: person.id }).then((used) => {
      toastUsed(used, person.display_name);
      onClose();
    }, shownInTheDialog);
  };
  return (
    <AskDialog
      title={t("choosing.title")}
      button={t("choosing.button")}
      isPending={choose.isPending}
      error={choose.error}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p className="muted">{t("choosing.text")}</p>
      <PersonChoice chosen={person?.id ?? null} onChoose={setPerson} sample={false} />
      {checked && !person && <ErrorLine text={t("choosing.needed")} />}
    </AskDialog>
  );
}
