import { Plus, X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import { useSetCompany } from "#ui/api/settings.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { Button } from "#ui/parts/button.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { IconButton } from "#ui/parts/icon-button.tsx";
import { toast } from "#ui/parts/toasts.ts";
import {
  addDetail,
  changeDetail,
  MOST_DETAILS,
  ready,
  removeDetail,
} from "#ui/settings/company.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

type CompanyFormProps = { company: Shape<"Company"> };

/** A name, and up to 20 details by name. */
export function CompanyForm({ company: stored }: CompanyFormProps) {
  const { t } = useTranslation("settings");
  const words = useProblemWords();
  const save = useSetCompany();
  const readOnly = useReadOnly();
  const [typed, setTyped] = useState({ company: stored, from: stored });
  if (typed.from !== stored) setTyped({ company: stored, from: stored });
  const { company } = typed;
  const isChanged = JSON.stringify(company) !== JSON.stringify(stored);
  const [problem, setProblem] = useState<string | null>(null);
  const [added, setAdded] = useState<number | null>(null);
  const change = (next: Shape<"Company">) => {
    setTyped({ company: next, from: stored });
    setProblem(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const input = ready(company);
    if (!input) return setProblem(t("company.nameless"));
    save.mutate(input, {
      onSuccess: (saved) => {
        setTyped({ company: saved, from: stored });
        toast(t("company.saved"));
      },
      onError: (error) => setProblem(t("notSaved", { what: words(error).what })),
    });
  };
  const full = company.details.length >= MOST_DETAILS;
  return (
    <form className="stack tight" onSubmit={submit}>
      <TextField
        label={t("company.name")}
        className="short-field"
        value={company.name}
        onChange={(name) => change({ ...company, name })}
        isDisabled={readOnly}
        maxLength={120}
        error={problem}
      />
      <DetailRows company={company} added={added} onChange={change} />
      <div className="row wraps">
        <Button
          variant="quiet"
          icon={<Plus />}
          isDisabled={readOnly}
          reason={full ? t("company.most") : null}
          onPress={() => {
            setAdded(company.details.length);
            change(addDetail(company));
          }}
        >
          {t("company.add")}
        </Button>
        {isChanged && (
          <Button type="submit" isPending={save.isPending} isDisabled={readOnly}>
            {t("company.save")}
          </Button>
        )}
      </div>
    </form>
  );
}

type DetailRowsProps = CompanyFormProps & {
  /** The row that was just added; the focus goes there. */
  added: number | null;
  onChange: (company: Shape<"Company">) => void;
};

function DetailRows({ company, added, onChange }: DetailRowsProps) {
  const { t } = useTranslation("settings");
  const readOnly = useReadOnly();
  return company.details.map((detail, index) => {
    const number = index + 1;
    const put = (next: Partial<typeof detail>) => onChange(changeDetail(company, index, next));
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a row has nothing but its place
      <div key={index} className="row">
        <TextField
          label={t("company.detailName", { number })}
          hideLabel
          placeholder={t("company.detailExample")}
          value={detail.name}
          onChange={(name) => put({ name })}
          isDisabled={readOnly}
          maxLength={120}
          autoFocus={index === added}
        />
        <TextField
          label={t("company.value", { number })}
          hideLabel
          className="grow"
          value={detail.value}
          onChange={(value) => put({ value })}
          isDisabled={readOnly}
          maxLength={2000}
        />
        <IconButton
          label={t("company.remove", { name: detail.name || t("company.detail", { number }) })}
          icon={<X />}
          isDisabled={readOnly}
          onPress={() => onChange(removeDetail(company, index))}
        />
      </div>
    );
  });
}
