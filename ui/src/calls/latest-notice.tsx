import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { CallData } from "#ui/calls/call-data.tsx";
import { ProblemNotice } from "#ui/calls/problem-notice.tsx";
import { useCallActions } from "#ui/calls/use-call-actions.ts";
import { problemOf, whyNot } from "#ui/calls/why-not.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Banner } from "#ui/parts/banner.tsx";
import { Button } from "#ui/parts/button.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { useTimes } from "#ui/words/times.ts";

type Call = Shape<"CallSummary">;
type LatestNoticeProps = {
  call: Call;
  /** The call that it repeats, where it does and that is known. */
  repeated: Call | null;
};
type Notice = Exclude<Shape<"CallSummary">["kind"], "accepted"> | "unreadable" | "duplicate";

/** What was special about the last call, and what can be done about it. */
export function LatestNotice({ call, repeated }: LatestNoticeProps) {
  const problem = problemOf(call);
  if (problem !== null) return <ProblemNotice call={call} problem={problem} />;
  const notice = noticeOf(call);
  if (notice === null) return null;
  const still = notice === "duplicate" && repeated ? problemOf(repeated) : null;
  return (
    <>
      <Special call={call} notice={notice} />
      {still !== null && repeated && <ProblemNotice call={repeated} problem={still} />}
    </>
  );
}

function Special({ call, notice }: { call: Call; notice: Notice }) {
  const { t } = useTranslation("designer");
  const { t: tPanels } = useTranslation("panels");
  const { isReadOnly } = useDesigner();
  const times = useTimes();
  const actions = useCallActions();
  const [isShown, setShown] = useState(false);
  const why = whyNot(call);
  const says = notice === "wrong_token" || notice === "duplicate";
  const isNoNews = notice === "duplicate" || notice === "handshake";
  return (
    <Banner
      tone={isNoNews ? "plain" : "waiting"}
      icon={<StatusGlyph status={isNoNews ? "skipped" : "needs_you"} />}
      actions={
        <>
          {why === null && (
            <Button
              size="sm"
              isPending={actions.isBusy}
              isDisabled={isReadOnly}
              onPress={() => actions.use(call.id)}
            >
              {t("calls.use")}
            </Button>
          )}
          {notice === "unreadable" && (
            <Button size="sm" onPress={() => setShown(true)}>
              {t("calls.show")}
            </Button>
          )}
          {isShown && <CallData call={call.id} onClose={() => setShown(false)} />}
        </>
      }
    >
      {t(`notice.${notice}`, {
        time: times.exact(call.at),
        from: fromWhere(call, t("anotherTool")),
      })}{" "}
      {says && why && <span className="muted">{tPanels(`calls.whyNot.${why}`)}</span>}
    </Banner>
  );
}

/** The program's name for itself, and where it is. */
function fromWhere({ from, network }: Shape<"CallSummary">, nobody: string): string {
  if (!from) return network || nobody;
  return network && network !== from ? `${from} (${network})` : from;
}

function noticeOf(call: Shape<"CallSummary">): Notice | null {
  if (call.kind !== "accepted") return call.kind;
  if (call.duplicate_of && call.dispositions.every((one) => one.kind === "duplicate")) {
    return "duplicate";
  }
  return call.readable ? null : "unreadable";
}
