import { type RefObject, useEffect, useRef } from "react";

/**
 * Leads to the first field of a form that says it is wrong: at once where the form was not sent, and
 * where what was sent is refused. What is wrong may stand out of view.
 */
export function useFirstWrong(refusal: unknown): {
  form: RefObject<HTMLFormElement | null>;
  /** To be called when somebody wanted to send. */
  look: () => void;
} {
  const form = useRef<HTMLFormElement>(null);
  const look = () => {
    // By then the fields say what is wrong.
    requestAnimationFrame(() => {
      if (form.current) goToFirstWrong(form.current);
    });
  };
  useEffect(() => {
    if (refusal && form.current) goToFirstWrong(form.current);
  }, [refusal]);
  return { form, look };
}

/** A choice says it on what is around its button. */
const WRONG = "[aria-invalid=true], .field[data-invalid] button";

function goToFirstWrong(form: HTMLElement): void {
  const wrong = form.querySelector<HTMLElement>(WRONG);
  wrong?.focus({ preventScroll: true });
  // With its name above it and what is wrong below.
  wrong?.closest(".field")?.scrollIntoView({ block: "nearest" });
}
