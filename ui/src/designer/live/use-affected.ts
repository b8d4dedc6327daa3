import { useTranslation } from "react-i18next";
import type { Workflow } from "#ui/api/shapes.ts";

type Affected = Pick<Workflow, "live_version" | "part_way" | "kept_count">;

/** Whom it concerns that the draft goes live, a sentence each. */
export function useAffected(): (workflow: Affected) => string[] {
  const { t } = useTranslation("designer");
  return ({ live_version: live, part_way: partWay, kept_count: kept }) => [
    t("goLive.newPeople", { version: (live ?? 0) + 1 }),
    ...partWay.map(({ version, people }) => t("goLive.partWay", { count: people, version })),
    ...(kept > 0 ? [t("goLive.kept", { count: kept })] : []),
  ];
}
