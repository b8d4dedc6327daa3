import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";

type Job = Pick<Shape<"Job">, "kind" | "state" | "done" | "could_not" | "passed" | "left" | "sent">;

const NOTHING_SENT: Shape<"SentMessages"> = { accepted: 0, refused: 0, open: 0, held: 0 };

/** What is known to have come of something that was done to many runs, and how good that is. */
export type EndOfJob = {
  readonly said: string;
  /** What is over waits for nothing, unless another tool has not answered yet. */
  readonly status: "done" | "waiting" | "needs_you" | "over";
};

/**
 * Says what came of it, as far as it is known: that a message went out again is no news of what the
 * other tool made of it.
 */
export function useEndOfJob(): (job: Job) => EndOfJob {
  const { t } = useTranslation("frame");
  const listed = (parts: readonly string[], key: "jobs.list" | "jobs.becameList") =>
    parts.reduce((first, rest) => t(key, { first, rest }));
  const counted = (pairs: readonly (readonly [number, string])[]) =>
    pairs.flatMap(([count, words]) => (count > 0 ? [words] : []));
  const ofSent = ({ done, sent }: Job): readonly string[] => {
    const { accepted, refused, open, held } = sent ?? NOTHING_SENT;
    const all = accepted + refused + open + held;
    const tried = counted([[done - all, t("jobs.tried", { count: done - all })]]);
    if (all === 0) return tried;
    const became = counted([
      [accepted, t("jobs.accepted", { count: accepted })],
      [refused, t("jobs.refused", { count: refused })],
      [open, t("jobs.open", { count: open })],
      [held, t("jobs.held", { count: held })],
    ]);
    const sentAgain = t("jobs.sent", { count: all, became: listed(became, "jobs.becameList") });
    return [sentAgain, ...tried];
  };
  return (job) => {
    const { done, could_not: couldNot, passed, left } = job;
    const isSending = job.kind === "try_runs_again";
    const parts = [
      ...(isSending ? ofSent(job) : counted([[done, t("jobs.result", { count: done })]])),
      ...counted([
        [couldNot, t("jobs.could", { count: couldNot })],
        [passed, t("jobs.passed", { count: passed })],
        [left, t("jobs.left", { count: left })],
      ]),
    ];
    const said = parts.length > 0 ? listed(parts, "jobs.list") : t("jobs.nothing");
    return { said, status: statusOf(job, isSending) };
  };
}

/** Green is what has succeeded, and all of it. */
function statusOf({ state, done, could_not: couldNot, left, sent }: Job, isSending: boolean) {
  const { accepted, refused, open, held } = sent ?? NOTHING_SENT;
  if (isSending && refused + held > 0) return "needs_you";
  const isAll = state === "done" && open + couldNot + left === 0;
  if (isAll && (isSending ? accepted : done) > 0) return "done";
  return isSending && open > 0 ? "waiting" : "over";
}
