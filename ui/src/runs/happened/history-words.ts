import { useTranslation } from "react-i18next";
import type { HistoryRow, Shape } from "#ui/api/shapes.ts";
import { sentFields } from "#ui/content/sent-fields.ts";
import type { Status } from "#ui/parts/status-glyph.tsx";
import { whoIsNamed } from "#ui/problem-actions/who-is-said.ts";
import { setAs, useDetailSet } from "#ui/runs/happened/detail-set.ts";
import type { FoundStep } from "#ui/runs/step/step-of.ts";
import { useToolName } from "#ui/runs/step/tool-name.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import { knownProblem, useProblemKindWords } from "#ui/words/problem-kind-words.ts";
import { useTimes } from "#ui/words/times.ts";
import { useNameList } from "#ui/words/use-name-list.ts";

export type HistoryGroup = "problem" | "message" | "other";
type Look = { status: Status; group: HistoryGroup };

/** The glyph of each kind of entry, and the group it belongs to. */
const LOOKS = {
  run_started: { status: "done", group: "other" },
  message_ready: { status: "running", group: "message" },
  try_failed: { status: "needs_you", group: "problem" },
  given_up: { status: "needs_you", group: "problem" },
  message_accepted: { status: "done", group: "message" },
  accepted_again: { status: "done", group: "message" },
  wait_started: { status: "waiting", group: "other" },
  call_bound: { status: "done", group: "message" },
  settle_began: { status: "waiting", group: "other" },
  call_merged: { status: "done", group: "message" },
  settled: { status: "done", group: "other" },
  another_event_came: { status: "done", group: "message" },
  call_used: { status: "done", group: "message" },
  reminder_passed: { status: "needs_you", group: "problem" },
  limit_passed: { status: "needs_you", group: "problem" },
  needs_you: { status: "needs_you", group: "problem" },
  problem_solved: { status: "done", group: "other" },
  step_skipped: { status: "skipped", group: "other" },
  marked_received: { status: "done", group: "other" },
  sent_again: { status: "running", group: "message" },
  sent_new: { status: "running", group: "message" },
  settings_used: { status: "running", group: "message" },
  new_message_dropped: { status: "skipped", group: "message" },
  tried_again: { status: "running", group: "message" },
  path_taken: { status: "done", group: "other" },
  path_chosen: { status: "done", group: "other" },
  paths_begun: { status: "running", group: "other" },
  first_done: { status: "done", group: "other" },
  withdrawn: { status: "not_needed", group: "other" },
  ended_afterwards: { status: "not_needed", group: "message" },
  time_wait_started: { status: "waiting", group: "other" },
  time_wait_moved: { status: "waiting", group: "other" },
  detail_set: { status: "done", group: "other" },
  nothing_to_set: { status: "done", group: "other" },
  time_came: { status: "done", group: "other" },
  skipped_ahead: { status: "done", group: "other" },
  run_stopped: { status: "stopped", group: "other" },
  run_done: { status: "done", group: "other" },
} as const satisfies Record<Shape<"HistoryKind">, Look>;

export function historyLook(kind: Shape<"HistoryKind">): Look {
  return LOOKS[kind];
}

const BY_HAND: readonly Shape<"HistoryKind">[] = [
  "step_skipped",
  "marked_received",
  "sent_again",
  "sent_new",
  "settings_used",
  "new_message_dropped",
  "tried_again",
  "path_chosen",
  "skipped_ahead",
  "settled",
  "run_stopped",
];

/** Who did, in the API's words, what no person did. */
const BATON = "Baton";

/** Whether an entry is what a person did; the others follow from it, or from a time that came. */
export function isByHand({ kind, by }: Pick<HistoryRow, "kind" | "by">): boolean {
  return BY_HAND.includes(kind) && by !== BATON;
}

/** Whether the sentence of an entry says itself who did it. */
export function saysWho({ kind, params }: HistoryRow): boolean {
  return toldAs(kind, params) === "sent_new_changed";
}

/** The words of an entry: a moment that moved says why, one that is counted without holidays so. */
function toldAs(kind: Shape<"HistoryKind">, params: HistoryRow["params"]) {
  if (isTimeWait(kind) && params.until === undefined) return `${kind}_hidden` as const;
  if (kind === "time_wait_started" && params.free_days === "unknown") {
    return "time_wait_started_without_holidays";
  }
  if (kind === "settled") return params.calls === "1" ? "settled_alone" : "settled";
  if (kind === "detail_set") return setAs(params);
  if (kind === "sent_new" && params.changed !== undefined) return "sent_new_changed";
  if (kind === "time_came" && params.past !== undefined) return "time_came_past";
  if (kind !== "time_wait_moved") return kind;
  const why = MOVED_BY.find((one) => one === params.why);
  return why ? (`time_wait_moved_${why}` as const) : kind;
}

/** Of a wait until a sensitive date no moment is told. */
function isTimeWait(kind: Shape<"HistoryKind">): kind is "time_wait_started" | "time_wait_moved" {
  return kind === "time_wait_started" || kind === "time_wait_moved";
}

/** Whether it tells of a call that came to the run's step, which a person may have chosen for it. */
function isOfCall(kind: Shape<"HistoryKind">): kind is "call_bound" | "call_used" {
  return kind === "call_bound" || kind === "call_used";
}

const MOVED_BY = ["date", "zone", "free_days"] as const;

/** The sentence of an entry. */
export function useHistoryWords(): (row: HistoryRow, step: FoundStep | null) => string {
  const { t } = useTranslation("history");
  const toolName = useToolName();
  const { t: tSteps } = useTranslation("steps");
  const problemWords = useProblemKindWords();
  const times = useTimes();
  const moment = (instant: string | undefined) => (instant ? times.full(instant) : "");
  const named = useNames();
  const detailSet = useDetailSet();
  return ({ kind, params, by }, found) => {
    const step = found?.name ?? "";
    if (isOfCall(kind) && params.given_by) {
      const who = whoIsNamed(params);
      const chosen = { step, by: params.given_by };
      if (who === null) return t(`${kind}_by_hand`, chosen);
      return t(`${kind}_by_hand_about`, { ...chosen, who });
    }
    const problem = knownProblem(params.problem);
    if (kind === "try_failed" && problem) {
      const what = problemWords(problem, params, { tool: toolName(found), step }).title;
      return t("try_failed_because", { tries: params.tries ?? "", step, what });
    }
    return t(toldAs(kind, params), {
      why: "",
      ...params,
      ...detailSet(params),
      step,
      by,
      names: named(params.changed, found),
      calls: params.calls ?? "",
      version: params.version ?? "",
      path: params.path_name ?? tSteps("otherwise"),
      until: moment(params.until),
      from: moment(params.from),
    });
  };
}

/** What was changed in a message, by the names that people know where a value is one detail. */
function useNames(): (changed: string | undefined, found: FoundStep | null) => string {
  const { detail } = useFlowWords();
  const list = useNameList();
  return (changed = "", found) => {
    const fields = found?.action ? sentFields(found.action) : [];
    const names = changed.split("\n").map((name) => {
      const segments = fields.find((field) => field.name === name)?.value.segments ?? [];
      const [only, ...others] = segments;
      return only?.kind === "detail" && others.length === 0 ? detail(only.reference) : name;
    });
    return list(names);
  };
}
