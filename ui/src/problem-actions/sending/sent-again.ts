import { useTranslation } from "react-i18next";
import { endOfJob } from "#ui/api/jobs.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { type Toast, toast } from "#ui/parts/toasts.ts";
import { detailsToBlame } from "#ui/problem-actions/fill-in/fill-in.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import { apart } from "#ui/words/apart.ts";
import { useProblemKindWords } from "#ui/words/problem-kind-words.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";
import { useNameList } from "#ui/words/use-name-list.ts";

/**
 * How many messages were sent again, how many could not be, and what the first of these lack; of
 * what goes on, that is said when it is at its end.
 */
export type Sent = Pick<Shape<"Done">, "done" | "could_not" | "still"> & {
  readonly jobs: readonly string[];
  /** Whether there is a part whose end nobody knows. */
  readonly unknown?: boolean;
  /** For whom it was refused to send again, and why. */
  readonly refused?: readonly { readonly name: string; readonly error: unknown }[];
};

/** So many are named. */
const NAMED = 3;

/** What came of one problem: as long as its job goes on, what it has done is not told. */
export function sentOf({ done, could_not, still, job }: Shape<"Done">): Sent {
  return job === null
    ? { done, could_not, still, jobs: [] }
    : { done: 0, could_not: 0, still: [], jobs: [job] };
}

/** What came of several together. */
export function allSent(all: readonly Sent[]): Sent {
  const sum = (of: (one: Sent) => number) => all.reduce((before, one) => before + of(one), 0);
  return {
    done: sum(({ done }) => done),
    could_not: sum(({ could_not }) => could_not),
    still: all.flatMap(({ still }) => still).slice(0, NAMED),
    refused: all.flatMap(({ refused = [] }) => refused),
    unknown: all.some(({ unknown }) => unknown),
    jobs: all.flatMap(({ jobs }) => jobs),
  };
}

type Said = Pick<Toast, "text" | "tone">[];

/** What came of sending again, a sentence each; of what had not gone out before it is not said again. */
export function useSentAgain(): (sent: Sent, isFirst?: boolean) => Said {
  const { t } = useTranslation("problems");
  const stillNeeds = useStillNeeds();
  const wasRefused = useWasRefused();
  return (
    { done, could_not: couldNot, still, jobs, unknown = false, refused = [] },
    isFirst = false,
  ) => {
    if (jobs.length > 0) return [{ text: t("sending.goesOn"), tone: "plain" }];
    const who = stillNeeds(still, couldNot);
    const could =
      who === ""
        ? t("sending.could", { count: couldNot })
        : t("sending.still", { count: couldNot, who });
    const failed = [
      ...(couldNot > 0 ? [{ text: could, tone: "needs_you" as const }] : []),
      ...(refused.length > 0 ? [{ text: wasRefused(refused), tone: "needs_you" as const }] : []),
    ];
    const known: Said = [
      ...(done > 0
        ? [
            {
              text: t(isFirst ? "sending.first" : "sending.done", { count: done }),
              // What the other tool makes of it is not known yet.
              tone: "plain" as const,
            },
          ]
        : []),
      ...failed,
    ];
    if (unknown) {
      const text = t(known.length > 0 ? "sending.restUnknown" : "sending.unknown");
      return [...known, { text, tone: "needs_you" }];
    }
    const none = t(isFirst ? "sending.firstNone" : "sending.none");
    return known.length > 0 ? known : [{ text: none, tone: "plain" }];
  };
}

/** For whom it was refused, and why. */
function useWasRefused(): (refused: NonNullable<Sent["refused"]>) => string {
  const { t } = useTranslation("problems");
  const words = useProblemWords();
  const list = useNameList();
  return (refused) => {
    const names = refused.slice(0, NAMED).map(({ name }) => name);
    const more = refused.length - names.length;
    const who = list(more > 0 ? [...names, t("sending.others", { count: more })] : names);
    const why = words(refused[0]?.error).what;
    return t("sending.refused", { count: refused.length, who, why });
  };
}

/** Who still needs somebody, and why, in one breath; nothing where it is not known. */
function useStillNeeds(): (still: Sent["still"], all: number) => string {
  const { t } = useTranslation("problems");
  const words = useFlowWords();
  const kinds = useProblemKindWords();
  const listed = (details: readonly string[]) => {
    const last = details.at(-1) ?? "";
    const first = details.slice(0, -1).map(apart).join(", ");
    return first === "" ? last : t("sending.stillAnd", { first, last });
  };
  return (still, all) => {
    if (still.length === 0) return "";
    const who = still
      .map(({ person_name: name, kind, params }) => {
        const details = detailsToBlame(params).map((detail) => words.detail(detail));
        return kind === "value_missing" && details.length > 0
          ? t("sending.stillEmpty", { detail: listed(details), name, count: details.length })
          : t("sending.stillOther", { title: kinds(kind, params).title, name });
      })
      .join("; ");
    const more = all - still.length;
    return more > 0 ? t("sending.stillMore", { who, count: more }) : who;
  };
}

/** Says it at the foot of the window; of what goes on what came of it, when that is known. */
export function useToastSent(): (sent: Sent, isFirst?: boolean) => void {
  const sentences = useSentAgain();
  const say = (said: Said) => {
    for (const { text, tone } of said) toast(text, { tone });
  };
  return (sent, isFirst = false) => {
    say(sentences(sent, isFirst));
    if (sent.jobs.length > 0) void endOf(sent).then((ended) => say(sentences(ended, isFirst)));
  };
}

/** What came of all of it, once, as far as the end of each part can be told. */
async function endOf({ jobs, ...before }: Sent): Promise<Sent> {
  const ended = await Promise.all(jobs.map(endOfJob));
  const known = ended.filter((one) => one !== null);
  const unknown = known.length < ended.length;
  return allSent([{ ...before, unknown, jobs: [] }, ...known.map(sentOf)]);
}
