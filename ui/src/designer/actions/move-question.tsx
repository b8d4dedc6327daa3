import { useTranslation } from "react-i18next";
import type { Actions, Overlay } from "#ui/designer/actions/use-actions.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";
import { useNameList } from "#ui/words/use-name-list.ts";

type MoveQuestionProps = {
  question: Extract<Overlay, { kind: "move_question" }>;
  actions: Actions;
};

/** Asked before a step is moved below one that needs its answer. */
export function MoveQuestion({ question, actions }: MoveQuestionProps) {
  const { t } = useTranslation("designer");
  const { t: tCommon } = useTranslation("common");
  const { of } = useDesigner();
  const list = useNameList();
  const name = of.byId.get(question.step)?.step?.name ?? "";
  const others = list(
    question.others.map((id) => {
      const entry = of.byId.get(id);
      return tCommon("numbered", { number: entry?.number ?? "", name: entry?.step?.name ?? "" });
    }),
  );
  return (
    <Dialog
      isOpen
      isQuestion
      title={t("moveQuestion.title", { name })}
      onClose={actions.close}
      footer={
        <>
          <Button onPress={actions.close}>{tCommon("cancel")}</Button>
          <Button
            variant="primary"
            onPress={() => {
              actions.close();
              actions.move(question.step, question.place);
            }}
          >
            {t("moveQuestion.anyway")}
          </Button>
        </>
      }
    >
      <p>{t("moveQuestion.text", { name, others })}</p>
    </Dialog>
  );
}
