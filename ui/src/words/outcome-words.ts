import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { TRY_CODES } from "#ui/api/wire/lists.ts";

type Params = Shape<"TryOutcome">["params"];

/** What Baton does by itself after these, as long as it has not given the message up. */
const TRIED_AGAIN: readonly Shape<"TryCode">[] = [
  "slow_down",
  "tool_broken",
  "connection_lost",
  "timeout",
  "answer_unknown",
  "aborted",
];

export type OutcomeWords = { what: string; todo: string; status: string };

/** Says what became of a try: what happened, what to do, the number last. */
export function useOutcomeWords(): (
  outcome: { code: string; params: Params },
  tool: string,
  status?: number | null,
  /** Whether nothing follows this try by itself. */
  isLast?: boolean,
) => OutcomeWords {
  const { t } = useTranslation("outcomes");
  return ({ code, params }, tool, status, isLast = false) => {
    const key = keyOf(code, params);
    const values = { ...params, tool, host: params.host ?? tool };
    return {
      what: t(`${key}.what`, values),
      todo: isLast && isTriedAgain(key) ? t("given_up.todo", values) : t(`${key}.todo`, values),
      status: status ? String(status) : (params.status ?? ""),
    };
  };
}

/** Which sentence a try has: a few say more where more is known. */
function keyOf(code: string, params: Params) {
  if (params.answer === "web_page") return "web_page";
  return code === "redirect" && params.host ? "redirect_to" : outcomeKey(code);
}

function isTriedAgain(key: string): boolean {
  return TRIED_AGAIN.some((code) => code === key);
}

/** Which sentence a code has; one that this page does not know yet says that it did not work. */
export function outcomeKey(code: string): Shape<"TryCode"> {
  return TRY_CODES.find((known) => known === code) ?? "not_accepted";
}
