import type { RunSummary } from "#ui/api/shapes.ts";
import { classes } from "#ui/parts/classes.ts";
import { useWhereWords } from "#ui/run-table/where-words.ts";

type WhereLineProps = { run: Pick<RunSummary, "where" | "stopped">; className?: string };

/** Where a run is, in one line: the name of the step gives way, how many more there are stays. */
export function WhereLine({ run, className }: WhereLineProps) {
  const { whole, before, place, behind } = useWhereWords()(run);
  return (
    <span className={classes("where-is", className)} title={whole}>
      {before && <span className="where-more">{before}</span>}
      <span className="clip">{place}</span>
      {behind && <span className="where-more">{behind}</span>}
    </span>
  );
}
