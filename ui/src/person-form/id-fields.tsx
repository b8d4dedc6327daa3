import { Plus } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/parts/button.tsx";
import { type IdProblem, type IdRow, sameTool } from "#ui/person-form/detail-form.ts";
import { IdField } from "#ui/person-form/id-field.tsx";
import type { Refused } from "#ui/person-form/person-form.ts";

type IdFieldsProps = {
  rows: readonly IdRow[];
  /** The other tools that people have ids in. */
  tools: readonly string[];
  problems: ReadonlyMap<number, IdProblem>;
  taken: Refused["id"];
  onChange: (rows: readonly IdRow[]) => void;
};

/** The ids that a person has in other tools, one line each. */
export function IdFields({ rows, tools, problems, taken, onChange }: IdFieldsProps) {
  const { t } = useTranslation("details");
  const add = useRef<HTMLDivElement>(null);
  const used = new Set(rows.filter((row) => !row.isNew).map((row) => sameTool(row.source)));
  const key = Math.max(-1, ...rows.map((row) => row.key)) + 1;
  return (
    <>
      {rows.map((row) => (
        <IdField
          key={row.key}
          row={row}
          tools={tools.filter((tool) => !used.has(sameTool(tool)))}
          problem={problems.get(row.key) ?? null}
          takenBy={taken && sameTool(taken.tool) === sameTool(row.source) ? taken.person : null}
          onChange={(next) => onChange(rows.map((one) => (one.key === row.key ? next : one)))}
          onRemove={() => {
            add.current?.querySelector("button")?.focus();
            onChange(rows.filter((one) => one.key !== row.key));
          }}
        />
      ))}
      <div className="further-add" ref={add}>
        <Button
          variant="quiet"
          size="sm"
          icon={<Plus />}
          onPress={() => onChange([...rows, { key, source: "", id: "", isNew: true }])}
        >
          {t("ids.add")}
        </Button>
      </div>
    </>
  );
}
