import { createContext, useContext } from "react";
import type { Person, Shape, Workflow } from "#ui/api/shapes.ts";
import type {
  Definition,
  MatchBy,
  Reference,
  StepId,
  StepKind,
  TriggerKind,
  ValidationProblem,
} from "#ui/document/definition.ts";
import type { TakeBack } from "#ui/document/draft/take-back.ts";
import type { DraftAction, DraftState } from "#ui/document/draft-state.ts";
import type { Outline } from "#ui/document/outline.ts";
import type { SequenceKey } from "#ui/document/sequences.ts";
import type { Shown, Wish } from "#ui/editing/shown-field.ts";
import type { TryOut } from "#ui/editing/use-try-out.ts";

/** How a call finds the run that waits for it. */
export type FindsRun = { readonly match: MatchBy; readonly several: Shape<"SeveralMatch"> };

/** What panels ask of the kinds of the other steps. */
export type OtherKinds = {
  readonly getsAnswer: (action: StepKind) => boolean;
  readonly findsRun: (action: StepKind) => FindsRun | null;
  readonly takesDetail: (action: StepKind) => boolean;
  readonly withDetail: (action: StepKind, reference: Reference) => StepKind;
};

/** What the panels of one designer share. */
export type Designer = {
  readonly workflow: Workflow;
  readonly definition: Definition;
  readonly of: Outline;
  readonly kinds: OtherKinds;
  readonly draft: DraftState;
  readonly isReadOnly: boolean;
  /** Whose values previews show. */
  readonly person: Person | null;
  readonly connections: ReadonlyMap<string, string>;
  readonly choosePerson: (person: Person) => void;
  readonly dispatch: (action: DraftAction) => void;
  readonly rename: (step: StepId, name: string) => void;
  /** A mark names the edit, so that it can be taken back by itself. */
  readonly changeStep: (
    step: StepId,
    part: string,
    change: (action: StepKind) => StepKind,
    mark?: number,
  ) => void;
  readonly takeBack: TakeBack;
  readonly changeStart: (part: string, change: (start: TriggerKind) => TriggerKind) => void;
  /** Resolves to the revision that the server has of what is on screen. */
  readonly settled: () => Promise<number>;
  /** What is wrong with the draft, as far as it is said; of a path by the step that owns it. */
  readonly problems: readonly (ValidationProblem & { readonly inPath: SequenceKey | null })[];
  /** All that is wrong with it, in words: a field that was left says its own at once. */
  readonly found: readonly (ValidationProblem & { readonly words: string })[];
  /** Opens a step at the field where a problem is solved. */
  readonly showField: (
    problem: Pick<ValidationProblem, "step" | "code"> & {
      readonly path?: string;
      /** The path that it is about. */
      readonly inPath?: SequenceKey | null;
    },
  ) => void;
  /** Opens a step where something of it is replaced. */
  readonly wish: (step: StepId, wish: Wish) => void;
  readonly select: (step: StepId | null, focusPanel?: boolean) => void;
  /** What Show me went to, or somebody wished to do. */
  readonly shown: Shown | null;
  readonly openTryOut: () => void;
  /** The try-out that is open, if one is. */
  readonly tryOut: TryOut | null;
  readonly announce: (words: string) => void;
};

const Context = createContext<Designer | null>(null);
export const DesignerProvider = Context.Provider;

export function useDesigner(): Designer {
  const designer = useContext(Context);
  if (!designer) throw new Error("a designer's part stands outside of a designer");
  return designer;
}
