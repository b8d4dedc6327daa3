import { Plus } from "lucide-react";
import { PickSubject } from "#ui/conditions/pick-subject.tsx";
import type { Subjects } from "#ui/conditions/subjects.ts";
import type { Reference } from "#ui/document/definition.ts";

type AddTestProps = {
  label: string;
  subjects: Subjects;
  onPick: (reference: Reference) => void;
};

/** Adds a test of a detail that is chosen first. */
export function AddTest({ label, subjects, onPick }: AddTestProps) {
  return (
    <PickSubject className="button link sm conds-add" subjects={subjects} onPick={onPick}>
      <Plus />
      {label}
    </PickSubject>
  );
}
