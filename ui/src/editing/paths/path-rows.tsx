import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { newStepId } from "#ui/document/copy.ts";
import type { StepId } from "#ui/document/definition.ts";
import { newMark } from "#ui/document/history.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { DeletePathDialog } from "#ui/editing/paths/delete-path-dialog.tsx";
import { type EditedPath, PathRow } from "#ui/editing/paths/path-row.tsx";
import { useUndoToast } from "#ui/editing/use-undo-toast.ts";
import { Button } from "#ui/parts/button.tsx";

type PathRowsProps = {
  readonly paths: readonly EditedPath[];
  readonly onName: (path: StepId, name: string) => void;
  readonly onMove: (path: StepId, by: 1 | -1) => void;
  readonly onAdd: (path: EditedPath & { steps: [] }) => void;
  /** Its steps go to the end of another path, or with it. */
  readonly onDelete: (path: StepId, heir: StepId | null, mark: number) => void;
};

/** The paths of a split by their names: renamed in place, reordered, added and deleted. */
export function PathRows({ paths, onName, onMove, onAdd, onDelete }: PathRowsProps) {
  const { t } = useTranslation("designer");
  const { t: tSteps } = useTranslation("steps");
  const { isReadOnly, announce, takeBack, workflow } = useDesigner();
  const told = useUndoToast({ workflow, takeBack });
  const [deleting, setDeleting] = useState<EditedPath | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const nameOf = ({ name }: EditedPath, index: number) =>
    name.trim() === "" ? tSteps("path_number", { number: index + 1 }) : name;
  const focusName = (path: StepId) =>
    requestAnimationFrame(() => {
      const field = list.current?.querySelector<HTMLInputElement>(`[data-path="${path}"] input`);
      field?.focus();
      field?.select();
    });
  const move = (path: EditedPath, index: number, by: 1 | -1) => {
    if (isReadOnly || index + by < 0 || index + by >= paths.length) return;
    onMove(path.id, by);
    announce(
      t("paths.moved", {
        path: nameOf(path, index),
        position: index + by + 1,
        total: paths.length,
      }),
    );
  };
  const add = () => {
    const id = newStepId();
    onAdd({ id, name: tSteps("path_number", { number: paths.length + 1 }), steps: [] });
    focusName(id);
  };
  const remove = (path: EditedPath, heir: StepId | null) => {
    const mark = newMark();
    onDelete(path.id, heir, mark);
    told(t("paths.deleted", { path: nameOf(path, paths.indexOf(path)) }), mark, "plain");
  };
  return (
    <>
      <ol className="path-rows" ref={list}>
        {paths.map((path, index) => (
          <PathRow
            key={path.id}
            path={path}
            name={nameOf(path, index)}
            index={index}
            count={paths.length}
            onName={onName}
            onMove={(by) => move(path, index, by)}
            onMoved={() => focusName(path.id)}
            onDelete={() => (path.steps.length > 0 ? setDeleting(path) : remove(path, null))}
          />
        ))}
      </ol>
      {!isReadOnly && (
        <div>
          <Button variant="link" size="sm" icon={<Plus />} onPress={add}>
            {t("paths.add")}
          </Button>
        </div>
      )}
      {deleting && (
        <DeletePathDialog
          path={{ ...deleting, name: nameOf(deleting, paths.indexOf(deleting)) }}
          others={paths.flatMap((path, index) =>
            path.id === deleting.id ? [] : [{ id: path.id, name: nameOf(path, index) }],
          )}
          onClose={() => setDeleting(null)}
          onDelete={(heir) => {
            setDeleting(null);
            remove(deleting, heir);
          }}
        />
      )}
    </>
  );
}
