import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePeople } from "#ui/api/people.ts";
import { chooseForCall, chooseForCalls, useProblemAction } from "#ui/api/problems.ts";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import { CallBeside } from "#ui/content/received/call-beside.tsx";
import { Button } from "#ui/parts/button.tsx";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { shownInTheDialog } from "#ui/parts/dialogs/shown-in-the-dialog.ts";
import { ErrorLine } from "#ui/parts/error-line.tsx";
import { PersonChoice } from "#ui/person-form/person-choice.tsx";
import { AddAndUseDialog } from "#ui/problem-actions/adding/add-and-use-dialog.tsx";
import { WithSuggested } from "#ui/problem-actions/adding/with-suggested.tsx";
import { isNameless } from "#ui/problem-actions/is-nameless.ts";
import { useToastUsed } from "#ui/problem-actions/used-calls.ts";
import { useMeantCall, WhichCall } from "#ui/problem-actions/which-call.tsx";
import { entryOf, tellsNobody } from "#ui/problem-actions/who-is-said.ts";

type ChoosePersonDialogProps = {
  problem: ProblemGroup;
  /** The call that is asked about, where it is named. */
  call: string | null;
  /** Whether somebody new is to be added at once. */
  isNew?: boolean;
  onClose: () => void;
};

type Chosen = { id: string; display_name: string };

/** Says whom we know kept calls are about; of calls that name nobody, of each by itself. */
export function ChoosePersonDialog(props: ChoosePersonDialogProps) {
  const { problem, call: named, isNew = false, onClose } = props;
  const { t } = useTranslation("problems");
  const { call, item, choose: chooseCall } = useMeantCall(problem, named);
  const isOne = isNameless(problem.kind);
  const choose = useProblemAction((person: string) =>
    isOne && call !== null
      ? chooseForCall({ call, entry: item && entryOf(item) }, person)
      : chooseForCalls(problem.id, person),
  );
  const [person, setPerson] = useState<Chosen | null>(null);
  const toastUsed = useToastUsed();
  const [checked, setChecked] = useState(false);
  const email = item?.says?.details.work_email ?? "";
  const confirm = () => {
    setChecked(true);
    if (!person) return;
    return choose.mutateAsync(person.id).then((used) => {
      toastUsed(used, person.display_name);
      onClose();
    }, shownInTheDialog);
  };
  const [isAdding, setAdding] = useState(isNew);
  const everybody = usePeople("", false);
  const isNobodyThere = everybody.isSuccess && allRows(everybody.data).length === 0;
  const name = item?.says?.details.display_name;
  if (isAdding) {
    return (
      <WithSuggested problem={problem} item={item} says={item?.says?.details ?? problem.says}>
        {(first) => (
          <AddAndUseDialog
            first={first}
            call={call}
            isOne={isOne}
            give={choose.mutateAsync}
            isGiving={choose.isPending}
            error={choose.error}
            onClose={onClose}
          />
        )}
      </WithSuggested>
    );
  }
  const shown = tellsNobody(problem, item) ? call : null;
  return (
    <AskDialog
      size={shown === null ? "md" : "wide"}
      title={t("choosing.title")}
      button={t("choosing.button")}
      isPending={choose.isPending}
      error={choose.error}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p className="muted">{t(isOne ? "choosing.textOne" : "choosing.text")}</p>
      {isOne && (
        <WhichCall
          problem={problem}
          named={named}
          chosen={item?.id ?? null}
          onChoose={(next) => {
            chooseCall(next);
            setPerson(null);
          }}
        />
      )}
      <CallBeside call={shown}>
        <PersonChoice
          key={email}
          first={email}
          chosen={person?.id ?? null}
          onChoose={setPerson}
          sample={false}
        />
        <div>
          <Button
            variant={isNobodyThere ? "plain" : "link"}
            size="sm"
            onPress={() => setAdding(true)}
          >
            {name ? t("action.addNamed", { name }) : t("choosing.add")}
          </Button>
        </div>
      </CallBeside>
      {checked && !person && (
        <ErrorLine text={t(isNobodyThere ? "choosing.neededAdd" : "choosing.needed")} />
      )}
    </AskDialog>
  );
}
