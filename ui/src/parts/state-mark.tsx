import { SquarePen, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

/** A workflow's state. */
export type WorkflowState = "draft" | "live" | "off" | "paused";

type StateMarkProps = {
  state: WorkflowState;
  version?: number | null;
  /** Whether that version cannot be read. */
  isUnreadable?: boolean;
};

/** Glyph and word of a workflow's state: dot Live, ring Off, bars Paused, pencil Draft. */
export function StateMark({ state, version, isUnreadable = false }: StateMarkProps) {
  const { t } = useTranslation("common");
  if (isUnreadable && version) {
    return (
      <span className="state state-unreadable">
        <TriangleAlert className="sm" aria-hidden="true" />
        {t("state.unreadableVersion", { version })}
      </span>
    );
  }
  return (
    <span className={`state state-${state}`}>
      {state === "draft" && <SquarePen className="sm" />}
      {state === "live" && version ? t("state.liveVersion", { version }) : t(`state.${state}`)}
    </span>
  );
}
