import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Wording } from "#ui/sentences/sentence.ts";
import { type FlowWords, useFlowWords } from "#ui/sentences/use-words.ts";

/** What sentences need to know: names of details and tools, lengths of time. */
export function useWording(connections: ReadonlyMap<string, string> | undefined): {
  wording: Wording;
  words: FlowWords;
} {
  const { t } = useTranslation("steps");
  const words = useFlowWords();
  return useMemo(() => {
    const wording: Wording = {
      detail: words.detail,
      field: words.field,
      duration: words.duration,
      tool: (connection) =>
        connection === null ? null : (connections?.get(connection) ?? t("another_tool")),
    };
    return { wording, words };
  }, [words, connections, t]);
}
