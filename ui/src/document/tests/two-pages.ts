import type { Definition, Step } from "#ui/document/definition.ts";
import type { SavedRevision } from "#ui/document/draft/restored.ts";
import { writeEdit } from "#ui/document/draft/saved-edit.ts";
import { allToSave, nextToSave } from "#ui/document/draft/to-save.ts";
import {
  agreedOf,
  type DraftAction,
  type DraftState,
  draftReducer,
  hasToSave,
  startDraft,
} from "#ui/document/draft-state.ts";
import type { Edit } from "#ui/document/edits.ts";
import { redoName, undoName } from "#ui/document/history.ts";
import { walk } from "#ui/document/tree.ts";

const AT = "2026-11-29T15:50:00Z";

/** The drafts of one workflow as the server keeps them; a save over an older one is refused. */
export class Drafts {
  readonly revisions: (SavedRevision & { readonly by: string | null })[];

  constructor(first: Definition) {
    this.revisions = [{ definition: first, edit: "", revision: 1, by: null }];
  }

  get last() {
    const last = this.revisions.at(-1);
    if (!last) throw new Error("no draft");
    return last;
  }

  /** The revision it is saved as; null where another was saved over that one. */
  save(over: number, definition: Definition, edit: string, by: string | null): number | null {
    if (over !== this.last.revision) return null;
    const revision = over + 1;
    this.revisions.push({ definition: structuredClone(definition), edit, revision, by });
    return revision;
  }
}

/** One admin's page with a draft: it edits, saves, and is left and opened again. */
export class DraftPage {
  state: DraftState;
  private clock = 0;
  private readonly drafts: Drafts;
  private readonly me: string;

  constructor(drafts: Drafts, me: string) {
    this.drafts = drafts;
    this.me = me;
    this.state = this.opened();
  }

  private opened(): DraftState {
    const { definition, revision } = this.drafts.last;
    return startDraft(structuredClone(definition), revision, AT);
  }

  do(action: DraftAction): this {
    this.state = draftReducer(this.state, action);
    return this;
  }

  /** Apart from the edit before, unless it is typed on within so many milliseconds. */
  edit(edit: Edit, afterMs = 10_000): this {
    this.clock += afterMs;
    return this.do({ kind: "edit", edit, at: this.clock });
  }

  rename(step: Step, name: string, afterMs?: number): this {
    return this.edit({ kind: "rename", step: step.id, name }, afterMs);
  }

  /** What another saved comes in. */
  sync(): this {
    const { definition, revision, by } = this.drafts.last;
    if (revision === this.state.revision) return this;
    return this.do({
      kind: "theirs",
      definition: structuredClone(definition),
      revision,
      at: AT,
      by,
    });
  }

  save(isAtOnce = false): this {
    while (hasToSave(this.state)) {
      const plan = isAtOnce ? allToSave : nextToSave;
      const next = plan({ ...this.state, agreed: agreedOf(this.state) }, this.me);
      const { definition, edit } = next;
      const { revision: over } = this.state;
      const revision = this.drafts.save(over, definition, writeEdit(edit), this.me);
      if (revision === null) this.sync();
      else this.do({ kind: "saved", definition, revision, at: AT, told: next });
    }
    return this;
  }

  reload(): this {
    this.state = this.opened();
    const revisions = structuredClone(this.drafts.revisions);
    return this.do({ kind: "restore_history", revisions, me: this.me, hasMore: false });
  }

  get names(): Record<string, string> {
    const { steps } = this.state.history.present;
    return Object.fromEntries([...walk(steps)].map(({ id, name }) => [id, name]));
  }

  /** The steps' names in their order. */
  get shown(): string[] {
    return this.state.history.present.steps.map(({ name }) => name);
  }

  get undoes(): string | null {
    return said(undoName(this.state.history));
  }

  get redoes(): string | null {
    return said(redoName(this.state.history));
  }
}

function said(edit: ReturnType<typeof undoName>): string | null {
  return edit && `${edit.code} ${edit.name}`.trim();
}

export const namesIn = ({ steps }: Definition): string[] => steps.map(({ name }) => name);
