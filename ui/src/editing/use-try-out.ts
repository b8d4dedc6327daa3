import { useMutation } from "@tanstack/react-query";
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { startTryOut, useTryOutRun } from "#ui/api/editing/try-outs.ts";
import { atStep, stopRun } from "#ui/api/run-actions.ts";
import type { Run, Verb } from "#ui/api/shapes.ts";
import type { StepId } from "#ui/document/definition.ts";
import { outline } from "#ui/document/outline.ts";
import { endLeft, REASON } from "#ui/editing/left-try-outs.ts";
import { toast } from "#ui/parts/toasts.ts";
import { beforeTheEnd } from "#ui/parts/window/before-the-end.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

export type TryOut = {
  readonly run: Run | null;
  readonly reallyContact: boolean;
  readonly setReallyContact: (on: boolean) => void;
  readonly isStarting: boolean;
  readonly error: unknown;
  readonly start: (person: string) => void;
  /** The waits for a call that the run stands at, as one reads them. */
  readonly waits: readonly StepId[];
  /** The waits for a moment that the run stands at. */
  readonly ahead: readonly StepId[];
  /** The splits at which it cannot be told which path to take. */
  readonly unclear: readonly StepId[];
  /** The step at which something is being done. */
  readonly busyAt: StepId | null;
  /** Lets the moment come. */
  readonly skipAhead: (step: StepId) => void;
  /** Says which path is taken where that cannot be told. */
  readonly takePath: (split: StepId, path: StepId) => void;
  /** Calls as the other tool would: with the data that was changed, else with the likely data. */
  readonly pretend: (step: StepId) => void;
  /** The data of the pretended call, where it was changed. */
  readonly changed: Changed | null;
  readonly setChanged: (changed: Changed | null) => void;
  /** Stops the run, and begins anew with none. */
  readonly end: () => void;
};

/** What a call is to say in place of the likely data. */
type Changed = {
  readonly step: StepId;
  readonly text: string;
  /** Whether it can be used as it is. */
  readonly fits: boolean;
};

/** A run of one person that is marked as a try-out: no real person is moved. */
export function useTryOut(workflow: string, settled: () => Promise<unknown>): TryOut {
  const [reallyContact, setReallyContact] = useState(false);
  const [id, setId] = useState<string | null>(null);
  const [changed, setChanged] = useState<Changed | null>(null);
  const isHere = useRef(true);
  const words = useProblemWords();
  const start = useMutation({
    mutationFn: async (person: string) => {
      await settled();
      return startTryOut({ workflow, person, really_contact: reallyContact });
    },
    onSuccess: (run) => (isHere.current ? setId(run.id) : endLeft(run.id)),
  });
  const query = useTryOutRun(id);
  const pretend = useMutation({
    mutationFn: (step: StepId) => {
      // As text: a number of many digits would lose some on its way.
      const text = changed?.step === step ? changed.text : null;
      return atStep(id ?? "", "pretend_called", { step, text });
    },
    onSuccess: () => {
      setChanged(null);
      return query.refetch();
    },
  });
  const skipAhead = useMutation({
    mutationFn: (step: StepId) => atStep(id ?? "", "skip_ahead", { step }),
    onSuccess: () => query.refetch(),
  });
  const take = useMutation({
    mutationFn: ({ step, path }: { step: StepId; path: StepId }) =>
      atStep(id ?? "", "take_path", { step, path, reason: REASON }),
    onSuccess: () => query.refetch(),
  });
  const run = (id !== null && query.data) || null;
  useEnded(isHere, run !== null && isOver(run) ? null : id);
  const stop = (run: string) =>
    stopRun(run, REASON).catch((error: unknown) => toast(words(error).what, { tone: "needs_you" }));
  const busy = [pretend, skipAhead].find((one) => one.isPending)?.variables;
  return {
    run,
    reallyContact,
    setReallyContact,
    isStarting: start.isPending,
    error: start.error ?? pretend.error ?? skipAhead.error ?? take.error ?? query.error,
    start: start.mutate,
    waits: possibleAt(run, "pretend_called"),
    ahead: possibleAt(run, "skip_ahead"),
    unclear: possibleAt(run, "take_path"),
    busyAt: busy ?? (take.isPending ? take.variables.step : null),
    pretend: pretend.mutate,
    skipAhead: skipAhead.mutate,
    takePath: (step, path) => take.mutate({ step, path }),
    changed,
    setChanged,
    end: () => {
      if (run && !isOver(run)) void stop(run.id);
      setId(null);
      setChanged(null);
      start.reset();
      pretend.reset();
      skipAhead.reset();
      take.reset();
    },
  };
}

/** A try-out ends with its page, however that goes away. */
function useEnded(isHere: RefObject<boolean>, goingOn: string | null): void {
  const end = useEffectEvent(async () => {
    if (goingOn !== null) await endLeft(goingOn);
  });
  useEffect(() => {
    isHere.current = true;
    const close = () => void end();
    const takenBack = beforeTheEnd(async () => {
      await end();
      return { isUnsaved: false };
    });
    window.addEventListener("pagehide", close);
    return () => {
      window.removeEventListener("pagehide", close);
      takenBack();
      isHere.current = false;
      close();
    };
  }, [isHere]);
}

function isOver({ status }: Run): boolean {
  return status === "done" || status === "stopped";
}

/** The steps at which a verb is possible now, as one reads them. */
function possibleAt(run: Run | null, verb: Verb): readonly StepId[] {
  if (!run) return [];
  return outline(run.definition).entries.flatMap(({ id }) => {
    const actions = run.steps[id]?.actions ?? [];
    return actions.some((one) => one.action === verb && one.allowed) ? [id] : [];
  });
}
