import { useKeptCalls } from "#ui/api/kept.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import { useKeptWords } from "#ui/kept/use-kept-words.ts";

/** So many kept calls are asked whom they are about; one behind them is told by who called. */
const ASKED = 200;

/**
 * Whom kept calls of a list are about, as the list of kept calls says it: a trigger that keeps a call
 * looks for nobody, so the call itself was told no name.
 */
export function useWhoIsKept(
  calls: readonly Pick<Shape<"CallSummary">, "workflow" | "became">[],
): (call: string) => string | null {
  const kept = calls.find(({ became }) => became.some(({ kind }) => kind === "kept"));
  const { data } = useKeptCalls(kept?.workflow ?? null, ASKED);
  const words = useKeptWords();
  const said = new Map(allRows(data).map((call) => [call.id, call]));
  return (id) => {
    const call = said.get(id);
    return call && call.people.length > 0 ? words(call).who : null;
  };
}
