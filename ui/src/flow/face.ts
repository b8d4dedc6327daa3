import type { Definition, StepId } from "#ui/flow/definition.ts";
import type { Place } from "#ui/flow/tree.ts";

/** The seven statuses of a step in a run. */
export type StepStatus =
  | "not_yet"
  | "running"
  | "waiting"
  | "needs_you"
  | "done"
  | "skipped"
  | "stopped";

/** How a step looks in a run: its status and the words after it ("no call for 3 days"). */
export type StepFace = { readonly status: StepStatus; readonly words: string };

/** The most pressing problem of a step, as a line on its card, and how many there are. */
export type StepProblem = {
  readonly level: "to_fix" | "to_check";
  readonly words: string;
  readonly count: number;
};

/** What the drawing may ask for when it can be edited. */
export type FlowActions = {
  readonly onAdd: (place: Place) => void;
  readonly onMove: (step: StepId, place: Place) => void;
  readonly onMenu: (step: StepId, action: StepAction) => void;
};

export type StepAction =
  | "add_after"
  | "add_before"
  | "rename"
  | "copy"
  | "move_up"
  | "move_down"
  | "move_to"
  | "delete"
  | "undo"
  | "redo"
  | "find"
  | "saved";

/** What a flow drawing is given; without `actions` it is read-only, with `faces` it shows a run. */
export type FlowProps = {
  readonly definition: Definition;
  readonly selected: StepId | null;
  /** A card was pressed; `open` when its panel should take the focus (Enter). */
  readonly onSelect: (step: StepId, open: boolean) => void;
  readonly faces?: ReadonlyMap<StepId, StepFace>;
  /** Whether the run has reached the end. */
  readonly finished?: boolean;
  readonly problems?: ReadonlyMap<StepId, StepProblem>;
  readonly actions?: FlowActions;
  /** Shown names of connections by id, for the sentences on the cards. */
  readonly connections?: ReadonlyMap<string, string>;
};
