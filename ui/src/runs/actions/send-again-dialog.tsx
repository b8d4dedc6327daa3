import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAtStep } from "#ui/api/run-actions.ts";
import { revealStepData, useStepData } from "#ui/api/runs.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { codeOf } from "#ui/api/wire/problem.ts";
import { ChangeFirst } from "#ui/content/hidden/change-first.tsx";
import { BecameMeanwhile } from "#ui/content/meanwhile/became-meanwhile.tsx";
import { useDataEdit } from "#ui/content/meanwhile/use-data-edit.ts";
import { readContent } from "#ui/content/reading.ts";
import { sentFields } from "#ui/content/sent-fields.ts";
import type { Edited } from "#ui/content/use-content-edits.ts";
import { type Plain, valueAt } from "#ui/content/value.ts";
import type { Field } from "#ui/document/definition.ts";
import { namePointer } from "#ui/document/detail-names.ts";
import { ErrorLine } from "#ui/parts/error-line.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { sendsSomething } from "#ui/runs/actions/sends-something.ts";
import { type StepDialogProps, StepReasonDialog } from "#ui/runs/actions/step-reason-dialog.tsx";
import { TryStepDialog } from "#ui/runs/actions/try-step-dialog.tsx";
import { goesOut } from "#ui/runs/step/goes-out.ts";
import { stepOf } from "#ui/runs/step/step-of.ts";
import { useToolName } from "#ui/runs/step/tool-name.ts";
import { useNameList } from "#ui/words/use-name-list.ts";

/** Lets a step that is not done begin or send once more. */
export function SendAgainDialog(dialog: StepDialogProps) {
  const Asking = sendsSomething(dialog.run, dialog.stepId) ? SendMessageDialog : TryStepDialog;
  return <Asking {...dialog} />;
}

/**
 * Sends a step's message once more: under its number as it is, or changed first, as a new one. What
 * could not be made for want of a value is filled in here.
 */
function SendMessageDialog(dialog: StepDialogProps) {
  const { run, stepId, step, isChanging = false } = dialog;
  const { t } = useTranslation("run");
  const send = useAtStep(run.id, "send_again");
  const query = useStepData(run.id, stepId);
  const { data, typed, setTyped, meanwhile } = useDataEdit(query.data, isSame);
  const found = stepOf(run.definition, stepId);
  const tool = useToolName()(found);
  const [isTicked, setTicked] = useState(isChanging);
  const body = data?.body ?? null;
  const asItIs = body === null ? null : { text: body, fits: true };
  const edited = isTicked ? (typed ?? asItIs) : null;
  const lacks = data?.lacks ?? [];
  const unfit = useWhyNot(edited, body, lacks);
  const nothing = isTicked && (body === null || lacks.includes("path")) ? whyNothing(data) : null;
  const why = nothing ? t(`sending.${nothing}`) : unfit;
  const [isAsked, setAsked] = useState(false);
  const fields = found?.action ? sentFields(found.action) : [];
  const seen = data?.seen ?? null;
  const act = (reason: string) =>
    send
      .mutateAsync({ step: stepId, reason, ...(edited && { text: edited.text, seen }) })
      .catch((error: unknown) => {
        if (codeOf(error) === "stale_data") void query.refetch();
        throw error;
      });
  const reveal = async () => {
    const whole = await revealStepData(run.id, stepId);
    if (whole.seen !== seen) await query.refetch();
    return whole;
  };
  return (
    <StepReasonDialog
      dialog={dialog}
      words="sending"
      doing={send}
      blocked={why !== null}
      onBlocked={() => setAsked(true)}
      act={act}
    >
      {!nothing && <p>{t(edited ? "sending.asNew" : `sending.same.${goesOut(step)}`)}</p>}
      {nothing && <QueryState query={query}>{() => <p>{why}</p>}</QueryState>}
      {body !== null && !lacks.includes("path") && (
        <ChangeFirst
          label={t("sending.changeFirst")}
          title={t("sending.data")}
          heading="h3"
          person={run.person}
          tool={tool}
          masked={data}
          reveal={reveal}
          isOf={isOf}
          edited={edited}
          onChange={(next) => {
            setTicked(next !== null);
            setTyped(next);
          }}
          kinds={new Map(fields.map((field) => [namePointer(field.name), kindOf(field)]))}
          means={t("sending.onlyThis")}
        />
      )}
      {edited && meanwhile && (
        <BecameMeanwhile lines={meanwhile} onBeginAgain={() => setTyped(asItIs)} />
      )}
      {isAsked && why && (!nothing || !data) && <ErrorLine text={why} />}
    </StepReasonDialog>
  );
}

type Data = Shape<"StepData">;

function isOf(one: Data, other: Data): boolean {
  return one.seen === other.seen;
}

function isSame(one: Data, other: Data): boolean {
  return isOf(one, other) && one.body === other.body;
}

/** Why there is nothing to change: it has not come, goes to no address, or there is none. */
function whyNothing(data: Data | undefined) {
  if (data === undefined) return "notHere";
  return data.lacks.includes("path") ? "lacksPath" : "noData";
}

/** Why changed data cannot go out; null where it can, or nothing is changed. */
function useWhyNot(edited: Edited | null, before: string | null, lacks: readonly string[]) {
  const { t } = useTranslation("run");
  const list = useNameList();
  if (edited === null) return null;
  if (!edited.fits) return t("sending.unfit");
  const reading = readContent(edited.text);
  const missing = lacks.filter((name) => {
    const value = reading.ok ? valueAt(reading.value, namePointer(name)) : null;
    return !value || value.kind === "nothing" || (value.kind === "text" && !value.text.trim());
  });
  if (missing.length > 0) return t("sending.missing", { names: list(missing) });
  return edited.text === before ? t("sending.unchanged") : null;
}

function kindOf({ value: { type } }: Field): Plain["kind"] {
  return type === "number" || type === "yes_no" ? type : "text";
}
