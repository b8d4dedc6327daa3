import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { CallOutcome } from "#ui/calls/call-outcome.tsx";
import { type Status, StatusGlyph } from "#ui/parts/status-glyph.tsx";

type EarlierCallProps = { call: Shape<"CallSummary"> };

/** Whom a call was about, else who called, and what became of it. */
export function EarlierCall({ call }: EarlierCallProps) {
  const { t } = useTranslation("designer");
  const [only, ...others] = call.dispositions;
  const name = others.length === 0 ? (only?.person_name ?? null) : null;
  const status = statusOf(call);
  return (
    <>
      <span className="small wrap">
        {name === null ? t("calls.by", { from: call.from || t("anotherTool") }) : <bdi>{name}</bdi>}
      </span>
      <span className={status ? `status status-${status} is-wrapping small` : "small muted"}>
        {status && <StatusGlyph status={status} />}
        <span className="wrap">
          {name !== null && only ? t(`calls.became.${only.kind}`) : <CallOutcome call={call} />}
        </span>
      </span>
    </>
  );
}

/** What is marked with more than a word: that it worked, or that somebody is needed. */
function statusOf({ kind, dispositions }: Shape<"CallSummary">): Status | null {
  if (kind === "handshake") return null;
  if (kind !== "accepted" || dispositions.some((one) => one.kind === "problem")) return "needs_you";
  const isUsed = dispositions.some((one) => one.kind === "started_run" || one.kind === "moved_run");
  return isUsed ? "done" : null;
}
