import { useState } from "react";
import { useTranslation } from "react-i18next";
import { atStep } from "#ui/api/run-actions.ts";
import { useReadOnly } from "#ui/api/session.ts";
import type { Run, RunStep } from "#ui/api/shapes.ts";
import type { StepId } from "#ui/document/definition.ts";
import { Button } from "#ui/parts/button.tsx";
import { canFillIn, detailsToBlame, detailToBlame } from "#ui/problem-actions/fill-in/fill-in.ts";
import { FillInDialog } from "#ui/problem-actions/fill-in/fill-in-dialog.tsx";
import { sentOfRun } from "#ui/problem-actions/sending/sent-of-run.ts";
import { OpenPerson } from "#ui/runs/actions/open-person.tsx";
import { useSaidUnread } from "#ui/runs/step/problem/said-unread.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";

type MendAtPersonProps = {
  run: Run;
  stepId: StepId;
  step: RunStep;
  /** Whether it stands out. */
  isMain: boolean;
};

/** What mends a run that a detail of its person keeps: to fill it in, and the way to the person. */
export function MendAtPerson({ run, stepId, step, isMain }: MendAtPersonProps) {
  const { t } = useTranslation("problems");
  const readOnly = useReadOnly();
  const words = useFlowWords();
  const [asking, setAsking] = useState(false);
  const said = useSaidUnread(run, stepId, step);
  const detail = detailToBlame(step.detail?.params ?? {});
  if (!detail || !canFillIn(detail)) return <OpenPerson run={run} isMain={isMain} />;
  const sends = step.actions.some(({ action, allowed }) => action === "send_again" && allowed);
  const details = detailsToBlame(step.detail?.params ?? {}).filter(canFillIn);
  const send = async (reason: string) =>
    sentOfRun(await atStep(run.id, "send_again", { step: stepId, reason }), stepId);
  return (
    <>
      <Button
        variant={isMain ? "primary" : "plain"}
        isDisabled={readOnly}
        onPress={() => setAsking(true)}
      >
        {t("action.fill_in", { detail: words.detail(detail) })}
      </Button>
      <OpenPerson run={run} isMain={false} />
      {asking && (
        <FillInDialog
          detail={detail}
          people={[{ ...run.person, details, said }]}
          more={0}
          send={sends && !isTime(step) ? send : null}
          isRepeated={step.message !== null}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** A wait for a date goes on by itself when the date is there. */
function isTime({ detail }: RunStep): boolean {
  const { problem } = detail?.params ?? {};
  return problem === "date_missing" || problem === "date_passed";
}
