import type { HistoryRow } from "#ui/api/shapes.ts";
import { referenceOf } from "#ui/document/detail-names.ts";
import { useSampleWords } from "#ui/sentences/use-sample-words.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";

type Params = HistoryRow["params"];
type DetailSet = { readonly detail: string; readonly before: string; readonly after: string };

/** What became of a detail; of a sensitive one only that it was changed, in a try-out that it would be. */
export function setAs({ before, after, hidden, try_out: isTryOut }: Params) {
  // Neither is told of what came to be sensitive since.
  const isHidden = hidden !== undefined || (before === undefined && after === undefined);
  if (isTryOut) {
    if (isHidden) return "detail_would_be_hidden";
    return after === undefined ? "detail_would_be_emptied" : "detail_would_be_set";
  }
  if (isHidden) return "detail_set_hidden";
  if (after === undefined) return "detail_set_emptied";
  return before === undefined ? "detail_set_first" : "detail_set";
}

/** Which detail was set, and what it was and is, as people read it: a date as a date. */
export function useDetailSet(): (params: Params) => DetailSet {
  const words = useFlowWords();
  const said = useSampleWords();
  return ({ detail = "", before, after }) => {
    const reference = referenceOf(detail);
    const read = (sample: string | undefined) =>
      sample === undefined ? "" : said({ reference, sample, sensitive: false, each_time: false });
    return { detail: words.personDetail(detail), before: read(before), after: read(after) };
  };
}
