import type { Definition } from "#ui/document/definition.ts";
import { outline } from "#ui/document/outline.ts";

type StepNamesProps = { definition: Definition };

/** A flow as numbered names. */
export function StepNames({ definition }: StepNamesProps) {
  return (
    <ol className="step-names">
      {outline(definition).entries.map((entry) => (
        <li key={entry.id}>
          <span className="faint num">{entry.number}</span>
          <span className="wrap">{entry.step?.name ?? definition.trigger.name}</span>
        </li>
      ))}
    </ol>
  );
}
