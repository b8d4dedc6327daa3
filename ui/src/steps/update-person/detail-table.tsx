import { Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { StepId } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { DetailRow } from "#ui/steps/update-person/detail-row.tsx";
import { type DetailValue, NOT_SAID } from "#ui/steps/update-person/settings.ts";
import { useDetails } from "#ui/values/use-details.ts";

type DetailTableProps = {
  step: StepId;
  details: readonly DetailValue[];
  onChange: (part: string, next: (all: DetailValue[]) => DetailValue[]) => void;
};

/** One row per detail that is set: which, and what it becomes. */
export function DetailTable({ step, details, onChange }: DetailTableProps) {
  const { t } = useKindWords();
  const { isReadOnly } = useDesigner();
  const offered = useDetails(step);
  const rows = useRef<HTMLUListElement>(null);
  const [atFirst] = useState(details.length);
  const isAdded = useRef(false);
  useEffect(() => {
    if (!isAdded.current || details.length === 0) return;
    isAdded.current = false;
    rows.current?.querySelector<HTMLElement>(":scope > :last-child button")?.focus();
  }, [details.length]);
  return (
    <div className="pairs" data-field="details">
      {details.length > 0 && (
        <div className="pairs-head" aria-hidden="true">
          <span>{t("update_person.panel.detail")}</span>
          <span>{t("update_person.panel.value")}</span>
        </div>
      )}
      <ul ref={rows}>
        {details.map((row, index) => (
          <DetailRow
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place.
            key={index}
            place={`details/${index}`}
            step={step}
            row={row}
            isNew={index >= atFirst}
            offered={offered}
            isReadOnly={isReadOnly}
            onChange={(part, next) =>
              onChange(`details_${index}_${part}`, (all) => all.with(index, next))
            }
            onRemove={() => onChange("details_remove", (all) => all.toSpliced(index, 1))}
          />
        ))}
      </ul>
      <div className="pairs-foot">
        <Button
          variant="link"
          size="sm"
          icon={<Plus />}
          isDisabled={isReadOnly}
          onPress={() => {
            isAdded.current = true;
            onChange("details_add", (all) => [...all, { detail: "", value: NOT_SAID }]);
          }}
        >
          {t("update_person.panel.add")}
        </Button>
      </div>
    </div>
  );
}
