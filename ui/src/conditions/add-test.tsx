import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import type { Subjects } from "#ui/conditions/subjects.ts";
import type { Reference } from "#ui/document/definition.ts";
import { DetailPicker } from "#ui/values/detail-picker.tsx";

type AddTestProps = {
  label: string;
  subjects: Subjects;
  onPick: (reference: Reference) => void;
};

/** Adds a test of a detail that is chosen first. */
export function AddTest({ label, subjects, onPick }: AddTestProps) {
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
        className="button link sm conds-add"
        aria-haspopup="dialog"
        aria-expanded={isPicking}
        onClick={() => setPicking(true)}
      >
        <Plus />
        {label}
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
