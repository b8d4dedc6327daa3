import { useTranslation } from "react-i18next";
import { LARGEST, SMALLEST, type Zoom } from "#ui/flow/moving/use-zoom.ts";
import { useLocale } from "#ui/words/use-locale.ts";

type ZoomControlsProps = { zoom: Zoom };

/** Smaller, the size itself (back to 100 %), larger, fit. */
export function ZoomControls({ zoom }: ZoomControlsProps) {
  const { t } = useTranslation("steps");
  const locale = useLocale();
  const percent = new Intl.NumberFormat(locale, { style: "percent" }).format(zoom.value);
  return (
    // biome-ignore lint/a11y/useSemanticElements: four buttons are no set of fields.
    <div className="flow-zoom" role="group" aria-label={t("zoom.label")}>
      <button
        type="button"
        aria-label={t("zoom.smaller")}
        disabled={zoom.value <= SMALLEST}
        className="is-minus"
        onClick={zoom.smaller}
      />
      <button type="button" className="num" title={t("zoom.normal")} onClick={zoom.normal}>
        {percent}
      </button>
      <button
        type="button"
        aria-label={t("zoom.larger")}
        disabled={zoom.value >= LARGEST}
        className="is-plus"
        onClick={zoom.larger}
      />
      <button type="button" title={t("zoom.fit_width")} onClick={zoom.fit}>
        {t("zoom.fit")}
      </button>
    </div>
  );
}
