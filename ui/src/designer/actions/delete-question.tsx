import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Actions } from "#ui/designer/actions/use-actions.ts";
import type { StepId } from "#ui/document/definition.ts";
import { branches, type SequenceKey } from "#ui/document/sequences.ts";
import { walk } from "#ui/document/tree.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { RadioGroup } from "#ui/parts/fields/radio-group.tsx";
import { usePathWords } from "#ui/sentences/use-path-words.ts";

type DeleteQuestionProps = { step: StepId; actions: Actions };

const ALL = "all";
const NONE = "none";

/** Asked before a split is deleted: which of the steps in its paths stay in the flow. */
export function DeleteQuestion({ step: id, actions }: DeleteQuestionProps) {
  const { t } = useTranslation("designer");
  const { t: tSteps } = useTranslation("steps");
  const { of } = useDesigner();
  const words = usePathWords(of);
  const step = of.byId.get(id)?.step;
  const held = (step ? branches(step) : []).filter(({ steps }) => steps.length > 0);
  const [kept, setKept] = useState<string>(held[0]?.key ?? NONE);
  if (!step) return null;
  const inside = (count: number) => tSteps("steps_in", { count });
  const counts = held.map(({ steps }) => Array.from(walk(steps)).length);
  const total = counts.reduce((sum, one) => sum + one, 0);
  const paths = held.map(({ key }, index) => {
    const path = of.paths.get(key);
    return { id: key, label: path ? words.name(path) : "", help: inside(counts[index] ?? 0) };
  });
  const all = { id: ALL, label: t("deleteQuestion.all"), help: inside(total) };
  const none = { id: NONE, label: t("deleteQuestion.none") };
  const keys: Record<string, readonly SequenceKey[]> = {
    [ALL]: held.map(({ key }) => key),
    [NONE]: [],
  };
  return (
    <AskDialog
      title={t("deleteQuestion.title", { name: step.name })}
      button={t("menu.delete")}
      danger
      isPending={false}
      onClose={actions.close}
      onConfirm={() => {
        actions.close();
        // The focus returns to the opener first, then goes to what follows.
        setTimeout(() => actions.remove(id, keys[kept] ?? [kept]), 50);
      }}
    >
      <RadioGroup
        label={t("deleteQuestion.which")}
        value={kept}
        autoFocus
        onChange={setKept}
        options={held.length > 1 ? [...paths, all, none] : [...paths, none]}
      />
    </AskDialog>
  );
}
