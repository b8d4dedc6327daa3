import { useTranslation } from "react-i18next";
import { useAtOnce } from "#ui/api/run-actions.ts";
import { useReadOnly } from "#ui/api/session.ts";
import type { Run, RunStep, Verb } from "#ui/api/shapes.ts";
import { Button } from "#ui/parts/button.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { sameAgain } from "#ui/problem-actions/in-run/same-again.ts";
import { ProblemDo } from "#ui/problem-actions/problem-do.tsx";
import { MendAtPerson } from "#ui/runs/actions/mend-at-person.tsx";
import { OpenPerson } from "#ui/runs/actions/open-person.tsx";
import { sendsSomething } from "#ui/runs/actions/sends-something.ts";
import { TryAgainMenu } from "#ui/runs/actions/try-again-menu.tsx";
import {
  type AtOnce,
  goesPast,
  isAgain,
  isAtOnce,
  isButton,
  offered,
  triesNow,
} from "#ui/runs/actions/verbs.ts";
import { isMendedAtPerson } from "#ui/runs/step/problem/mended-at-person.ts";
import { useMendAtTool } from "#ui/runs/step/problem/mended-at-tool.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

const OVER: readonly RunStep["status"][] = ["done", "skipped", "stopped", "not_needed"];

type StepActionsProps = {
  run: Run;
  stepId: string;
  stepName: string;
  step: RunStep;
  /** Asks before something is done. */
  onAsk: (verb: Verb, isChanging?: boolean) => void;
};

/**
 * What an admin can do at a step; what brings it on stands out, skipping never does. What is not
 * possible says why, unless the step is over.
 */
export function StepActions({ run, stepId, stepName, step, onAsk }: StepActionsProps) {
  const { t } = useTranslation("run");
  const readOnly = useReadOnly();
  const atOnce = useAct(run.id, stepId, stepName);
  const open = !OVER.includes(step.status);
  const shown = shownButtons(step, open);
  const atPerson = isMendedAtPerson(step);
  const atTool = useMendAtTool(run, stepId, step);
  const same = sameAgain(step.detail?.params.problem);
  const isAtTool = atTool.isAsked || atTool.problem !== null;
  const isOffered = shown.some(({ action }) => action === "use_settings");
  // Of what may have arrived, or is there already, they would make a second one.
  const isNewer = open && !isAtTool && isOffered && step.newer?.is_mend === true;
  const isPlain = open && !atPerson && !isAtTool && !same;
  const isThere = open && same === "has_it";
  const bringsOn = isThere ? "skip" : isPlain ? firstToBringOn(step) : null;
  const standsOut = isNewer ? "use_settings" : bringsOn;
  const canChange = offered(step, isAgain).some(
    ({ action, allowed }) => action === "send_again" && allowed,
  );
  const buttons = (is: (action: Verb) => boolean) =>
    shown
      .filter(({ action }) => is(action))
      .map(({ action, allowed, reason_code: reason }) => (
        <Button
          key={action}
          variant={action === standsOut ? "primary" : "plain"}
          isPending={atOnce.pending === action}
          isDisabled={readOnly}
          reason={allowed || !reason ? null : t(`reason.${reason}`)}
          onPress={() => (isAtOnce(action) ? atOnce.act(action) : onAsk(action))}
        >
          {t(labelOf(action, step))}
        </Button>
      ));
  return (
    <>
      {isNewer && buttons((action) => action === "use_settings")}
      {atPerson && <MendAtPerson run={run} stepId={stepId} step={step} isMain={!isNewer} />}
      {atTool.problem && (
        <ProblemDo action="fix_connection" problem={atTool.problem} title={stepName} primary />
      )}
      {open && same === "other_data" && canChange && (
        <>
          <Button
            variant={isNewer ? "plain" : "primary"}
            isDisabled={readOnly}
            onPress={() => onAsk("send_again", true)}
          >
            {t("again.change")}
          </Button>
          <OpenPerson run={run} isMain={false} />
        </>
      )}
      {isThere && buttons(goesPast)}
      {buttons((action) => !goesPast(action) && !(isNewer && action === "use_settings"))}
      <TryAgainMenu
        step={step}
        open={open}
        sends={sendsSomething(run, stepId)}
        standsOut={standsOut !== null && isAgain(standsOut)}
        onChoose={onAsk}
      />
      {!isThere && buttons(goesPast)}
    </>
  );
}

/** The buttons of a step: what is possible, and of what is not what says why. */
function shownButtons(step: RunStep, open: boolean) {
  // Nothing waits to be tried where it can only be sent again.
  const canRepeat = offered(step, isAgain).some(({ allowed }) => allowed);
  return (
    offered(step, isButton)
      .filter((action) => action.allowed || (open && action.reason_code !== "only_try_outs"))
      .filter((action) => action.allowed || action.reason_code !== "not_reached")
      .filter(({ action }) => action !== "try_now" || !canRepeat || triesNow(step))
      // Where nothing newer is live there is nothing to say of it.
      .filter(({ action, allowed }) => allowed || action !== "use_settings")
  );
}

/** What going past a step is called: of what the other tool has already it makes a step that is done. */
function labelOf(action: Verb, step: RunStep) {
  if (action !== "skip") return `action.${action}` as const;
  if (step.done_again) return "action.drop";
  return sameAgain(step.detail?.params.problem) === "has_it" ? "action.treatAsDone" : "action.skip";
}

/** What is possible and brings the step on, the first of it; new settings are told apart from that. */
function firstToBringOn(step: RunStep): Verb | null {
  const any = (verb: Verb): verb is Exclude<Verb, "use_settings"> =>
    !goesPast(verb) && verb !== "use_settings";
  return offered(step, any).find(({ allowed }) => allowed)?.action ?? null;
}

/** Does what needs no question, and says so. */
function useAct(run: string, step: string, stepName: string) {
  const { t } = useTranslation("run");
  const words = useProblemWords();
  const doing = useAtOnce(run, step);
  const onError = (error: Error) => {
    const { what, todo } = words(error);
    toast(`${what} ${todo}`, { tone: "needs_you" });
  };
  return {
    pending: doing.isPending ? doing.variables : null,
    act: (verb: AtOnce) => {
      const onSuccess = () => toast(t(`atOnce.${verb}`, { step: stepName }));
      return doing.mutateAsync(verb).then(onSuccess, onError);
    },
  };
}
