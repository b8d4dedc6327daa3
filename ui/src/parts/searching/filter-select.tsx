import { type Option, Select } from "#ui/parts/fields/select.tsx";
import { SetFilter } from "#ui/parts/searching/set-filter.tsx";

type FilterSelectProps<Id extends string> = {
  /** What is filtered by. */
  label: string;
  /** What stands there where nothing is. */
  any: string;
  options: readonly Option<Id>[];
  value: Id | undefined;
  onChange: (value: Id | undefined) => void;
};

const ANY = "any";

/** Narrows a list by one of a few, or not. */
export function FilterSelect<Id extends string>(props: FilterSelectProps<Id>) {
  const { label, any, options, value, onChange } = props;
  return (
    <SetFilter label={label} onClear={value === undefined ? null : () => onChange(undefined)}>
      <Select<string>
        label={label}
        hideLabel
        size="sm"
        value={value ?? ANY}
        onChange={(id) => onChange(options.find((option) => option.id === id)?.id)}
        options={[{ id: ANY, label: any }, ...options]}
      />
    </SetFilter>
  );
}
