import { useTranslation } from "react-i18next";
import type { Workflow } from "#ui/api/shapes.ts";

/** Which version one looks at, and what it is to the workflow now. */
export function useReading(
  { state, live_version: live }: Pick<Workflow, "state" | "live_version">,
  version: number,
): string {
  const { t } = useTranslation("designer");
  return version === live
    ? t(`live.reading.${state}`, { version })
    : t("versions.reading", { version });
}
