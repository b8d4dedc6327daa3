import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { startKept } from "#ui/api/versions.ts";
import { CallOutcome } from "#ui/calls/call-outcome.tsx";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";
import { ErrorState } from "#ui/parts/error-state.tsx";
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { useTimes } from "#ui/words/times.ts";

type KeptCallsProps = { calls: readonly Shape<"CallSummary">[]; onClose: () => void };

/** Calls that came in before: start them, choose, or leave them. Nothing starts by itself. */
export function KeptCalls({ calls, onClose }: KeptCallsProps) {
  const { t } = useTranslation("designer");
  const { workflow } = useDesigner();
  const times = useTimes();
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const start = useMutation({
    mutationFn: (ids: string[] | null) => startKept(workflow.id, ids),
    onSuccess: ({ started, job }) => {
      toast(job === null ? t("kept.started", { count: started }) : t("kept.goesOn"));
      onClose();
    },
  });
  return (
    <Dialog
      isOpen
      title={t("kept.title", { count: calls.length })}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t("kept.leave")}</Button>
          {chosen === null && <Button onPress={() => setChosen([])}>{t("kept.choose")}</Button>}
          <Button
            variant="primary"
            isDisabled={start.isPending || chosen?.length === 0}
            onPress={() => start.mutate(chosen === null ? null : [...chosen])}
          >
            {chosen === null ? t("kept.start") : t("kept.startChosen", { count: chosen.length })}
          </Button>
        </>
      }
    >
      <p className="small muted">{t("kept.text")}</p>
      {chosen !== null && (
        <ul className="call-list lines">
          {calls.map((call) => (
            <li key={call.id}>
              <Checkbox
                isSelected={chosen.includes(call.id)}
                onChange={(on) =>
                  setChosen((old) =>
                    on ? [...(old ?? []), call.id] : (old ?? []).filter((id) => id !== call.id),
                  )
                }
              >
                <span className="num small">{times.near(call.at)}</span>{" "}
                <span className="small muted">
                  <CallOutcome call={call} />
                </span>
              </Checkbox>
            </li>
          ))}
        </ul>
      )}
      {start.error && <ErrorState error={start.error} />}
    </Dialog>
  );
}
