import { useState } from "react";
import { useTranslation } from "react-i18next";
import { learnWord, useProblemAction } from "#ui/api/problems.ts";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { shownInTheDialog } from "#ui/parts/dialogs/shown-in-the-dialog.ts";
import { Select } from "#ui/parts/fields/select.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { detailToBlame } from "#ui/problem-actions/fill-in/fill-in.ts";
import { closedValues, useConditionWords } from "#ui/sentences/use-condition-words.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";

type LearnWordDialogProps = { problem: ProblemGroup; onClose: () => void };

/** Says what a word of another tool means, from then on and for everybody whom a problem is about. */
export function LearnWordDialog({ problem, onClose }: LearnWordDialogProps) {
  const { t } = useTranslation("problems");
  const words = useFlowWords();
  const values = useConditionWords();
  const learn = useProblemAction((ours: string) => learnWord(problem.id, ours));
  const [ours, setOurs] = useState("");
  const [checked, setChecked] = useState(false);
  const detail = detailToBlame(problem.params);
  const word = problem.params.value ?? "";
  const known = detail && closedValues(detail);
  const error = checked && ours.trim() === "" ? t("learning.needed") : null;
  const label = t("learning.label", { detail: detail ? words.detail(detail) : "" });
  const confirm = () => {
    setChecked(true);
    if (ours.trim() === "") return;
    return learn.mutateAsync(ours.trim()).then(() => {
      toast(t("learning.done", { word }));
      onClose();
    }, shownInTheDialog);
  };
  return (
    <AskDialog
      title={t("learning.title", { word })}
      button={t("learning.button")}
      isPending={learn.isPending}
      error={learn.error}
      onClose={onClose}
      onConfirm={confirm}
    >
      {detail && known ? (
        <Select
          label={label}
          value={ours === "" ? null : ours}
          options={known.map((id) => ({ id, label: values.value(detail, id) }))}
          error={error}
          onChange={setOurs}
        />
      ) : (
        <TextField label={label} value={ours} onChange={setOurs} maxLength={500} error={error} />
      )}
      <p className="muted">{t("learning.text")}</p>
    </AskDialog>
  );
}
