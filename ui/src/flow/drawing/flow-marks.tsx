import { memo, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { Definition } from "#ui/document/definition.ts";
import type { Outline } from "#ui/document/outline.ts";
import type { Hands } from "#ui/flow/drawing/hands.ts";
import { centredAt } from "#ui/flow/drawing/position.ts";
import type { Block } from "#ui/flow/layout/layout.ts";
import { classes } from "#ui/parts/classes.ts";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { splitOf } from "#ui/steps/registry.ts";

type FlowMarksProps = {
  readonly blocks: readonly Block[];
  readonly definition: Definition;
  readonly of: Outline;
  readonly finished: boolean;
  readonly hands: RefObject<Hands>;
};

/** What is read but not pressed: path names, joins, the end. */
export function FlowMarks({ blocks, of, finished, hands }: FlowMarksProps) {
  return blocks.map((block) => {
    if (block.kind === "path_name") {
      return <PathName key={block.key} block={block} of={of} hands={hands} />;
    }
    if (block.kind === "join") return <Join key={block.key} block={block} of={of} />;
    if (block.kind === "end") return <End key={block.key} block={block} finished={finished} />;
    return null;
  });
}

type PathNameProps = { block: Block; of: Outline; hands: RefObject<Hands> };

/** Beside the name stands what folds the path; the keys do it at its steps. */
const PathName = memo(function PathName({ block, of, hands }: PathNameProps) {
  const { t } = useTranslation("steps");
  const step = of.byId.get(block.step ?? "")?.step;
  const given = of.paths.get(block.sequence ?? "")?.name ?? null;
  const isChoice = (step && splitOf(step.action)?.isChoice) ?? false;
  const name = given ?? t("otherwise");
  return (
    <span
      className={classes("flow-path-name flow-part clip", block.fold && "has-fold")}
      style={centredAt(block)}
    >
      {given !== null && isChoice ? t("only_if", { name }) : name}
      {block.fold && (
        <button
          type="button"
          className="flow-path-fold is-fold"
          tabIndex={-1}
          aria-label={t("fold_path", { name })}
          onClick={() => block.fold && hands.current.onFold(block.fold)}
        />
      )}
    </span>
  );
});

const Join = memo(function Join({ block, of }: { block: Block; of: Outline }) {
  const { t } = useKindWords();
  const step = of.byId.get(block.step ?? "")?.step;
  const split = step && splitOf(step.action);
  if (!split) return null;
  return (
    <span className="flow-join flow-part" style={centredAt(block)}>
      {t(split.join)}
    </span>
  );
});

function End({ block, finished }: { block: Block; finished: boolean }) {
  const { t } = useTranslation("steps");
  return (
    <span
      className={classes("flow-join flow-end flow-part", !finished && "is-ahead")}
      style={centredAt(block)}
    >
      <StatusGlyph status="not_yet" />
      {t("end")}
    </span>
  );
}
