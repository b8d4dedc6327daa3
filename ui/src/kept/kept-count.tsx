import "#ui/kept/kept.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { KeptAt } from "#ui/kept/kept-at.ts";
import { KeptCalls } from "#ui/kept/kept-calls.tsx";
import { Button } from "#ui/parts/button.tsx";

/** How many calls a workflow kept, and the way to them. */
export function KeptCount({ workflow }: { workflow: KeptAt }) {
  const { t } = useTranslation("kept");
  const [open, setOpen] = useState(false);
  // An open dialog stays while it works, also when nothing is kept any more.
  if (workflow.kept_count === 0 && !open) return null;
  return (
    <div className="sub kept-count">
      <Button variant="link" onPress={() => setOpen(true)}>
        {t("count", { count: workflow.kept_count })}
      </Button>
      {open && <KeptCalls workflow={workflow} onClose={() => setOpen(false)} />}
    </div>
  );
}
