import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";

/** How Baton read what came: what it is written as, and what was done to it on the way. */
export function HowRead({ how }: { how: Shape<"HowRead"> }) {
  const { t } = useTranslation("content");
  const as = { format: t(`howRead.formats.${how.format}`) };
  const sentences = [
    how.said
      ? t("howRead.although", { ...as, said: t(`howRead.formats.${how.said}`) })
      : t("howRead.as", as),
    how.charset && t("howRead.charset", { charset: how.charset }),
    how.mark && t("howRead.mark"),
    how.opened > 0 && t("howRead.opened", { count: how.opened }),
    how.replaced > 0 && t("howRead.replaced", { count: how.replaced }),
    how.flat > 0 && t("howRead.flat", { count: how.flat }),
    how.files > 0 && t("howRead.files", { count: how.files }),
  ];
  return (
    <p className="how-read muted small" data-testid="how-read">
      {sentences.filter(Boolean).join(" ")}
    </p>
  );
}

/** Whether a call was read as nearly all are, so that only IT would want to hear of it. */
export function isReadAsUsual(how: Shape<"HowRead">): boolean {
  const { format, said, charset, mark, opened, replaced, flat, files } = how;
  const changed = opened + replaced + flat + files;
  return format === "json" && said === null && charset === null && !mark && changed === 0;
}
