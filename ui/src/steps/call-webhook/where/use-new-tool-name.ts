import { useTranslation } from "react-i18next";
import { useConnections } from "#ui/api/connections.ts";
import { toolName } from "#ui/steps/call-webhook/where/tool-name.ts";

/** What a tool is called until somebody says it: by its host's own name, else "New tool 2". */
export function useNewToolName(): (host: string | null) => string {
  const { t } = useTranslation("designer");
  const { data: all = [] } = useConnections();
  return (host) => {
    const taken = new Set(all.map(({ name }) => name));
    const told = host === null ? null : toolName(host);
    if (told !== null) return told;
    let number = 1;
    const name = () => (number === 1 ? t("where.newTool") : t("where.newToolNumber", { number }));
    while (taken.has(name())) number += 1;
    return name();
  };
}
