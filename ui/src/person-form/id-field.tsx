import { Link } from "@tanstack/react-router";
import { X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePerson } from "#ui/api/people.ts";
import { Select } from "#ui/parts/fields/select.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { IconButton } from "#ui/parts/icon-button.tsx";
import { type IdProblem, type IdRow, LONGEST_NAME } from "#ui/person-form/detail-form.ts";

type IdFieldProps = {
  row: IdRow;
  /** The known tools that this person has no id in. */
  tools: readonly string[];
  problem: IdProblem | null;
  /** Who has this id already. */
  takenBy: string | null;
  onChange: (row: IdRow) => void;
  onRemove: () => void;
};

/** The id in one other tool; a new one begins with which tool it is. */
export function IdField({ row, tools, problem, takenBy, onChange, onRemove }: IdFieldProps) {
  const { t } = useTranslation("details");
  const owner = usePerson(takenBy ?? "").data;
  const tool = row.source.trim();
  const line = useRef<HTMLDivElement>(null);
  const { isNew } = row;
  useEffect(() => {
    if (isNew) line.current?.querySelector<HTMLElement>("input, button")?.focus();
  }, [isNew]);
  const name = owner?.display_name;
  const taken = name === undefined ? t("ids.takenBySomeone") : t("ids.taken", { name });
  return (
    <div className="id-field" ref={line}>
      <div className={row.isNew ? "field-pair" : undefined}>
        {row.isNew && (
          <ToolField
            tools={tools}
            value={row.source}
            error={problem && problem !== "idNeeded" ? t(`ids.${problem}`) : null}
            onChange={(source) => onChange({ ...row, source })}
          />
        )}
        <TextField
          label={row.isNew ? t("ids.id") : t("ids.of", { tool })}
          value={row.id}
          onChange={(id) => onChange({ ...row, id })}
          maxLength={200}
          validationBehavior="aria"
          error={problem === "idNeeded" ? t("ids.idNeeded") : takenBy && taken}
        />
      </div>
      <IconButton
        label={tool ? t("ids.removeOf", { tool }) : t("ids.removeNew")}
        icon={<X />}
        onPress={onRemove}
      />
      {owner && (
        <Link to="/people/$person" params={{ person: owner.id }} className="small wrap">
          {t("ids.openPerson", { name: owner.display_name })}
        </Link>
      )}
    </div>
  );
}

type ToolFieldProps = {
  tools: readonly string[];
  value: string;
  error: string | null;
  onChange: (tool: string) => void;
};

// No tool's name has a slash.
const OTHER = "/another tool";

/** A tool that is known, so that its name stays the same, or another one. */
function ToolField({ tools, value, error, onChange }: ToolFieldProps) {
  const { t } = useTranslation("details");
  const [typing, setTyping] = useState(tools.length === 0);
  if (typing) {
    return (
      <TextField
        label={t("ids.tool")}
        placeholder={t("ids.toolExample")}
        value={value}
        onChange={onChange}
        maxLength={LONGEST_NAME}
        validationBehavior="aria"
        error={error}
        autoFocus
      />
    );
  }
  return (
    <Select
      label={t("ids.tool")}
      placeholder={t("ids.chooseTool")}
      value={value || null}
      error={error}
      options={[
        ...tools.map((tool) => ({ id: tool, label: tool })),
        { id: OTHER, label: t("ids.otherTool") },
      ]}
      onChange={(id) => {
        if (id === OTHER) setTyping(true);
        onChange(id === OTHER ? "" : id);
      }}
    />
  );
}
