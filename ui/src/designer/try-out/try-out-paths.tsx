import { useTranslation } from "react-i18next";
import type { Run } from "#ui/api/shapes.ts";
import type { StepId } from "#ui/document/definition.ts";
import { outline } from "#ui/document/outline.ts";
import { branches } from "#ui/document/sequences.ts";
import type { TryOut } from "#ui/editing/use-try-out.ts";
import { pathId } from "#ui/flow/path-faces.ts";
import { Button } from "#ui/parts/button.tsx";
import { usePathWords } from "#ui/sentences/use-path-words.ts";
import { useUnclearWords } from "#ui/sentences/use-unclear-words.ts";

type TryOutPathsProps = { tryOut: TryOut; run: Run };

/** Every split at which the try-out cannot tell where to go, with its paths to choose from. */
export function TryOutPaths({ tryOut, run }: TryOutPathsProps) {
  if (tryOut.unclear.length === 0) return null;
  return (
    <ul className="stack tight">
      {tryOut.unclear.map((split, index) => (
        <UnclearSplit key={split} tryOut={tryOut} run={run} split={split} isMain={index === 0} />
      ))}
    </ul>
  );
}

type UnclearSplitProps = TryOutPathsProps & { split: StepId; isMain: boolean };

function UnclearSplit({ tryOut, run, split, isMain }: UnclearSplitProps) {
  const { t } = useTranslation("designer");
  const of = outline(run.definition);
  const words = usePathWords(of);
  const why = useUnclearWords()(run.steps[split]?.detail?.params ?? {});
  const step = of.byId.get(split)?.step;
  if (!step) return null;
  const paths = branches(step).flatMap(({ key }) => of.paths.get(key) ?? []);
  return (
    <li className="stack tight try-wait is-unclear">
      <p className="small wrap">
        {t("tryIt.unclear", { name: step.name })} {why.text}
      </p>
      <div className="row wraps">
        {paths.map((path, index) => (
          <Button
            key={path.key}
            variant={isMain && index === 0 ? "primary" : "plain"}
            aria-label={t("tryIt.takeAt", { path: words.name(path), name: step.name })}
            isPending={tryOut.busyAt === split}
            onPress={() => tryOut.takePath(split, pathId(split, path.key))}
          >
            {t("tryIt.take", { path: words.name(path) })}
          </Button>
        ))}
      </div>
    </li>
  );
}
