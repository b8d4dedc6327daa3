import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { useTimes } from "#ui/app/times.ts";
import { useCallActions } from "#ui/designer/receive/use-call-actions.ts";
import type { StepId } from "#ui/flow/definition.ts";
import { Banner } from "#ui/parts/Banner.tsx";
import { Button } from "#ui/parts/Button.tsx";
import { StatusGlyph } from "#ui/parts/StatusGlyph.tsx";

type LatestNoticeProps = { call: Shape<"CallSummary">; owner: StepId };
type Notice = "wrong_token" | "too_big" | "compressed" | "unreadable" | "duplicate" | "unknown";

/** What was special about the last call, and what can be done about it. */
export function LatestNotice({ call }: LatestNoticeProps) {
  const { t } = useTranslation("designer");
  const times = useTimes();
  const actions = useCallActions();
  const notice = noticeOf(call);
  if (!notice) return null;
  return (
    <Banner
      tone={notice === "duplicate" ? "plain" : "waiting"}
      icon={<StatusGlyph status={notice === "duplicate" ? "skipped" : "needs_you"} />}
      actions={
        notice === "unknown" ? (
          <Link className="button plain sm" to="/problems">
            {t("notice.open")}
          </Link>
        ) : (
          call.can_use && (
            <Button
              size="sm"
              isDisabled={actions.isBusy}
              onPress={() => actions.use(call.id, t("calls.usedByHand"))}
            >
              {t("calls.use")}
            </Button>
          )
        )
      }
    >
      {t(`notice.${notice}`, {
        time: times.exact(call.at),
        from: call.from || t("anotherTool"),
        value: problemValue(call),
      })}
    </Banner>
  );
}

function noticeOf(call: Shape<"CallSummary">): Notice | null {
  if (call.kind !== "accepted") return call.kind;
  if (call.duplicate_of) return "duplicate";
  if (!call.readable) return "unreadable";
  const isProblem = call.dispositions.some((one) => one.kind === "problem");
  return isProblem ? "unknown" : null;
}

function problemValue(call: Shape<"CallSummary">): string {
  const problem = call.dispositions.find((one) => one.kind === "problem");
  return problem?.detail.value ?? problem?.detail.email ?? "";
}
