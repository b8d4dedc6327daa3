import { Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Header } from "#ui/document/definition.ts";
import { IconButton } from "#ui/parts/icon-button.tsx";

type PlainHeaderProps = {
  header: Header & { value: { kind: "plain" } };
  /** Where it is in the settings of the step. */
  place: string;
  isReadOnly: boolean;
  onChange: (part: "name" | "value", header: Header) => void;
  onRemove: () => void;
};

/** A header that is marked "not secret": it stands in the workflow and can be read. */
export function PlainHeader({ header, place, isReadOnly, onChange, onRemove }: PlainHeaderProps) {
  const { t } = useTranslation("panels");
  const { name, value } = header;
  return (
    <li className="header-row" data-field={place}>
      <span className="input sm">
        <input
          className="code"
          dir="ltr"
          aria-label={t("headers.name")}
          value={name}
          readOnly={isReadOnly}
          onChange={(event) => onChange("name", { name: event.target.value, value })}
        />
      </span>
      <span className="input sm">
        <input
          className="code"
          dir="ltr"
          aria-label={t("headers.valueOf", { name })}
          value={value.text}
          readOnly={isReadOnly}
          onChange={(event) =>
            onChange("value", { name, value: { kind: "plain", text: event.target.value } })
          }
        />
      </span>
      <span className="small muted">{t("headers.plain")}</span>
      <IconButton
        size="xs"
        label={t("headers.removeNamed", { name })}
        icon={<Trash2 className="sm" />}
        isDisabled={isReadOnly}
        onPress={onRemove}
      />
    </li>
  );
}
