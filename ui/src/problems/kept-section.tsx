import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkflows } from "#ui/api/workflows.ts";
import type { KeptAt } from "#ui/kept/kept-at.ts";
import { KeptCalls } from "#ui/kept/kept-calls.tsx";
import { KeptLine } from "#ui/kept/kept-line.tsx";

/** The calls that workflows kept: no problem, but nobody else decides about them. */
export function KeptSection() {
  const { t } = useTranslation("kept");
  const kept = (useWorkflows().data ?? []).filter(({ kept_count: count }) => count > 0);
  // The dialog stays while it works, also when its workflow keeps nothing any more.
  const [open, setOpen] = useState<KeptAt | null>(null);
  return (
    <>
      {kept.length > 0 && (
        <section className="kept-section" aria-label={t("section")}>
          <h2 className="h3">{t("section")}</h2>
          <ul>
            {kept.map((workflow) => (
              <KeptLine key={workflow.id} workflow={workflow} onOpen={() => setOpen(workflow)} />
            ))}
          </ul>
        </section>
      )}
      {open && <KeptCalls workflow={open} onClose={() => setOpen(null)} />}
    </>
  );
}
