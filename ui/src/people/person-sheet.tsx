import { useTranslation } from "react-i18next";
import { useAddPerson, useChangePerson } from "#ui/api/people.ts";
import type { Person } from "#ui/api/shapes.ts";
import { Button } from "#ui/parts/button.tsx";
import { Sheet } from "#ui/parts/dialogs/sheet.tsx";
import { ErrorLine } from "#ui/parts/error-line.tsx";
import { useFirstWrong } from "#ui/parts/fields/use-first-wrong.ts";
import { toast } from "#ui/parts/toasts.ts";
import { PersonFields } from "#ui/person-form/person-fields.tsx";
import { type Draft, draftOf, inputOf, patchOf, refusedIn } from "#ui/person-form/person-form.ts";
import { usePersonForm } from "#ui/person-form/use-person-form.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

type PersonSheetProps = { person?: Person; onClose: () => void };

/** Adds a person, or changes one. */
export function PersonSheet({ person, onClose }: PersonSheetProps) {
  const { t } = useTranslation("people");
  const { t: common } = useTranslation("common");
  const form = usePersonForm(draftOf(person ?? {}), person);
  const save = useSave(person, onClose);
  const wrong = useFirstWrong(save.error);
  const submit = () => {
    if (form.check()) save.act(form.before, form.draft);
    else wrong.look();
  };
  return (
    <Sheet
      title={person ? t("form.editTitle", { name: person.display_name }) : t("form.addTitle")}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{common("cancel")}</Button>
          <Button variant="primary" isPending={save.isPending} onPress={submit}>
            {person ? t("form.save") : t("form.add")}
          </Button>
        </>
      }
    >
      <form
        ref={wrong.form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          // A dialog over the sheet is inside it for React, and its form is another.
          if (event.target === event.currentTarget) submit();
        }}
      >
        <PersonFields form={form} error={save.error} />
        {/* Enter in a field saves. */}
        <input type="submit" hidden />
      </form>
      <SaveProblem error={save.error} />
    </Sheet>
  );
}

function SaveProblem({ error }: { error: unknown }) {
  const words = useProblemWords();
  const { other } = refusedIn(error);
  if (!other) return null;
  const { what, todo } = words(other);
  return <ErrorLine text={`${what} ${todo}`} />;
}

function useSave(person: Person | undefined, onClose: () => void) {
  const { t } = useTranslation("people");
  const add = useAddPerson();
  const change = useChangePerson(person?.id ?? "");
  return {
    isPending: change.isPending || add.isPending,
    error: change.error ?? add.error,
    act: (before: Draft, draft: Draft) => {
      const onSuccess = ({ display_name: name }: Person) => {
        toast(person ? t("form.saved", { name }) : t("form.added", { name }));
        onClose();
      };
      if (person) change.mutate(patchOf(before, draft), { onSuccess });
      else add.mutate(inputOf(draft), { onSuccess });
    },
  };
}
