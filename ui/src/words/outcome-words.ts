import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { TRY_CODES } from "#ui/api/wire/lists.ts";

type Params = Shape<"TryOutcome">["params"];

export type OutcomeWords = { what: string; todo: string; status: string };

/** Says what became of a try: what happened, what to do, the number last. */
export function useOutcomeWords(): (
  outcome: { code: string; params: Params },
  tool: string,
  status?: number | null,
) => OutcomeWords {
  const { t } = useTranslation("outcomes");
  return ({ code, params }, tool, status) => {
    const key = outcomeKey(code);
    const values = { ...params, tool, host: params.host ?? tool };
    return {
      what: t(`${key}.what`, values),
      todo: t(`${key}.todo`, values),
      status: status ? String(status) : (params.status ?? ""),
    };
  };
}

/** Which sentence a code has; one that this page does not know yet says that it did not work. */
export function outcomeKey(code: string): Shape<"TryCode"> {
  return TRY_CODES.find((known) => known === code) ?? "not_accepted";
}
