import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/parts/button.tsx";
import { classes } from "#ui/parts/classes.ts";
import { ToastLine } from "#ui/parts/toast-line.tsx";
import { inView, useToasts } from "#ui/parts/toasts.ts";

/** Where toasts appear; a polite live region that is always there. */
export function ToastRegion() {
  const shown = useToasts((state) => state.shown);
  const { t } = useTranslation("common");
  const region = useRef<HTMLElement>(null);
  const [kept, setKept] = useState<readonly number[] | null>(null);
  const [isWhole, setWhole] = useState(false);
  const lines = inView(shown, kept, isWhole);
  const folded = shown.length - lines.length;
  const isTouched = kept !== null;
  const atTop = useOutOfTheWay(region, shown.length, isTouched);
  const hold = () => setKept((before) => before ?? lines.map(({ id }) => id));
  const release = () => setKept(null);
  const isOver = useRef(false);
  useWhenLeft(region, isTouched, isOver, release);
  const isEmpty = shown.length === 0;
  useEffect(() => {
    if (!isEmpty) return;
    setKept(null);
    setWhole(false);
  }, [isEmpty]);
  return (
    <section
      ref={region}
      className={classes("toasts", atTop && "at-top")}
      aria-live="polite"
      aria-label={t("messages")}
      onFocus={hold}
      onPointerEnter={() => {
        isOver.current = true;
        hold();
      }}
      onPointerLeave={({ currentTarget }) => {
        isOver.current = false;
        if (!currentTarget.contains(document.activeElement)) release();
      }}
    >
      {lines.map((toast) => (
        <ToastLine key={toast.id} toast={toast} isHeld={isTouched} />
      ))}
      {folded > 0 && (
        <Button
          size="sm"
          className="toasts-folded"
          onPress={() => {
            setWhole(true);
            setKept(null);
          }}
        >
          {t("moreMessages", { count: folded })}
        </Button>
      )}
    </section>
  );
}

/** The messages are left without a word when the one that somebody was at goes away. */
function useWhenLeft(
  region: RefObject<HTMLElement | null>,
  isTouched: boolean,
  isOver: RefObject<boolean>,
  release: () => void,
): void {
  const left = useEffectEvent(release);
  useEffect(() => {
    if (!isTouched) return;
    const look = () => {
      if (!isOver.current && !region.current?.contains(document.activeElement)) left();
    };
    const point = ({ target }: PointerEvent) => {
      isOver.current = target instanceof Node && (region.current?.contains(target) ?? false);
      look();
    };
    document.addEventListener("pointermove", point);
    document.addEventListener("focusin", look);
    return () => {
      document.removeEventListener("pointermove", point);
      document.removeEventListener("focusin", look);
    };
  }, [region, isTouched, isOver]);
}

/**
 * Messages never lie over what has the focus, nor over the buttons of a dialog: they go to the
 * other end of the window. Where that is no better, or would be over the buttons again, what has
 * the focus is scrolled. Those that somebody points at stay where they are.
 */
function useOutOfTheWay(
  region: RefObject<HTMLElement | null>,
  count: number,
  isTouched: boolean,
): boolean {
  const [atTop, setAtTop] = useState(false);
  const touched = useRef(isTouched);
  touched.current = isTouched;
  const moved = useRef<Element | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: at the other end it is looked at again.
  useEffect(() => {
    if (count === 0) {
      moved.current = null;
      return setAtTop(false);
    }
    const look = () => {
      if (touched.current) return;
      const kept = [...document.querySelectorAll(DIALOG_BUTTONS), document.activeElement];
      const under = kept.find((one) => one && covers(region.current, one));
      if (!under) return;
      const isFocus = under === document.activeElement;
      if (moved.current === under || (isFocus && isOfDialog(moved.current))) {
        if (isFocus) under.scrollIntoView({ block: "center" });
        return;
      }
      moved.current = under;
      setAtTop((before) => !before);
    };
    look();
    document.addEventListener("focusin", look);
    return () => document.removeEventListener("focusin", look);
  }, [region, count, atTop]);
  return atTop;
}

/** Where a dialog is answered: its buttons cannot be scrolled away from under a message. */
const DIALOG_BUTTONS = ".dialog > footer";

/** Whether messages went to this end for the buttons of a dialog that is still there. */
function isOfDialog(moved: Element | null): boolean {
  return moved?.isConnected === true && moved.matches(DIALOG_BUTTONS);
}

/** What is larger than this part of the window holds other things, and cannot be kept clear. */
const LARGEST_PART = 0.5;

function covers(region: HTMLElement | null, active: Element): boolean {
  if (!region || region.contains(active)) return false;
  const under = active.getBoundingClientRect();
  if (under.height > window.innerHeight * LARGEST_PART) return false;
  return [...region.children].some((line) => {
    const over = line.getBoundingClientRect();
    const beside = under.right <= over.left || under.left >= over.right;
    return !beside && under.bottom > over.top && under.top < over.bottom;
  });
}
