import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/parts/button.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { CustomField } from "#ui/person-form/custom-field.tsx";
import type { Further } from "#ui/person-form/detail-form.ts";
import { IdFields } from "#ui/person-form/id-fields.tsx";
import { NewDetailDialog } from "#ui/person-form/new-detail-dialog.tsx";
import type { Refused } from "#ui/person-form/person-form.ts";
import type { PersonForm } from "#ui/person-form/use-person-form.ts";

type DetailFieldsProps = { form: PersonForm; refused: Refused };

/** One field for each detail that an admin named, and the ids in other tools. */
export function DetailFields({ form, refused }: DetailFieldsProps) {
  const { t } = useTranslation("details");
  const [adding, setAdding] = useState(false);
  const { draft, before, details, known } = form;
  const { further } = draft;
  const change = (next: Partial<Further>) =>
    form.onChange({ ...draft, further: { ...further, ...next } });
  return (
    <>
      <h3 className="h3">{t("title")}</h3>
      <p className="muted small">{t("formHelp")}</p>
      <QueryState query={known}>
        {() =>
          details.map((detail) => (
            <CustomField
              key={detail.name}
              detail={detail}
              value={further.custom.get(detail.name) ?? ""}
              stored={before.further.custom.get(detail.name) ?? ""}
              hidden={hiddenOf(before.further, further, detail.name)}
              isWrong={
                form.furtherProblems.custom.has(detail.name) || refused.custom?.name === detail.name
              }
              onChange={(text, kept) =>
                change({
                  custom: new Map(further.custom).set(detail.name, text),
                  kept: withName(further.kept, detail.name, kept),
                })
              }
            />
          ))
        }
      </QueryState>
      <div className="further-add">
        <Button variant="quiet" size="sm" icon={<Plus />} onPress={() => setAdding(true)}>
          {t("add.button")}
        </Button>
      </div>
      <h3 className="h3">{t("ids.title")}</h3>
      <p className="muted small">{t("ids.help")}</p>
      <IdFields
        rows={further.ids}
        tools={known.data?.sources ?? []}
        problems={form.furtherProblems.ids}
        taken={refused.id}
        onChange={(ids) => change({ ids })}
      />
      {adding && <NewDetailDialog known={details} onClose={() => setAdding(false)} />}
    </>
  );
}

function hiddenOf(before: Further, now: Further, name: string): "kept" | "removed" | null {
  if (!before.kept.has(name)) return null;
  return now.kept.has(name) ? "kept" : "removed";
}

function withName(all: ReadonlySet<string>, name: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(all);
  if (isIn) next.add(name);
  else next.delete(name);
  return next;
}
