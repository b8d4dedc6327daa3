import { useTranslation } from "react-i18next";
import { useSystem } from "#ui/api/system.ts";
import { CopyText } from "#ui/parts/copy-text.tsx";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";
import { frame } from "#ui/words/en/frame.ts";

type HelpDialogProps = { isOpen: boolean; onClose: () => void };

/** Keys, words, and the report for IT. */
export function HelpDialog({ isOpen, onClose }: HelpDialogProps) {
  const { t } = useTranslation("frame");
  const system = useSystem().data;
  return (
    <Dialog title={t("help.title")} isOpen={isOpen} onClose={onClose}>
      <section className="stack tight">
        <h3 className="h3">{t("help.keys")}</h3>
        <dl className="facts">
          {keysOf(frame.help.keyRows).map((key) => (
            <div key={key}>
              <dt className="num">{t(`help.keyNames.${key}`)}</dt>
              <dd>{t(`help.keyRows.${key}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="stack tight">
        <h3 className="h3">{t("help.words")}</h3>
        <dl className="facts">
          {keysOf(frame.help.wordRows).map((key) => (
            <div key={key}>
              <dt>{t(`help.wordRows.${key}.0`)}</dt>
              <dd>{t(`help.wordRows.${key}.1`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="stack tight">
        <h3 className="h3">{t("help.report")}</h3>
        <p className="muted">{t("help.reportText")}</p>
        <CopyText
          label={t("help.copyReport")}
          text={JSON.stringify(
            { ...system, actor: undefined, page: location.pathname, browser: navigator.userAgent },
            null,
            2,
          )}
        />
      </section>
    </Dialog>
  );
}

function keysOf<T extends object>(value: T): (keyof T & string)[] {
  return Object.keys(value) as (keyof T & string)[];
}
