import type { Field } from "#ui/document/definition.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import { DetailPill } from "#ui/values/detail-pill.tsx";

type ComesFromProps = { field: Field };

/** The details that a value was made of. */
export function ComesFrom({ field }: ComesFromProps) {
  const { detail } = useFlowWords();
  return field.value.segments.map((segment, index) =>
    segment.kind === "detail" ? (
      <DetailPill
        // biome-ignore lint/suspicious/noArrayIndexKey: one detail may stand there twice.
        key={index}
        pill={segment}
        text={detail(segment.reference)}
        isBroken={false}
      />
    ) : null,
  );
}
