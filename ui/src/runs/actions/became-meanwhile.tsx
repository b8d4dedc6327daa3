import { useTranslation } from "react-i18next";
import type { Meanwhile } from "#ui/content/rebased.ts";
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
  const { t } = useTranslation("run");
  return (
    <Banner
      tone="needs_you"
      urgent
      actions={
        <Button size="sm" onPress={onBeginAgain}>
          {t("sending.beginAgain")}
        </Button>
      }
    >
      <p>{t(lines.length > 0 ? "sending.meanwhile" : "sending.meanwhileUnseen")}</p>
      {lines.length > 0 && (
        <dl className="small">
          {lines.map(({ pointer, name, was, is, isTyped }) => (
            <div key={pointer} className="row wraps">
              <dt>
                <bdi>{name}</bdi>
              </dt>
              <dd>
                {t("sending.wasThen")} <ShownValue shown={was} />
              </dd>
              <dd>
                {t("sending.isNow")} <ShownValue shown={is} />
              </dd>
              {isTyped && <dd>{t("sending.yoursStays")}</dd>}
            </div>
          ))}
        </dl>
      )}
    </Banner>
  );
}
