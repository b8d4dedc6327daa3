import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/parts/button.tsx";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";
import { ErrorLine } from "#ui/parts/error-line.tsx";
import { useFirstWrong } from "#ui/parts/fields/use-first-wrong.ts";
import { useOnePress } from "#ui/parts/pressing/use-one-press.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

type AskDialogProps = {
  title: string;
  /** The button that does it. */
  button: string;
  size?: "md" | "wide";
  danger?: boolean;
  isPending: boolean;
  error?: unknown;
  /** Why it cannot be done any more; what was filled in stays. */
  refusal?: string | null;
  /** Does it; what it returns, if anything, is waited for before it can be asked again. */
  onConfirm: () => unknown;
  onClose: () => void;
  children: ReactNode;
};

/**
 * Says what will happen and asks; Enter in a field is a yes. What it could not do stands above its
 * buttons, and the keyboard goes to the first field that is wrong.
 */
export function AskDialog(props: AskDialogProps) {
  const { title, button, size = "md", danger, isPending, error, refusal } = props;
  const { onConfirm, onClose, children } = props;
  const { t } = useTranslation("common");
  const words = useProblemWords();
  const problem = error ? words(error) : null;
  const form = useId();
  const wrong = useFirstWrong(error);
  const confirm = useOnePress(onConfirm);
  return (
    <Dialog
      title={title}
      isOpen
      isQuestion
      size={size}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button
            type="submit"
            form={form}
            variant={danger ? "danger" : "primary"}
            isPending={isPending}
            isDisabled={Boolean(refusal)}
          >
            {button}
          </Button>
        </>
      }
    >
      <form
        ref={wrong.form}
        id={form}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // A dialog over this one is inside it for React, and its form is another.
          if (event.target !== event.currentTarget || isPending || refusal) return;
          confirm();
          wrong.look();
        }}
      >
        {children}
      </form>
      {refusal && <ErrorLine text={refusal} />}
      {problem && !refusal && <ErrorLine text={`${problem.what} ${problem.todo}`} />}
    </Dialog>
  );
}
