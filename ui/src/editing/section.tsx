import { Check, ChevronDown, ChevronRight } from "lucide-react";
import { type ReactNode, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { ValidationCode } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { fieldIn, type Wish } from "#ui/editing/shown-field.ts";
import { useLeave } from "#ui/editing/use-leave.ts";
import { useLed } from "#ui/editing/use-led.ts";
import { classes } from "#ui/parts/classes.ts";

type SectionProps = {
  /** Its place in the order of use; null for what is never needed. */
  number: number | null;
  title: string;
  /** In one line, what is set; shown while folded. */
  summary?: ReactNode;
  isComplete: boolean;
  /** Beside the title, while open. */
  aside?: ReactNode;
  /** What is solved here: Show me opens the section and goes to the field. */
  problems?: readonly (ValidationCode | Wish)[];
  children: ReactNode;
};

/**
 * One question of a panel. It starts folded when it is answered, and folds once it is answered and
 * one goes on. What was opened to be looked at stays open, and so does what holds a form that was not
 * sent yet (`ASKS`): what was typed there would be gone.
 */
export function Section(props: SectionProps) {
  const { number, title, summary, isComplete, aside, problems, children } = props;
  const [isOpen, setOpen] = useState(!isComplete);
  const [isLookedAt, setLookedAt] = useState(false);
  const id = useId();
  const own = useRef<HTMLElement>(null);
  const within = useLeave(own, () => {
    if (!isOpen || !isComplete || isLookedAt || body.current?.querySelector(`[${ASKS}]`)) return;
    flushSync(() => setOpen(false));
    if (own.current) goOn(own.current);
  });
  const body = useRef<HTMLDivElement>(null);
  const { shown } = useDesigner();
  const isShown = shown !== null && (problems?.some((code) => code === shown.code) ?? false);
  const open = () => {
    setOpen(true);
    setLookedAt(true);
  };
  useLed(isShown, open, ({ field }) => {
    const found = body.current && fieldIn(body.current, field);
    found?.focus();
    // With what is asked, which stands above it, and what is pressed behind it.
    found?.closest("[data-field]")?.scrollIntoView({ block: "nearest" });
  });
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <section
      ref={own}
      className={classes("section", isComplete && "is-complete")}
      aria-labelledby={`${id}t`}
      {...within}
    >
      <h3>
        <button
          type="button"
          className={classes("section-head", !isOpen && Boolean(summary) && "has-summary")}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => {
            setLookedAt(isComplete && !isOpen);
            setOpen(!isOpen);
          }}
        >
          <span className="section-number" aria-hidden="true">
            {isComplete && !isOpen && number !== null ? <Check className="sm" /> : number}
          </span>
          <span className="section-title">
            <span id={`${id}t`}>{title}</span>
            {!isOpen && summary && (
              <span
                className="section-summary clip"
                {...(typeof summary === "string" && { title: summary })}
              >
                {summary}
              </span>
            )}
          </span>
          {isOpen && aside}
          <Chevron className="section-chevron" />
        </button>
      </h3>
      <div ref={body} id={id} className="section-body" hidden={!isOpen}>
        {isOpen && children}
      </div>
    </section>
  );
}

/** The attribute of a form in a section that was not sent yet. */
export const ASKS = "data-asks";

/** Opens the next question that is not answered, and keeps in view where one is. */
function goOn(own: HTMLElement): void {
  const asking = ".section:not(.is-complete) .section-head[aria-expanded=false]";
  const heads = own.parentElement?.querySelectorAll<HTMLElement>(asking) ?? [];
  const isAfter = (head: Element) =>
    (own.compareDocumentPosition(head) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  [...heads].find(isAfter)?.click();
  document.activeElement?.scrollIntoView({ block: "nearest" });
}
