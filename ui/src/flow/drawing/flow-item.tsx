import type { Step, StepId } from "#ui/document/definition.ts";
import type { Outline, OutlineEntry } from "#ui/document/outline.ts";
import { branches, type SequenceKey } from "#ui/document/sequences.ts";
import { walk } from "#ui/document/tree.ts";
import { EmptyPath } from "#ui/flow/drawing/empty-path.tsx";
import { FoldedPart } from "#ui/flow/drawing/folded-part.tsx";
import { insideOf } from "#ui/flow/drawing/inside.ts";
import type { FlowPageProps } from "#ui/flow/drawing/page-props.ts";
import { PathRow } from "#ui/flow/drawing/path-row.tsx";
import { StepPart } from "#ui/flow/drawing/step-part.tsx";
import { type Block, stopOf } from "#ui/flow/layout/blocks.ts";
import { dropOf } from "#ui/flow/moving/use-drag.ts";
import type { PathWords } from "#ui/sentences/use-path-words.ts";

type FlowItemProps = FlowPageProps & { readonly block: Block; readonly words: PathWords };

/** Reading order; a path that is one part stands just before its first step. */
export function orderOf(of: Outline, block: Block): number {
  const own = of.byId.get(block.step ?? "")?.position ?? 0;
  if (block.kind !== "row" && block.kind !== "empty_path") return own;
  return of.paths.get(block.sequence ?? "")?.position ?? own;
}

/** A row of a list tells of its path even while it is open. */
function stepsIn(owner: Step | null, path: SequenceKey | null): StepId[] {
  const branch = owner && branches(owner).find((one) => one.key === path);
  return Array.from(walk(branch?.steps ?? []), (step) => step.id);
}

/** One part of the drawing that stands for a step, or for several. */
export function FlowItem(props: FlowItemProps) {
  const { block, of, layout } = props;
  const entry = of.byId.get(block.step ?? "");
  if (!entry) return null;
  const stop = stopOf(block) ?? entry.id;
  const path = of.paths.get(block.sequence ?? "");
  const common = {
    block,
    entry,
    trigger: props.definition.trigger,
    connections: props.connections,
    isFocusable: props.focused === stop,
    isEditing: props.actions !== undefined,
    keysId: props.keysId,
    hands: props.hands,
  };
  if (block.kind === "empty_path") {
    return (
      <li>
        <EmptyPath
          {...common}
          path={path}
          words={props.words}
          face={props.faces?.get(block.sequence ?? "")}
        />
      </li>
    );
  }
  if (block.kind === "folded" || block.kind === "row") {
    const isRow = block.kind === "row";
    const hidden = isRow ? stepsIn(entry.step, block.sequence) : block.hidden;
    const inside = insideOf({ ...block, hidden }, props.faces, props.problems);
    const holds = props.selected !== null && block.hidden.includes(props.selected);
    const name = path && props.words.name(path);
    const listed = layout.listed.get(entry.id);
    return (
      <li>
        {isRow && path ? (
          <PathRow
            {...common}
            path={path}
            name={name ?? ""}
            inside={inside}
            isFirst={listed?.paths[0] === path.key}
            isOpen={listed?.open === path.key}
            isSelected={holds}
            drop={dropOf(props.drag, block)}
          />
        ) : (
          <FoldedPart
            {...common}
            stop={stop}
            inside={inside}
            path={name}
            last={of.byId.get(block.hidden.at(-1) ?? "")?.number ?? entry.number}
            isSelected={holds || props.selected === entry.id}
          />
        )}
      </li>
    );
  }
  return (
    <li aria-setsize={of.total} aria-posinset={entry.position}>
      <StepPart
        {...common}
        total={of.total}
        face={props.faces?.get(entry.id)}
        problem={props.problems?.get(entry.id)}
        isSelected={props.selected === entry.id}
        isGap={isMoving(props, entry)}
      />
    </li>
  );
}

/** Whether a step is in the air, by itself or with the split it lies in. */
function isMoving({ drag, of }: FlowItemProps, entry: OutlineEntry): boolean {
  if (!drag) return false;
  let at: OutlineEntry | undefined = entry;
  while (at && at.id !== drag.step) at = of.byId.get(of.paths.get(at.sequence)?.owner ?? "");
  return at !== undefined;
}
