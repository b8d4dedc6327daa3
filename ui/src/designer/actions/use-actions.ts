import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Workflow } from "#ui/api/shapes.ts";
import { useClip } from "#ui/designer/actions/use-clip.ts";
import { copyOf } from "#ui/document/copy.ts";
import type { Definition, StepId } from "#ui/document/definition.ts";
import { leftBehind } from "#ui/document/dependents.ts";
import type { TakeBack } from "#ui/document/draft/take-back.ts";
import type { DraftAction } from "#ui/document/draft-state.ts";
import { applyEdit, type Edit } from "#ui/document/edits.ts";
import { newMark } from "#ui/document/history.ts";
import { type By, pathAround, placeAcross, placeAlong } from "#ui/document/neighbours.ts";
import { type Outline, outline } from "#ui/document/outline.ts";
import { branches, ROOT, type SequenceKey } from "#ui/document/sequences.ts";
import { canMove, findStep, locate, type Place } from "#ui/document/tree.ts";
import { useUndoToast } from "#ui/editing/use-undo-toast.ts";
import type { FlowActions, StepCommand } from "#ui/flow/face.ts";
import { focusAfterRemoval } from "#ui/flow/moving/focus.ts";
import { toast } from "#ui/parts/toasts.ts";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { usePathWords } from "#ui/sentences/use-path-words.ts";
import { type Addable, newStep } from "#ui/steps/registry.ts";

/** What is open over the drawing. */
export type Overlay =
  | { readonly kind: "add"; readonly place: Place; readonly anchor: Element }
  | { readonly kind: "menu"; readonly step: StepId; readonly anchor: Element }
  | { readonly kind: "move_to"; readonly step: StepId }
  | {
      readonly kind: "move_question";
      readonly step: StepId;
      readonly place: Place;
      readonly others: readonly StepId[];
    }
  | { readonly kind: "delete_question"; readonly step: StepId };

type ActionsOptions = {
  readonly definition: Definition;
  readonly of: Outline;
  /** Names of the connections by id. */
  readonly connections: ReadonlyMap<string, string>;
  readonly dispatch: (action: DraftAction) => void;
  readonly workflow: Workflow;
  readonly takeBack: TakeBack;
  readonly announce: (words: string) => void;
  readonly select: (step: StepId | null, focusPanel?: boolean) => void;
  readonly focusCard: (step: StepId) => void;
  readonly renameIn: (step: StepId) => void;
};

/** What the Steps list asks of the same steps. */
export type StepActions = FlowActions & {
  readonly onAddBeside: (step: StepId, side: "after" | "before", anchor: Element) => void;
};

export type Actions = StepActions & {
  /** The same object for as long as the designer is open, for parts that are drawn when there is time. */
  readonly steady: StepActions;
  readonly overlay: Overlay | null;
  readonly close: () => void;
  /** Closes the menu, and nothing that was opened from it. */
  readonly closeMenu: () => void;
  readonly open: (overlay: Overlay) => void;
  readonly add: (chosen: Addable, place: Place) => void;
  readonly move: (step: StepId, place: Place) => void;
  /** Deletes a split; the steps of the paths that are kept take its place. */
  readonly remove: (step: StepId, keep: readonly SequenceKey[]) => void;
};

/** The edits of the drawing, the Steps list and their menus: one set for all of them. */
export function useActions(options: ActionsOptions): Actions {
  const { definition, of, announce } = options;
  const { t } = useTranslation("designer");
  const { t: tSteps } = useTranslation("steps");
  const { t: tKinds } = useKindWords();
  const paths = usePathWords(of);
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const told = useUndoToast(options);
  const edit = (one: Edit, mark?: number) =>
    options.dispatch({ kind: "edit", edit: one, at: Date.now(), ...(mark ? { mark } : {}) });
  const nameOf = (step: StepId) => of.byId.get(step)?.step?.name ?? definition.trigger.name;

  /** In the Steps list the focus stays on its row. */
  const focusCard = (step: StepId) => {
    if (!document.activeElement?.closest(".tree")) options.focusCard(step);
  };
  const move = (step: StepId, place: Place) => {
    const after = applyEdit(definition, { kind: "move", step, place });
    edit({ kind: "move", step, place });
    focusCard(step);
    announce(moved(after, step));
  };
  const moved = (after: Definition, step: StepId) => {
    const now = outline(after);
    const path = pathAround(now, step);
    const position = now.byId.get(step)?.position ?? 0;
    const about = { name: nameOf(step), position, total: of.total };
    return path && path.key !== pathAround(of, step)?.key
      ? t("said.movedTo", { ...about, path: paths.told(path) })
      : t("said.moved", about);
  };
  const onMove = (step: StepId, place: Place) => {
    if (!canMove(definition, step, place)) return;
    const others = leftBehind(applyEdit(definition, { kind: "move", step, place }), step);
    const already = leftBehind(definition, step);
    if (others.length > already.length) {
      setOverlay({ kind: "move_question", step, place, others });
    } else move(step, place);
  };
  const shift = (step: StepId, by: By, find: typeof placeAlong) => {
    const place = find(of, step, by);
    if (place) onMove(step, place);
  };
  const clip = useClip({
    definition,
    connections: options.connections,
    onPaste: (step, place) => {
      edit({ kind: "paste", step, place });
      options.select(step.id);
      focusCard(step.id);
      announce(t("clip.pasted", { name: step.name }));
    },
  });
  const remove = (
    step: StepId,
    keep: readonly SequenceKey[] = [],
    words: "toast.deleted" | "clip.cut" = "toast.deleted",
  ) => {
    if (step === definition.trigger.id) return;
    const name = nameOf(step);
    const after = applyEdit(definition, { kind: "delete", step, keep });
    const next = firstKept(definition, step, after) ?? focusAfterRemoval(of, step);
    const mark = newMark();
    edit({ kind: "delete", step, keep }, mark);
    options.select(null);
    if (next) focusCard(next);
    announce(t("said.deleted", { name }));
    told(t(words, { name }), mark, "plain");
  };
  /** Of a split with steps in its paths it is asked which of them stay. */
  const onDelete = (step: StepId) => {
    const found = findStep(definition, step);
    const holdsSteps = found && branches(found).some(({ steps }) => steps.length > 0);
    if (holdsSteps) setOverlay({ kind: "delete_question", step });
    else remove(step);
  };
  const copy = (step: StepId) => {
    const entry = of.byId.get(step);
    if (!entry?.step) return;
    const made = copyOf(entry.step, clip.nameOfCopy(entry.step.name));
    edit({ kind: "copy", step: made, place: { sequence: entry.sequence, index: entry.index + 1 } });
    options.select(made.id);
    focusCard(made.id);
  };
  const onCommand = (step: StepId, command: StepCommand, anchor: Element) => {
    if (!of.byId.has(step)) return;
    switch (command) {
      case "menu":
        return setOverlay({ kind: "menu", step, anchor });
      case "rename":
        return options.renameIn(step);
      case "copy":
        return copy(step);
      case "clip_copy":
        return void clip.copy(step);
      case "clip_cut":
        return clip.copy(step) ? remove(step, [], "clip.cut") : undefined;
      case "clip_paste":
        return clip.paste(spotAfter(step));
      case "move_up":
        return shift(step, -1, placeAlong);
      case "move_down":
        return shift(step, 1, placeAlong);
      case "move_path_previous":
        return shift(step, -1, placeAcross);
      case "move_path_next":
        return shift(step, 1, placeAcross);
      case "delete":
        return onDelete(step);
      case "undo":
        return options.dispatch({ kind: "undo" });
      case "redo":
        return options.dispatch({ kind: "redo" });
      case "find":
        return document.querySelector<HTMLElement>(".steps-find")?.click();
      case "saved":
        return toast(t("toast.alreadySaved"));
    }
  };
  const onAdd = (place: Place, anchor: Element) => setOverlay({ kind: "add", place, anchor });
  const spotAfter = (step: StepId): Place => {
    const at = locate(definition, step) ?? { sequence: ROOT, index: -1 };
    return { sequence: at.sequence, index: at.index + 1 };
  };
  const now: StepActions = {
    onAdd,
    onAddBeside: (step, side, anchor) => {
      const { sequence, index } = spotAfter(step);
      onAdd({ sequence, index: side === "after" ? index : Math.max(0, index - 1) }, anchor);
    },
    onMove,
    onPaste: clip.paste,
    onCommand,
  };
  return {
    ...now,
    steady: useSteady(now),
    overlay,
    close: () => setOverlay(null),
    closeMenu: () => setOverlay((old) => (old?.kind === "menu" ? null : old)),
    open: setOverlay,
    move,
    remove,
    add: (chosen, place) => {
      const pathName = (number: number) => tSteps("path_number", { number });
      const step = newStep(chosen, tKinds(`${chosen.kind}.name`), pathName);
      edit({ kind: "add", step, place });
      setOverlay(null);
      options.select(step.id, true);
      announce(t("said.added", { name: step.name }));
    },
  };
}

function useSteady(now: StepActions): StepActions {
  const latest = useRef(now);
  latest.current = now;
  const [steady] = useState<StepActions>(() => ({
    onAdd: (...asked) => latest.current.onAdd(...asked),
    onAddBeside: (...asked) => latest.current.onAddBeside(...asked),
    onMove: (...asked) => latest.current.onMove(...asked),
    onPaste: (...asked) => latest.current.onPaste(...asked),
    onCommand: (...asked) => latest.current.onCommand(...asked),
  }));
  return steady;
}

/** What stands where a split was, if that is one of the steps that it held. */
function firstKept(before: Definition, split: StepId, after: Definition): StepId | null {
  const at = locate(before, split);
  const step = findStep(before, split);
  const now = at && outline(after).sequences.get(at.sequence)?.[at.index];
  const isInside = step && now && branches(step).some(({ steps }) => steps.includes(now));
  return isInside ? now.id : null;
}
