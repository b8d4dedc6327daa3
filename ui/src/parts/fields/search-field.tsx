import { Search, X } from "lucide-react";
import {
  Button as AriaButton,
  SearchField as AriaSearchField,
  Group,
  Input,
  Label,
} from "react-aria-components";
import { useTranslation } from "react-i18next";

type SearchFieldProps = {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  className?: string;
  autoFocus?: boolean;
};

/** A field that filters what stands below it. */
export function SearchField(props: SearchFieldProps) {
  const { label, placeholder, value, onChange, className, autoFocus = false } = props;
  const { t } = useTranslation("common");
  return (
    <AriaSearchField
      value={value}
      onChange={onChange}
      autoFocus={autoFocus}
      className={className ?? "search-field"}
    >
      <Label className="hide">{label}</Label>
      <Group className="input sm">
        <Search />
        <Input placeholder={placeholder ?? label} />
        {value !== "" && (
          <AriaButton className="clear-button" aria-label={t("clear")}>
            <X className="sm" />
          </AriaButton>
        )}
      </Group>
    </AriaSearchField>
  );
}
