import { usePersonDetails } from "#ui/api/person-details.ts";
import { inGroup, referenceOf } from "#ui/document/detail-names.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Select } from "#ui/parts/fields/select.tsx";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";

type DateSelectProps = { value: string; onChange: (detail: string) => void };

const OWN = ["start_date", "end_date"] as const;

/** A date of the person: Baton's own, or a detail that an admin made one. */
export function DateSelect({ value, onChange }: DateSelectProps) {
  const { t } = useKindWords();
  const { isReadOnly } = useDesigner();
  const words = useFlowWords();
  const dates = (usePersonDetails().data?.custom ?? []).filter(({ type }) => type === "date");
  const custom = dates.map(({ name }) => referenceOf(inGroup("custom", name)).pointer.slice(1));
  const ids: string[] = [...OWN, ...custom];
  if (!ids.includes(value)) ids.push(value);
  return (
    <Select
      label={t("wait_for_time.panel.date")}
      hideLabel
      size="sm"
      value={value}
      isDisabled={isReadOnly}
      options={ids.map((id) => ({
        id,
        label: words.detail({ source: { kind: "person" }, pointer: `/${id}` }),
      }))}
      onChange={onChange}
    />
  );
}
