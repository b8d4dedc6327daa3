import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Step, StepId } from "#ui/document/definition.ts";
import { walk } from "#ui/document/tree.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Menu } from "#ui/parts/dialogs/menu.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";

/** What a panel shows of a path. */
export type EditedPath = {
  readonly id: StepId;
  readonly name: string;
  readonly steps: readonly Step[];
};

type PathRowProps = {
  readonly path: EditedPath;
  /** What it is called, also without a name of its own. */
  readonly name: string;
  readonly index: number;
  readonly count: number;
  readonly onName: (path: StepId, name: string) => void;
  readonly onMove: (by: 1 | -1) => void;
  /** After a move by key, when the row stands elsewhere. */
  readonly onMoved: () => void;
  readonly onDelete: () => void;
};

/** One path: its name to write over, how much is in it, and what can be done with it. */
export function PathRow(props: PathRowProps) {
  const { path, name, index, count, onMove } = props;
  const { t } = useTranslation("designer");
  const { t: tSteps } = useTranslation("steps");
  const { isReadOnly } = useDesigner();
  const steps = Array.from(walk(path.steps)).length;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : null;
    if (by === null || !event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(by);
    props.onMoved();
  };
  return (
    <li className="path-edit" data-path={path.id} onKeyDown={onKeyDown}>
      <span className="section-number" aria-hidden="true">
        {index + 1}
      </span>
      <TextField
        label={t("paths.name", { number: index + 1 })}
        hideLabel
        size="sm"
        value={path.name}
        maxLength={120}
        isReadOnly={isReadOnly}
        errorOnceLeft={path.name.trim() === "" ? t("paths.nameMissing") : null}
        onChange={(typed) => props.onName(path.id, typed)}
      />
      <span className="small muted nowrap path-count">
        {steps === 0 ? tSteps("inside_none") : tSteps("steps_in", { count: steps })}
      </span>
      {!isReadOnly && (
        <Menu
          label={tSteps("more_of", { name })}
          size="xs"
          entries={[
            {
              id: "up",
              icon: <ArrowUp />,
              label: t("menu.moveUp"),
              shortcut: "Alt ↑",
              reason: index === 0 ? t("paths.isFirst") : null,
              onAction: () => onMove(-1),
            },
            {
              id: "down",
              icon: <ArrowDown />,
              label: t("menu.moveDown"),
              shortcut: "Alt ↓",
              reason: index === count - 1 ? t("paths.isLast") : null,
              onAction: () => onMove(1),
            },
            {
              id: "delete",
              icon: <Trash2 />,
              label: t("menu.delete"),
              danger: true,
              reason: count === 1 ? t("paths.isOnly") : null,
              onAction: props.onDelete,
            },
          ]}
        />
      )}
    </li>
  );
}
