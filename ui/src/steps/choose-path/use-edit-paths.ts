import { useTranslation } from "react-i18next";
import type { ConditionGroup, StepId } from "#ui/document/definition.ts";
import { newMark } from "#ui/document/history.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { useUndoToast } from "#ui/editing/use-undo-toast.ts";
import {
  type Choice,
  type ChoicePath,
  type Heir,
  withoutChoicePath,
  withPathAt,
  withPathChanged,
} from "#ui/steps/choose-path/settings.ts";

export type EditPaths = {
  /** What a path is called, also without a name of its own. */
  readonly nameOf: (path: ChoicePath) => string;
  readonly rename: (path: StepId, name: string) => void;
  readonly condition: (path: StepId, part: string, when: ConditionGroup) => void;
  /** Puts a path at a place of their order. */
  readonly place: (path: StepId, place: number) => void;
  readonly add: (path: ChoicePath) => void;
  readonly remove: (path: ChoicePath, heir: Heir) => void;
};

/** The named edits of the paths of a choice. */
export function useEditPaths(step: StepId, { paths }: Choice): EditPaths {
  const { t } = useTranslation("designer");
  const { t: tSteps } = useTranslation("steps");
  const { changeStep, announce, takeBack, workflow } = useDesigner();
  const told = useUndoToast({ workflow, takeBack });
  const change = (part: string, next: (old: Choice) => Choice, mark?: number) =>
    changeStep(step, part, (old) => (old.kind === "choose_path" ? next(old) : old), mark);
  const nameOf = (path: ChoicePath) =>
    path.name.trim() === ""
      ? tSteps("path_number", { number: paths.findIndex(({ id }) => id === path.id) + 1 })
      : path.name;
  return {
    nameOf,
    rename: (id, name) =>
      change(`name_${id}`, (old) => withPathChanged(old, id, (path) => ({ ...path, name }))),
    condition: (id, part, when) =>
      change(`when_${id}_${part}`, (old) =>
        withPathChanged(old, id, (path) => ({ ...path, when })),
      ),
    place: (id, place) => {
      const path = paths.find((one) => one.id === id);
      if (!path || place < 0 || place >= paths.length) return;
      change(`order_${id}`, (old) => withPathAt(old, id, place));
      const total = paths.length;
      announce(t("paths.moved", { path: nameOf(path), position: place + 1, total }));
    },
    add: (path) => change(`add_${path.id}`, (old) => ({ ...old, paths: [...old.paths, path] })),
    remove: (path, heir) => {
      const mark = newMark();
      change(`delete_${path.id}`, (old) => withoutChoicePath(old, path.id, heir), mark);
      told(t("paths.deleted", { path: nameOf(path) }), mark, "plain");
    },
  };
}
