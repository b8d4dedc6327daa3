import { type ReactNode, useRef, useState } from "react";
import type { Subjects } from "#ui/conditions/subjects.ts";
import type { Reference } from "#ui/document/definition.ts";
import { DetailPicker } from "#ui/values/detail-picker.tsx";

type PickSubjectProps = {
  /** What the button is called where its contents do not say it. */
  label?: string;
  className: string;
  subjects: Subjects;
  isDisabled?: boolean;
  onPick: (reference: Reference) => void;
  children: ReactNode;
};

/** A button that opens the details a condition can be about, and takes the focus back. */
export function PickSubject(props: PickSubjectProps) {
  const { label, className, subjects, isDisabled = false, onPick, children } = props;
  const anchor = useRef<HTMLButtonElement>(null);
  const [isPicking, setPicking] = useState(false);
  const close = () => {
    setPicking(false);
    requestAnimationFrame(() => anchor.current?.focus());
  };
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={className}
        disabled={isDisabled}
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={isPicking}
        onClick={() => setPicking(true)}
      >
        {children}
      </button>
      {isPicking && (
        <DetailPicker
          anchor={anchor}
          groups={subjects.groups}
          typed={subjects.typed}
          onPick={(reference) => {
            onPick(reference);
            close();
          }}
          onClose={close}
        />
      )}
    </>
  );
}
