import type { Run, Verb } from "#ui/api/shapes.ts";
import type { StepId } from "#ui/document/definition.ts";
import type { AskInRun } from "#ui/problem-actions/in-run/same-again.ts";
import { dialogOf } from "#ui/runs/actions/verbs.ts";
import { stepOf } from "#ui/runs/step/step-of.ts";

/** What is being asked before it is done, and at which step. */
export type Asked = {
  readonly verb: Verb;
  readonly step: StepId;
  /** The data is to be changed before it is sent. */
  readonly isChanging?: boolean;
};

/** What an address asks for at a step; null where it asks for nothing that is possible there. */
export function askedAt(run: Run, step: StepId | null, wished: AskInRun | null): Asked | null {
  if (step === null || wished === null) return null;
  const verb = wished === "change_data" ? "send_again" : "skip";
  const isPossible = run.steps[step]?.actions.some(
    ({ action, allowed }) => action === verb && allowed,
  );
  return isPossible ? { verb, step, isChanging: wished === "change_data" } : null;
}

type AskedDialogProps = { run: Run; asked: Asked; onClose: () => void };

/**
 * The question before something is done at a step. It belongs to the page, not to the part that
 * shows the step: that part goes when the run moves on, and what is being written must not.
 */
export function AskedDialog({
  run,
  asked: { verb, step: id, isChanging = false },
  onClose,
}: AskedDialogProps) {
  const found = stepOf(run.definition, id);
  const step = run.steps[id];
  const Dialog = dialogOf(verb);
  if (!found || !step || !Dialog) return null;
  return <Dialog {...{ run, step, verb, isChanging, onClose }} stepId={id} stepName={found.name} />;
}
