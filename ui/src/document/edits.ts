import type {
  Definition,
  Step,
  StepId,
  StepKind,
  Trigger,
  TriggerKind,
} from "#ui/document/definition.ts";
import { branches, type SequenceKey } from "#ui/document/sequences.ts";
import { canMove, findStep, locate, type Place, withSequence } from "#ui/document/tree.ts";

/** The named operations on a draft. Each is pure and leaves untouched parts the same objects. */
export type Edit =
  | { readonly kind: "add"; readonly step: Step; readonly place: Place }
  | { readonly kind: "copy"; readonly step: Step; readonly place: Place }
  | { readonly kind: "paste"; readonly step: Step; readonly place: Place }
  | { readonly kind: "move"; readonly step: StepId; readonly place: Place }
  | {
      readonly kind: "delete";
      readonly step: StepId;
      /** Of a split, the paths whose steps take its place, one after the other. */
      readonly keep?: readonly SequenceKey[];
    }
  | { readonly kind: "rename"; readonly step: StepId; readonly name: string }
  | {
      readonly kind: "change";
      readonly step: StepId;
      readonly part: string;
      readonly change: (action: StepKind) => StepKind;
    }
  | {
      readonly kind: "change_start";
      readonly part: string;
      readonly change: (start: TriggerKind) => TriggerKind;
    };

/** What an edit is called: for undo's tooltip and for the history kept by the server. */
export type EditName = {
  readonly code:
    | Edit["kind"]
    | "undo"
    | "redo"
    | "restore"
    | "undo_change"
    | "version"
    | "keep_mine"
    | "keep_theirs"
    /** More than one, saved at once. */
    | "several"
    | "unknown";
  /** The step's name at that moment. */
  readonly name: string;
  /** What was changed in it; edits of one part in a row are one undo step. */
  readonly part: string | null;
  readonly step: StepId | null;
};

/** The document after an edit; the same object where the edit means nothing. */
export function applyEdit(definition: Definition, edit: Edit): Definition {
  switch (edit.kind) {
    case "add":
    case "copy":
    case "paste":
      return insert(definition, edit.step, edit.place);
    case "move":
      return move(definition, edit.step, edit.place);
    case "delete":
      return remove(definition, edit.step, edit.keep);
    case "rename":
      return rename(definition, edit.step, edit.name);
    case "change":
      return changeStep(definition, edit.step, (step) => {
        const action = edit.change(step.action);
        return action === step.action ? step : { ...step, action };
      });
    case "change_start":
      return changeTrigger(definition, (trigger) => {
        const start = edit.change(trigger.start);
        return start === trigger.start ? trigger : { ...trigger, start };
      });
  }
}

export function nameOf(definition: Definition, edit: Edit): EditName {
  switch (edit.kind) {
    case "add":
    case "copy":
    case "paste":
      return { code: edit.kind, name: edit.step.name, part: null, step: edit.step.id };
    case "move":
    case "delete":
      return named(definition, edit.kind, edit.step, null);
    case "rename":
      return named(definition, edit.kind, edit.step, "name");
    case "change":
      return named(definition, edit.kind, edit.step, edit.part);
    case "change_start":
      return named(definition, edit.kind, definition.trigger.id, edit.part);
  }
}

function named(
  definition: Definition,
  code: Edit["kind"],
  step: StepId,
  part: string | null,
): EditName {
  const name =
    step === definition.trigger.id
      ? definition.trigger.name
      : (findStep(definition, step)?.name ?? "");
  return { code, name, part, step };
}

function insert(definition: Definition, step: Step, { sequence, index }: Place): Definition {
  return withSequence(definition, sequence, (steps) => steps.toSpliced(index, 0, step));
}

function remove(definition: Definition, id: StepId, keep: readonly SequenceKey[] = []): Definition {
  const at = locate(definition, id);
  const step = findStep(definition, id);
  if (!at || !step) return definition;
  const paths = branches(step);
  const kept = keep.flatMap((key) => paths.find((path) => path.key === key)?.steps ?? []);
  return withSequence(definition, at.sequence, (steps) => steps.toSpliced(at.index, 1, ...kept));
}

function move(definition: Definition, id: StepId, place: Place): Definition {
  const step = findStep(definition, id);
  const from = locate(definition, id);
  if (!step || !from || !canMove(definition, id, place)) return definition;
  const shifts = from.sequence === place.sequence && from.index < place.index;
  const index = shifts ? place.index - 1 : place.index;
  return insert(remove(definition, id), step, { sequence: place.sequence, index });
}

function rename(definition: Definition, id: StepId, name: string): Definition {
  if (id === definition.trigger.id) {
    return changeTrigger(definition, (trigger) =>
      trigger.name === name ? trigger : { ...trigger, name },
    );
  }
  return changeStep(definition, id, (step) => (step.name === name ? step : { ...step, name }));
}

function changeTrigger(definition: Definition, change: (trigger: Trigger) => Trigger): Definition {
  const trigger = change(definition.trigger);
  return trigger === definition.trigger ? definition : { ...definition, trigger };
}

function changeStep(definition: Definition, id: StepId, change: (step: Step) => Step): Definition {
  const at = locate(definition, id);
  const step = findStep(definition, id);
  if (!at || !step) return definition;
  const next = change(step);
  if (next === step) return definition;
  return withSequence(definition, at.sequence, (steps) => steps.with(at.index, next));
}
