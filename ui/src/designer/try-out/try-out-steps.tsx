import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnectionNames } from "#ui/api/connections.ts";
import { revealTry, useMessagesSoFar, useTry } from "#ui/api/runs.ts";
import type { Message, Run } from "#ui/api/shapes.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { SentAndReceived } from "#ui/messages/sent-and-received.tsx";
import { Button } from "#ui/parts/button.tsx";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { StatusChip } from "#ui/parts/status-chip.tsx";
import { connectionOf } from "#ui/steps/registry.ts";

type TryOutStepsProps = { run: Run };

/** The steps of the try-out that have moved, each with what it sent and received. */
export function TryOutSteps({ run }: TryOutStepsProps) {
  const { t } = useTranslation("designer");
  const { of, definition } = useDesigner();
  const [shown, setShown] = useState<Message | null>(null);
  const messages = useMessagesSoFar(run);
  const rows = of.entries.filter((entry) => {
    const state = run.steps[entry.id];
    return state && state.status !== "not_yet";
  });
  return (
    <>
      <ol className="try-steps">
        {rows.map((entry) => {
          const message = messages.data?.items.find(
            (one) => one.step === entry.id && one.tries.length > 0,
          );
          const name = entry.step?.name ?? definition.trigger.name;
          return (
            <li key={entry.id}>
              <StatusChip status={run.steps[entry.id]?.status ?? "not_yet"} />
              <span className="clip grow small" title={name}>
                {entry.number} {name}
              </span>
              {message && (
                <Button variant="link" size="sm" onPress={() => setShown(message)}>
                  {t("tryIt.show")}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      {shown && <ShownMessage run={run} message={shown} onClose={() => setShown(null)} />}
    </>
  );
}

type ShownMessageProps = { run: Run; message: Message; onClose: () => void };

function ShownMessage({ run, message, onClose }: ShownMessageProps) {
  const { t } = useTranslation("designer");
  const { of } = useDesigner();
  const connections = useConnectionNames();
  const n = message.tries.at(-1)?.n ?? 1;
  const query = useTry(run.id, message.id, n, true);
  const step = of.byId.get(message.step)?.step;
  const connection = step ? connectionOf(step.action) : null;
  return (
    <Dialog isOpen size="wide" title={t("tryIt.sentTitle")} onClose={onClose}>
      <QueryState query={query}>
        {(detail) => (
          <div className="stack">
            <SentAndReceived
              detail={detail}
              reveal={() => revealTry(run.id, message.id, n)}
              person={run.person}
              action={step?.action ?? null}
              tool={(connection ? connections.get(connection) : null) ?? t("anotherTool")}
              heading="h3"
            />
          </div>
        )}
      </QueryState>
    </Dialog>
  );
}
