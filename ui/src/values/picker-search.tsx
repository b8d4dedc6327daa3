import { Search } from "lucide-react";
import { Group, Input, Label, SearchField } from "react-aria-components";

type PickerSearchProps = { label: string };

/** The search at the head of a list that opens over the page. */
export function PickerSearch({ label }: PickerSearchProps) {
  return (
    <SearchField className="picker-search" autoFocus>
      <Label className="hide">{label}</Label>
      <Group className="input sm">
        <Search />
        <Input placeholder={label} />
      </Group>
    </SearchField>
  );
}
