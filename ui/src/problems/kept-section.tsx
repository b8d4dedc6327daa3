import { useTranslation } from "react-i18next";
import { useWorkflows } from "#ui/api/workflows.ts";
import { KeptLine } from "#ui/kept/kept-line.tsx";

/** The calls that workflows kept: no problem, but nobody else decides about them. */
export function KeptSection() {
  const { t } = useTranslation("kept");
  const kept = (useWorkflows().data ?? []).filter(({ kept_count: count }) => count > 0);
  if (kept.length === 0) return null;
  return (
    <section className="kept-section" aria-label={t("section")}>
      <h2 className="h3">{t("section")}</h2>
      <ul>
        {kept.map((workflow) => (
          <KeptLine key={workflow.id} workflow={workflow} />
        ))}
      </ul>
    </section>
  );
}
