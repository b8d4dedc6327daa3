import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Wording } from "#ui/sentences/sentence.ts";
import { useConditionWords } from "#ui/sentences/use-condition-words.ts";
import { type FlowWords, useFlowWords } from "#ui/sentences/use-words.ts";

/** What sentences need to know: names of details and tools, lengths of time. */
export function useWording(connections: ReadonlyMap<string, string> | undefined): {
  wording: Wording;
  words: FlowWords;
} {
  const { t } = useTranslation("steps");
  const words = useFlowWords();
  const { value, list } = useConditionWords();
  return useMemo(() => {
    const wording: Wording = {
      detail: words.detail,
      field: words.field,
      duration: words.duration,
      oneOf: (reference, values) =>
        list(
          "any",
          values.map((one) => value(reference, one)),
        ),
      tool: (connection) =>
        connection === null ? null : (connections?.get(connection) ?? t("another_tool")),
    };
    return { wording, words };
  }, [words, connections, t, value, list]);
}
