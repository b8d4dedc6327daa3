import { SquarePen } from "lucide-react";
import { useTranslation } from "react-i18next";

/** A workflow's state. */
export type WorkflowState = "draft" | "live" | "off" | "paused";

type StateMarkProps = { state: WorkflowState; version?: number | null };

/** Glyph and word of a workflow's state: dot Live, ring Off, bars Paused, pencil Draft. */
export function StateMark({ state, version }: StateMarkProps) {
  const { t } = useTranslation("common");
  return (
    <span className={`state state-${state}`}>
      {state === "draft" && <SquarePen className="sm" />}
      {state === "live" && version ? t("state.liveVersion", { version }) : t(`state.${state}`)}
    </span>
  );
}
