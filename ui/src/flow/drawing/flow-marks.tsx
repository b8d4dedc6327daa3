import { memo, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { StepId } from "#ui/document/definition.ts";
import type { Outline } from "#ui/document/outline.ts";
import type { Hands } from "#ui/flow/drawing/hands.ts";
import { centredAt } from "#ui/flow/drawing/position.ts";
import type { StepFace } from "#ui/flow/face.ts";
import type { Block } from "#ui/flow/layout/blocks.ts";
import { classes } from "#ui/parts/classes.ts";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import type { PathWords } from "#ui/sentences/use-path-words.ts";
import { splitOf } from "#ui/steps/registry.ts";

type FlowMarksProps = {
  readonly blocks: readonly Block[];
  readonly of: Outline;
  readonly words: PathWords;
  readonly faces: ReadonlyMap<StepId, StepFace> | undefined;
  readonly finished: boolean;
  readonly hands: RefObject<Hands>;
};

/** What is read but not pressed: path names, joins, the end. */
export function FlowMarks({ blocks, of, words, faces, finished, hands }: FlowMarksProps) {
  return blocks.map((block) => {
    if (block.kind === "path_name") {
      const path = of.paths.get(block.sequence ?? "");
      return path ? (
        <PathName key={block.key} block={block} name={words.name(path)} hands={hands} />
      ) : null;
    }
    if (block.kind === "join") {
      const face = faces?.get(block.step ?? "");
      return <Join key={block.key} block={block} of={of} isRun={faces !== undefined} face={face} />;
    }
    if (block.kind === "end") return <End key={block.key} block={block} finished={finished} />;
    return null;
  });
}

type PathNameProps = { block: Block; name: string; hands: RefObject<Hands> };

/** Beside the name stands what folds the path; the keys do it at its steps. */
const PathName = memo(function PathName({ block, name, hands }: PathNameProps) {
  const { t } = useTranslation("steps");
  return (
    <span className="flow-path-name flow-part has-fold" style={centredAt(block)}>
      <bdi className="clip" title={name}>
        {name}
      </bdi>
      <button
        type="button"
        className="flow-path-fold is-fold"
        tabIndex={-1}
        aria-label={t("fold_path", { name })}
        onClick={() => block.fold && hands.current.onFold(block.fold)}
      />
    </span>
  );
});

type JoinProps = {
  block: Block;
  of: Outline;
  isRun: boolean;
  face: StepFace | undefined;
};

/** Where the paths of a split come together; in a run, how many of them are still under way. */
const Join = memo(function Join({ block, of, isRun, face }: JoinProps) {
  const { t } = useTranslation("steps");
  const { t: tKinds } = useKindWords();
  const step = of.byId.get(block.step ?? "")?.step;
  const split = step && splitOf(step.action);
  if (!split) return null;
  const isAhead = isRun && face?.status !== "done" && face?.status !== "skipped";
  const join = tKinds(split.join);
  return (
    <span
      className={classes("flow-join flow-part", isAhead && "is-ahead")}
      style={centredAt(block)}
    >
      {face?.toGo ? t("to_go", { join, count: face.toGo }) : join}
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
