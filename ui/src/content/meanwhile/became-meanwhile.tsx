import { useTranslation } from "react-i18next";
import type { Meanwhile } from "#ui/content/meanwhile/rebased.ts";
import { ShownValue } from "#ui/content/shown-value.tsx";
import { Banner } from "#ui/parts/banner.tsx";
import { Button } from "#ui/parts/button.tsx";

type BecameMeanwhileProps = {
  lines: readonly Meanwhile[];
  /** Leaves what was typed. */
  onBeginAgain: () => void;
};

/** What became other data while it was edited: before, now, and whether what was typed stays. */
export function BecameMeanwhile({ lines, onBeginAgain }: BecameMeanwhileProps) {
  const { t } = useTranslation("content");
  return (
    <Banner
      tone="needs_you"
      urgent
      actions={
        <Button size="sm" onPress={onBeginAgain}>
          {t("meanwhile.beginAgain")}
        </Button>
      }
    >
      <p>{t(lines.length > 0 ? "meanwhile.text" : "meanwhile.unseen")}</p>
      {lines.length > 0 && (
        <dl className="small">
          {lines.map(({ pointer, name, was, is, isTyped }) => (
            <div key={pointer} className="row wraps">
              <dt>
                <bdi>{name}</bdi>
              </dt>
              <dd>
                {t("meanwhile.was")} <ShownValue shown={was} />
              </dd>
              <dd>
                {t("meanwhile.is")} <ShownValue shown={is} />
              </dd>
              {isTyped && <dd>{t("meanwhile.stays")}</dd>}
            </div>
          ))}
        </dl>
      )}
    </Banner>
  );
}
