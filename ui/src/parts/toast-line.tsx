import { Check, X } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/parts/button.tsx";
import { IconButton } from "#ui/parts/icon-button.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { type Toast, useToasts } from "#ui/parts/toasts.ts";

const SHOWN_MS = 8000;

type ToastLineProps = {
  toast: Toast;
  /** It stays while somebody is at the messages. */
  isHeld: boolean;
};

/** One message, with what can be done about it; it goes by itself after a while. */
export function ToastLine({ toast, isHeld }: ToastLineProps) {
  const remove = useToasts((state) => state.remove);
  const { t } = useTranslation("common");
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => remove(toast.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast.id, remove, isHeld]);
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
