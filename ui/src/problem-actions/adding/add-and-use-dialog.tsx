import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAddPerson } from "#ui/api/people.ts";
import type { Used } from "#ui/api/problems.ts";
import { CallBeside } from "#ui/content/received/call-beside.tsx";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { shownInTheDialog } from "#ui/parts/dialogs/shown-in-the-dialog.ts";
import { toast } from "#ui/parts/toasts.ts";
import { PersonFields } from "#ui/person-form/person-fields.tsx";
import { type Draft, inputOf, refusedIn } from "#ui/person-form/person-form.ts";
import { usePersonForm } from "#ui/person-form/use-person-form.ts";
import { useToastUsed } from "#ui/problem-actions/used-calls.ts";

type AddAndUseDialogProps = {
  /** What is known of the person from the call. */
  first: Draft;
  /** The call, which stays in view beside the form; null where none is meant. */
  call: string | null;
  /** Whether it is one call of several that is given to them. */
  isOne: boolean;
  /** Gives what was kept to somebody. */
  give: (person: string) => Promise<Used>;
  isGiving: boolean;
  error: Error | null;
  onClose: () => void;
};

type Added = { readonly id: string; readonly name: string };

/** Adds somebody who is not there to be chosen; what was kept is then used for them. */
export function AddAndUseDialog(props: AddAndUseDialogProps) {
  const { first, call, isOne, give, isGiving, error, onClose } = props;
  const { t } = useTranslation("problems");
  const add = useAddPerson();
  const toastUsed = useToastUsed();
  const form = usePersonForm(first);
  /** Once added, the person stays, even where what was kept could not be given to them. */
  const [added, setAdded] = useState<Added | null>(null);
  const adding = async (): Promise<Added> => {
    const made = await add.mutateAsync(inputOf(form.draft));
    const person = { id: made.id, name: made.display_name };
    setAdded(person);
    toast(t("adding.done", { name: person.name }));
    return person;
  };
  const confirm = () => {
    if (!added && !form.check()) return;
    return (added ? Promise.resolve(added) : adding())
      .then(async ({ id, name }) => {
        toastUsed(await give(id), name);
        onClose();
      })
      .catch(shownInTheDialog);
  };
  return (
    <AskDialog
      size={call === null ? "md" : "wide"}
      title={t("adding.title")}
      button={t("adding.button")}
      isPending={add.isPending || isGiving}
      error={refusedIn(add.error).other ?? error}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p className="muted">{t(isOne ? "adding.textOne" : "adding.text")}</p>
      <CallBeside call={call}>
        {added ? (
          <p className="wrap">{t("adding.done", { name: added.name })}</p>
        ) : (
          <PersonFields form={form} error={add.error} />
        )}
      </CallBeside>
    </AskDialog>
  );
}
