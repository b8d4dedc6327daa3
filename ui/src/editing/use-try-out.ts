import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { atStep } from "#ui/api/run-actions.ts";
import type { Run } from "#ui/api/shapes.ts";
import { startTryOut, useTryOutRun } from "#ui/api/try-outs.ts";
import type { StepId } from "#ui/document/definition.ts";

export type TryOut = {
  readonly run: Run | null;
  readonly reallyContact: boolean;
  readonly setReallyContact: (on: boolean) => void;
  readonly isStarting: boolean;
  readonly error: unknown;
  readonly start: (person: string) => void;
  /** The wait that the run stands at, if it does. */
  readonly waitsAt: StepId | null;
  readonly isPretending: boolean;
  /** Calls as the other tool would: with the data that was changed, else with the likely data. */
  readonly pretend: (step: StepId) => void;
  /** The data of the pretended call, where it was changed. */
  readonly changed: Changed | null;
  readonly setChanged: (changed: Changed | null) => void;
  readonly reset: () => void;
};

/** What a call is to say in place of the likely data. */
type Changed = { readonly step: StepId; readonly text: string };

/** A run of one person that is marked as a try-out: no real person is moved. */
export function useTryOut(workflow: string, settled: () => Promise<void>): TryOut {
  const [reallyContact, setReallyContact] = useState(false);
  const [id, setId] = useState<string | null>(null);
  const [changed, setChanged] = useState<Changed | null>(null);
  const start = useMutation({
    mutationFn: async (person: string) => {
      await settled();
      return startTryOut({ workflow, person, really_contact: reallyContact });
    },
    onSuccess: (run) => setId(run.id),
  });
  const query = useTryOutRun(id);
  const pretend = useMutation({
    mutationFn: (step: StepId) => {
      const data: unknown = changed?.step === step ? JSON.parse(changed.text) : null;
      return atStep(id ?? "", "pretend_called", { step, data });
    },
    onSuccess: () => {
      setChanged(null);
      return query.refetch();
    },
  });
  const run = (id !== null && query.data) || null;
  const waiting = Object.entries(run?.steps ?? {}).find(([, step]) =>
    step.actions.some((one) => one.action === "pretend_called" && one.allowed),
  );
  return {
    run,
    reallyContact,
    setReallyContact,
    isStarting: start.isPending,
    error: start.error ?? pretend.error ?? query.error,
    start: start.mutate,
    waitsAt: waiting?.[0] ?? null,
    isPretending: pretend.isPending,
    pretend: pretend.mutate,
    changed,
    setChanged,
    reset: () => {
      setId(null);
      setChanged(null);
      start.reset();
      pretend.reset();
    },
  };
}
