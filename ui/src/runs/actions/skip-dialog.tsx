import { useTranslation } from "react-i18next";
import { useAtStep } from "#ui/api/run-actions.ts";
import type { Run, RunStep } from "#ui/api/shapes.ts";
import { outline } from "#ui/document/outline.ts";
import { branches } from "#ui/document/sequences.ts";
import { walk } from "#ui/document/tree.ts";
import { type StepDialogProps, StepReasonDialog } from "#ui/runs/actions/step-reason-dialog.tsx";
import { onwardFrom, usersOf } from "#ui/runs/step/step-of.ts";
import { usePathWords } from "#ui/sentences/use-path-words.ts";
import { useLocale } from "#ui/words/use-locale.ts";

/** Goes past a step by hand, or gives up what was made after its success, with a reason. */
export function SkipDialog(dialog: StepDialogProps) {
  const { t } = useTranslation("run");
  const { run, stepId, step } = dialog;
  const skip = useAtStep(run.id, "skip");
  return (
    <StepReasonDialog
      dialog={dialog}
      words={step.done_again ? "dropping" : "skipping"}
      doing={skip}
      act={(reason) => skip.mutateAsync({ step: stepId, reason })}
    >
      {step.done_again ? (
        <p>{t("dropping.text")}</p>
      ) : (
        <WhatHappensNext run={run} stepId={stepId} />
      )}
    </StepReasonDialog>
  );
}

function WhatHappensNext({ run, stepId }: { run: Run; stepId: string }) {
  const { t } = useTranslation("run");
  const list = useQuotedList();
  const onward = useOnwardWords(run);
  const users = usersOf(run.definition, stepId);
  const inside = insideOf(run, stepId);
  return (
    <div className="stack tight">
      <h3 className="label">{t("skipping.next")}</h3>
      {inside !== null && (
        <p className="muted wrap">
          {inside.length === 0
            ? t("skipping.noPath")
            : t("skipping.givesUp", { steps: list(inside), count: inside.length })}
        </p>
      )}
      <p className="muted wrap">
        {onward(stepId)}{" "}
        {users.length > 0 && t("skipping.uses", { steps: list(users), count: users.length })}
      </p>
    </div>
  );
}

/** Several names each in quotes; of one the sentence has them. */
function useQuotedList(): (names: readonly string[]) => string {
  const { t } = useTranslation("run");
  const format = new Intl.ListFormat(useLocale());
  return (names) =>
    format.format(names.length > 1 ? names.map((name) => t("skipping.quoted", { name })) : names);
}

/** What the run comes to when a step is passed. */
function useOnwardWords(run: Run): (step: string) => string {
  const { t } = useTranslation("run");
  const paths = usePathWords(outline(run.definition));
  return (step) => {
    const onward = onwardFrom(run.definition, step);
    switch (onward.kind) {
      case "step":
        return t("skipping.goesOn", { step: onward.step.name });
      case "path":
        return t("skipping.endsPath", {
          path: paths.name(onward.path),
          split: onward.split.name,
        });
      case "end":
        return t("skipping.ends");
    }
  };
}

const UNDER_WAY: readonly RunStep["status"][] = ["running", "waiting", "needs_you"];

/** Of a split, the names of the steps in its paths that are under way; null for a plain step. */
function insideOf(run: Run, id: string): string[] | null {
  const step = outline(run.definition).byId.get(id)?.step;
  const paths = step ? branches(step) : [];
  if (paths.length === 0) return null;
  return paths.flatMap(({ steps }) =>
    Array.from(walk(steps)).flatMap((inner) => {
      const status = run.steps[inner.id]?.status;
      return status && UNDER_WAY.includes(status) ? [inner.name] : [];
    }),
  );
}
