import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useCall } from "#ui/api/calls.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { CallOutcome } from "#ui/calls/call-outcome.tsx";
import { callStatus } from "#ui/calls/call-status.ts";
import { ReceivedCall } from "#ui/content/received/received-call.tsx";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";

type CallDataProps = {
  call: string;
  /** What of it is looked for, where it is about many. */
  about?: string | null;
  onClose: () => void;
  /** What can be done with it. */
  children?: (call: Shape<"Call">) => ReactNode;
};

/** One call: who sent it, what it said, and what became of it. */
export function CallData({ call, about = null, onClose, children }: CallDataProps) {
  const { t } = useTranslation("designer");
  const query = useCall(call);
  return (
    <Dialog isOpen size="wide" title={t("calls.title")} onClose={onClose}>
      <QueryState query={query}>
        {(data) => {
          const status = callStatus(data);
          return (
            <div className="stack">
              <p className={status ? `status status-${status} is-wrapping` : "wrap"}>
                {status && <StatusGlyph status={status} />}
                <span className="wrap">
                  <CallOutcome call={data} />
                </span>
              </p>
              <ReceivedCall call={data} about={about} />
              {children?.(data)}
            </div>
          );
        }}
      </QueryState>
    </Dialog>
  );
}
