import { Check, X } from "lucide-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/parts/button.tsx";
import { classes } from "#ui/parts/classes.ts";
import { IconButton } from "#ui/parts/icon-button.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { type Toast, useToasts } from "#ui/parts/toasts.ts";

const SHOWN_MS = 8000;

/** Where toasts appear; a polite live region that is always there. */
export function ToastRegion() {
  const shown = useToasts((state) => state.shown);
  const { t } = useTranslation("common");
  const region = useRef<HTMLElement>(null);
  const atTop = useOutOfTheWay(region, shown.length);
  return (
    <section
      ref={region}
      className={classes("toasts", atTop && "at-top")}
      aria-live="polite"
      aria-label={t("messages")}
    >
      {shown.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

/** Messages never lie over what has the focus: it is scrolled, or they go to the top. */
function useOutOfTheWay(region: RefObject<HTMLElement | null>, count: number): boolean {
  const [atTop, setAtTop] = useState(false);
  useEffect(() => {
    if (count === 0) return setAtTop(false);
    const look = () => {
      const active = document.activeElement;
      if (!active || !covers(region.current, active)) return;
      active.scrollIntoView({ block: "center" });
      if (covers(region.current, active)) setAtTop((before) => !before);
    };
    look();
    document.addEventListener("focusin", look);
    return () => document.removeEventListener("focusin", look);
  }, [region, count]);
  return atTop;
}

function covers(region: HTMLElement | null, active: Element): boolean {
  if (!region || region.contains(active)) return false;
  const under = active.getBoundingClientRect();
  return [...region.children].some((line) => {
    const over = line.getBoundingClientRect();
    const beside = under.right <= over.left || under.left >= over.right;
    return !beside && under.bottom > over.top && under.top < over.bottom;
  });
}

function ToastLine({ toast }: { toast: Toast }) {
  const remove = useToasts((state) => state.remove);
  const { t } = useTranslation("common");
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => remove(toast.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast.id, remove, held]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it stays while somebody is at it.
    <div
      className={`toast ${toast.tone}`}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
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
