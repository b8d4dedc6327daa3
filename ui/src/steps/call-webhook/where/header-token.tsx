import { useTranslation } from "react-i18next";
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { BEARER, type HeaderToken } from "#ui/steps/call-webhook/where/address.ts";

type HeaderTokenProps = {
  value: HeaderToken | null;
  isReadOnly: boolean;
  onChange: (value: HeaderToken | null) => void;
};

/** Also send the token in a header: as a bearer token unless another header and word are named. */
export function HeaderTokenFields({ value, isReadOnly, onChange }: HeaderTokenProps) {
  const { t } = useTranslation("designer");
  return (
    <div className="stack tight">
      <Checkbox
        isSelected={value !== null}
        isDisabled={isReadOnly}
        help={t("token.alsoHeaderHelp")}
        onChange={(isOn) => onChange(isOn ? BEARER : null)}
      >
        {t("token.alsoHeader")}
      </Checkbox>
      {value && (
        <div className="pair-row">
          <TextField
            label={t("token.header")}
            size="sm"
            code
            isReadOnly={isReadOnly}
            value={value.name}
            onChange={(name) => onChange({ ...value, name })}
          />
          <TextField
            label={t("token.prefix")}
            size="sm"
            code
            isReadOnly={isReadOnly}
            value={value.word}
            onChange={(word) => onChange({ ...value, word })}
          />
        </div>
      )}
    </div>
  );
}
