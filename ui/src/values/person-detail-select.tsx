import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePersonDetails } from "#ui/api/person-details.ts";
import { inGroup, type OpenGroup, unnamedIn } from "#ui/document/detail-names.ts";
import { Select } from "#ui/parts/fields/select.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { byName, LONGEST_NAME } from "#ui/person-form/detail-form.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import { FILLABLE } from "#ui/values/fillable.ts";

type PersonDetailSelectProps = {
  label: string;
  /** The detail as starts and waits name it. */
  value: string;
  /** Further ones of Baton's own that can be chosen here. */
  others?: readonly string[];
  /** Whether one that nobody has yet can be named in place. */
  canName?: boolean;
  isDisabled?: boolean;
  /** What is wrong with the choice. */
  error?: string | null;
  onChange: (detail: string) => void;
};

const NEW: Readonly<Record<OpenGroup, string>> = {
  custom: "new detail",
  external_ids: "new id",
};

/**
 * A detail of a person: Baton's own, one that an admin named, or an ID in another tool; none yet where
 * it is empty. One that is being named stays so until another is chosen: nothing jumps, and a name
 * that was left empty is to be given.
 */
export function PersonDetailSelect(props: PersonDetailSelectProps) {
  const { label, value, others = [], canName = false, isDisabled = false, error, onChange } = props;
  const { t } = useTranslation("designer");
  const words = useFlowWords();
  const known = usePersonDetails().data;
  const [chosen, setNaming] = useState<OpenGroup | null>(null);
  const unnamed = unnamedIn(value);
  const naming = unnamed ?? chosen;
  const [wasNameless] = useState(unnamed !== null);
  const nameless = unnamed ? t(`unknown.nameless.${unnamed}`) : null;
  const ids: string[] = [
    ...FILLABLE,
    ...others,
    ...byName(known?.custom ?? []).map(({ name }) => inGroup("custom", name)),
    ...(known?.sources ?? []).map((tool) => inGroup("external_ids", tool)),
  ];
  if (value !== "" && !unnamed && !ids.includes(value)) ids.push(value);
  const options = ids.map((id) => ({ id, label: words.personDetail(id) }));
  if (canName) {
    options.push({ id: NEW.custom, label: t("unknown.newDetail") });
    options.push({ id: NEW.external_ids, label: t("unknown.newId") });
  }
  return (
    <div className="stack tight">
      <Select
        label={label}
        hideLabel
        size="sm"
        value={naming ? NEW[naming] : value || null}
        placeholder={t("unknown.choose")}
        error={error}
        isDisabled={isDisabled}
        options={options}
        onChange={(id) => {
          const group = id === NEW.custom ? "custom" : "external_ids";
          const isNew = id === NEW[group];
          setNaming(isNew ? group : null);
          onChange(isNew ? inGroup(group, "") : id);
        }}
      />
      {naming && (
        <TextField
          key={naming}
          label={t(naming === "custom" ? "unknown.newDetailName" : "unknown.newIdTool")}
          hideLabel
          size="sm"
          autoFocus={!wasNameless}
          error={wasNameless ? nameless : null}
          errorOnceLeft={nameless}
          maxLength={LONGEST_NAME}
          placeholder={t(naming === "custom" ? "unknown.newDetailExample" : "unknown.newIdExample")}
          onChange={(text) => {
            setNaming(naming);
            onChange(inGroup(naming, text.replaceAll("/", " ").trim()));
          }}
        />
      )}
    </div>
  );
}
