import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import { useImportHolidays, useRemoveHolidays } from "#ui/api/settings.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { host } from "#ui/host/host.ts";
import { Banner } from "#ui/parts/banner.tsx";
import { Button } from "#ui/parts/button.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";
import { useTimes } from "#ui/words/times.ts";

type HolidayFileProps = { time: Shape<"CompanyTime"> };

/** Holidays from a calendar file; what was left out of it is named with its line. */
export function HolidayFile({ time }: HolidayFileProps) {
  const { t } = useTranslation("settings");
  const words = useProblemWords();
  const readOnly = useReadOnly();
  const load = useImportHolidays();
  const remove = useRemoveHolidays();
  const [found, setFound] = useState<Shape<"ImportedHolidays"> | null>(null);
  const onError = (error: Error) =>
    toast(t("notSaved", { what: words(error).what }), { tone: "needs_you" });
  const choose = useMutation({
    mutationFn: async () => {
      const file = await host.openFile(["ics"]);
      if (file) setFound(await load.mutateAsync(file));
    },
    onError,
  });
  const { imported } = time;
  return (
    <div className="stack tight">
      <h3 className="label">{t("time.file")}</h3>
      {imported && <FileLine file={imported} />}
      <p className="muted small">{t("time.fileHelp")}</p>
      <div className="row wraps">
        <Button isPending={choose.isPending} isDisabled={readOnly} onPress={() => choose.mutate()}>
          {imported ? t("time.importOther") : t("time.import")}
        </Button>
        {imported && (
          <Button
            variant="quiet"
            isPending={remove.isPending}
            isDisabled={readOnly}
            onPress={() =>
              remove.mutate(undefined, {
                onSuccess: () => {
                  setFound(null);
                  toast(t("time.removed"));
                },
                onError,
              })
            }
          >
            {t("time.remove")}
          </Button>
        )}
      </div>
      {found && <Found found={found} />}
    </div>
  );
}

type FileLineProps = { file: Shape<"ImportedFile"> };

function FileLine({ file }: FileLineProps) {
  const { t } = useTranslation("settings");
  const { date } = useTimes();
  const day = (iso: string | null) => (iso ? date(`${iso}T12:00:00`) : "");
  const slots = { name: file.name, first: day(file.first), last: day(file.last) };
  return <p className="wrap">{t("time.fileHas", { count: file.days, ...slots })}</p>;
}

type FoundProps = { found: Shape<"ImportedHolidays"> };

function Found({ found }: FoundProps) {
  const { t } = useTranslation("settings");
  const { imported, refused } = found;
  return (
    <Banner tone={refused.length > 0 ? "waiting" : "done"}>
      <p>{imported > 0 ? t("time.imported", { count: imported }) : t("time.nothing")}</p>
      {refused.length > 0 && (
        <>
          <p>{t("time.leftOut", { count: refused.length })}</p>
          <ul className="named-list">
            {refused.map(({ line, name, why }) => {
              const slots = { line, name, why: t(`time.why.${why}`) };
              return (
                <li key={line} className="wrap">
                  {t(name ? "time.lineNamed" : "time.line", slots)}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </Banner>
  );
}
