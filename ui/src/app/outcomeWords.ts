import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { outcomes } from "#ui/words/en/outcomes.ts";

type OutcomeKey = keyof typeof outcomes;

const KEYS = Object.keys(outcomes) as OutcomeKey[];

export type OutcomeWords = { what: string; todo: string; status: string };

/** Says what became of a try: what happened, what to do, the number last. */
export function useOutcomeWords(): (
  outcome: { code: string; params: Shape<"TryOutcome">["params"] },
  tool: string,
  status?: number | null,
) => OutcomeWords {
  const { t } = useTranslation("outcomes");
  return (outcome, tool, status) => {
    const found = status ?? (Number(outcome.params.status) || null);
    const key = outcomeKey(outcome.code, found);
    const host = outcome.params.host ?? tool;
    const values = { ...outcome.params, tool, host };
    return {
      what: t(`${key}.what`, values),
      todo: t(`${key}.todo`, values),
      status: found ? String(found) : "",
    };
  };
}

/** Which sentence an outcome has; an answer with a number has one by its number. */
export function outcomeKey(code: string, status: number | null): OutcomeKey {
  if (code !== "status" || status === null) return KEYS.find((key) => key === code) ?? "other";
  if (status === 400 || status === 422) return "bad_data";
  if (status === 401) return "bad_token";
  if (status === 403) return "forbidden";
  if (status === 404 || status === 410) return "gone";
  if (status === 409) return "conflict";
  if (status === 429) return "slow_down";
  return status >= 500 ? "their_side" : "status";
}
