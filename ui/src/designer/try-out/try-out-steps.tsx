import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMessagesSoFar, useTry } from "#ui/api/runs.ts";
import type { Message, Run } from "#ui/api/shapes.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { StatusChip } from "#ui/parts/status-chip.tsx";

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
          const message = messages.data?.find(
            (one) => one.step === entry.id && one.tries.length > 0,
          );
          return (
            <li key={entry.id}>
              <StatusChip status={run.steps[entry.id]?.status ?? "not_yet"} />
              <span className="clip grow small">
                {entry.number} {entry.step?.name ?? definition.trigger.name}
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
      {shown && <SentAndReceived run={run.id} message={shown} onClose={() => setShown(null)} />}
    </>
  );
}

type SentProps = { run: string; message: Message; onClose: () => void };

function SentAndReceived({ run, message, onClose }: SentProps) {
  const { t } = useTranslation("designer");
  const n = message.tries.at(-1)?.n ?? 1;
  const query = useTry(run, message.id, n, true);
  return (
    <Dialog isOpen size="wide" title={t("tryIt.sentTitle")} onClose={onClose}>
      <QueryState query={query}>
        {({ request, response }) => (
          <>
            <h3 className="label">{t("tryIt.sent")}</h3>
            <pre className="preview-it code preview-bytes">
              {`${request.method} ${request.url}\n\n${request.body ?? ""}`}
            </pre>
            <h3 className="label">{t("tryIt.received")}</h3>
            <pre className="preview-it code preview-bytes">
              {response ? `${response.status}\n\n${response.body}` : t("tryIt.nothingBack")}
            </pre>
          </>
        )}
      </QueryState>
    </Dialog>
  );
}
