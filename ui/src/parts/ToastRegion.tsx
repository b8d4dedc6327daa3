import { Check, X } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/parts/Button.tsx";
import { IconButton } from "#ui/parts/IconButton.tsx";
import { StatusGlyph } from "#ui/parts/StatusGlyph.tsx";
import { type Toast, useToasts } from "#ui/parts/toasts.ts";

const SHOWN_MS = 8000;

/** Where toasts appear; a polite live region that is always there. */
export function ToastRegion() {
  const shown = useToasts((state) => state.shown);
  const { t } = useTranslation("common");
  return (
    <section className="toasts" aria-live="polite" aria-label={t("messages")}>
      {shown.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastLine({ toast }: { toast: Toast }) {
  const remove = useToasts((state) => state.remove);
  const { t } = useTranslation("common");
  useEffect(() => {
    const timer = setTimeout(() => remove(toast.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast.id, remove]);
  return (
    <div className={`toast ${toast.tone}`}>
      {toast.tone === "done" && <Check />}
      {toast.tone === "needs_you" && <StatusGlyph status="needs_you" />}
      <span className="wrap">{toast.text}</span>
      {toast.action && (
        <Button
          variant="link"
          size="sm"
          onPress={() => {
            toast.action?.run();
            remove(toast.id);
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton label={t("close")} icon={<X />} size="xs" onPress={() => remove(toast.id)} />
    </div>
  );
}
