import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import { useChangeSettings, useCheckBase } from "#ui/api/settings.ts";
import type { Settings } from "#ui/api/shapes.ts";
import { Button } from "#ui/parts/button.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { WhoToTell } from "#ui/settings/who-to-tell.tsx";
import { useProblemWords } from "#ui/words/problem-words.ts";

type BaseAddressProps = { settings: Settings };

const BASE = /^https?:\/\/[^\s/]+\/?$/i;

/** The beginning of every web address, and whether it leads back here. */
export function BaseAddress({ settings }: BaseAddressProps) {
  const { t } = useTranslation("settings");
  const words = useProblemWords();
  const change = useChangeSettings();
  const readOnly = useReadOnly();
  const stored = settings.base_address ?? "";
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isTelling, setTelling] = useState(false);
  const text = typed ?? stored;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const base = text.trim().replace(/\/$/, "");
    if (base && !BASE.test(base)) return setProblem(t("addresses.baseWrong"));
    change.mutate(
      { base_address: base },
      {
        onSuccess: () => {
          setTyped(null);
          toast(base ? t("addresses.baseSaved") : t("addresses.baseRemoved"));
          setTelling(true);
        },
        onError: (error) => setProblem(t("notSaved", { what: words(error).what })),
      },
    );
  };
  return (
    <form onSubmit={submit} className="stack tight">
      <TextField
        label={t("addresses.base")}
        help={t("addresses.baseHelp")}
        placeholder={t("addresses.baseExample")}
        value={text}
        onChange={(next) => {
          setTyped(next);
          setProblem(null);
        }}
        isDisabled={readOnly}
        error={problem}
        code
      />
      <div className="row wraps">
        {text.trim() !== stored && (
          <Button type="submit" isPending={change.isPending} isDisabled={readOnly}>
            {t("addresses.baseSave")}
          </Button>
        )}
        {stored && <CheckBase />}
      </div>
      {isTelling && <WhoToTell onClose={() => setTelling(false)} />}
    </form>
  );
}

function CheckBase() {
  const { t } = useTranslation("settings");
  const words = useProblemWords();
  const check = useCheckBase();
  return (
    <>
      <Button variant="quiet" isPending={check.isPending} onPress={() => check.mutate()}>
        {t("addresses.check")}
      </Button>
      <span role="status" className="small muted">
        {check.data && t(`addresses.checks.${check.data.result}`)}
        {check.error && words(check.error).what}
      </span>
    </>
  );
}
