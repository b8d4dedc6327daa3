import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChooseRun, useProblemItems } from "#ui/api/problems.ts";
import type { ProblemGroup, ProblemItem } from "#ui/api/shapes.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { shownInTheDialog } from "#ui/parts/dialogs/shown-in-the-dialog.ts";
import { ErrorLine } from "#ui/parts/error-line.tsx";
import { RadioGroup } from "#ui/parts/fields/radio-group.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { useTimes } from "#ui/words/times.ts";

type ChooseRunDialogProps = { problem: ProblemGroup; onClose: () => void };

/** Says which of several runs a call is about. */
export function ChooseRunDialog({ problem, onClose }: ChooseRunDialogProps) {
  const query = useProblemItems(problem.id);
  return (
    <QueryState query={query}>
      {(data) => {
        const item = allRows(data).find(({ candidates }) => candidates.length > 0);
        return item ? <ChooseRun item={item} onClose={onClose} /> : null;
      }}
    </QueryState>
  );
}

function ChooseRun({ item, onClose }: { item: ProblemItem; onClose: () => void }) {
  const { t } = useTranslation("problems");
  const times = useTimes();
  const choose = useChooseRun(item.call ?? "");
  const [run, setRun] = useState<string | null>(null);
  const [checked, setChecked] = useState(false);
  const confirm = () => {
    setChecked(true);
    const chosen = item.candidates.find((candidate) => candidate.run === run);
    if (!chosen) return;
    return choose.mutateAsync(chosen.run).then(() => {
      toast(t("choosingRun.done", { name: chosen.person_name }));
      onClose();
    }, shownInTheDialog);
  };
  return (
    <AskDialog
      title={t("choosingRun.title")}
      button={t("choosingRun.button")}
      isPending={choose.isPending}
      error={choose.error}
      onClose={onClose}
      onConfirm={confirm}
    >
      <RadioGroup
        label={t("choosingRun.label")}
        value={run}
        onChange={setRun}
        options={item.candidates.map((candidate) => ({
          id: candidate.run,
          label: t("choosingRun.option", {
            name: candidate.person_name,
            time: times.full(candidate.started_at),
          }),
        }))}
      />
      {checked && !run && <ErrorLine text={t("choosingRun.needed")} />}
    </AskDialog>
  );
}
