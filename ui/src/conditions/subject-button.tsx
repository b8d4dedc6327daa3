import { useTranslation } from "react-i18next";
import { PickSubject } from "#ui/conditions/pick-subject.tsx";
import type { Subjects } from "#ui/conditions/subjects.ts";
import type { Reference } from "#ui/document/definition.ts";
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
  const name = subjects.nameOf(reference) || t("conditions.someDetail");
  return (
    <PickSubject
      className="cond-subject"
      label={t("conditions.changeDetail", { detail: name })}
      subjects={subjects}
      isDisabled={isDisabled}
      onPick={onPick}
    >
      <DetailPill
        pill={{ kind: "detail", reference, format: "as_is" }}
        text={name}
        isBroken={subjects.isBroken(reference)}
        sample={subjects.sampleOf(reference)}
      />
    </PickSubject>
  );
}
