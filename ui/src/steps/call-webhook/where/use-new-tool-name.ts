import { useTranslation } from "react-i18next";
import { useConnections } from "#ui/api/connections.ts";
import { toolName } from "#ui/steps/call-webhook/where/tool-name.ts";

/**
 * What a tool is called until somebody says it: by its host's own name, else "New tool 2"; and
 * whether a name is one of the latter, which nobody has given.
 */
export function useNewToolName(): {
  newName: (host: string | null) => string;
  isMadeUp: (name: string) => boolean;
} {
  const { t } = useTranslation("designer");
  const { data: all = [] } = useConnections();
  const taken = new Set<string>(all.map(({ name }) => name));
  const numbered = (number: number) =>
    number === 1 ? t("where.newTool") : t("where.newToolNumber", { number });
  const newName = (host: string | null) => {
    const told = host === null ? null : toolName(host);
    if (told !== null) return told;
    let number = 1;
    while (taken.has(numbered(number))) number += 1;
    return numbered(number);
  };
  /** Each is made by counting, so that none is beyond the number of those that are there. */
  const isMadeUp = (name: string) =>
    Array.from({ length: all.length + 1 }).some((_, index) => numbered(index + 1) === name);
  return { newName, isMadeUp };
}
