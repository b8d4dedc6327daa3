import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Subjects } from "#ui/conditions/subjects.ts";
import type { Reference } from "#ui/document/definition.ts";
import { DetailPicker } from "#ui/values/detail-picker.tsx";
import { DetailPill } from "#ui/values/detail-pill.tsx";

type SubjectButtonProps = {
  reference: Reference;
  subjects: Subjects;
  isDisabled: boolean;
  onPick: (reference: Reference) => void;
};

/** The detail that a test compares; another one is chosen in place. */
export function SubjectButton({ reference, subjects, isDisabled, onPick }: SubjectButtonProps) {
  const { t } = useTranslation("designer");
  const anchor = useRef<HTMLButtonElement>(null);
  const [isPicking, setPicking] = useState(false);
  const name = subjects.nameOf(reference) || t("conditions.someDetail");
  const close = () => {
    setPicking(false);
    requestAnimationFrame(() => anchor.current?.focus());
  };
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className="cond-subject"
        disabled={isDisabled}
        aria-label={t("conditions.changeDetail", { detail: name })}
        aria-haspopup="dialog"
        aria-expanded={isPicking}
        onClick={() => setPicking(true)}
      >
        <DetailPill
          pill={{ kind: "detail", reference, format: "as_is" }}
          text={name}
          isBroken={subjects.isBroken(reference)}
          sample={subjects.sampleOf(reference)}
        />
      </button>
      {isPicking && (
        <DetailPicker
          anchor={anchor}
          groups={subjects.groups}
          typed={subjects.typed}
          onPick={(picked) => {
            onPick(picked);
            close();
          }}
          onClose={close}
        />
      )}
    </>
  );
}
