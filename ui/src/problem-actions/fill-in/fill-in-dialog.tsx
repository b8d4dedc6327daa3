import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePersonDetails } from "#ui/api/person-details.ts";
import type { Reference } from "#ui/document/definition.ts";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { shownInTheDialog } from "#ui/parts/dialogs/shown-in-the-dialog.ts";
import { ErrorLine } from "#ui/parts/error-line.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { fits, patchOf, typeOf } from "#ui/problem-actions/fill-in/fill-in.ts";
import { FillInField } from "#ui/problem-actions/fill-in/fill-in-field.tsx";
import { type Filled, NotFilledIn, useFillIn } from "#ui/problem-actions/fill-in/use-fill-in.ts";
import { type Sent, useToastSent } from "#ui/problem-actions/sent-again.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

export type ToFillIn = { readonly id: string; readonly name: string };

type FillInDialogProps = {
  detail: Reference;
  people: readonly ToFillIn[];
  /** Beside these. */
  more: number;
  /** Sends again for those who have it now; null where their runs go on by themselves. */
  send: ((reason: string, people: readonly string[]) => Promise<Sent>) | null;
  onClose: () => void;
};

/** Asks for one detail of several people, and sends again for all of them at once. */
export function FillInDialog({ detail, people, more, send, onClose }: FillInDialogProps) {
  const { t } = useTranslation("problems");
  const words = useFlowWords();
  const name = words.detail(detail);
  const custom = usePersonDetails().data?.custom ?? [];
  const [texts, setTexts] = useState<ReadonlyMap<string, string>>(new Map());
  const [reason, setReason] = useState<string>(t("filling.reason", { detail: name }));
  const [checked, setChecked] = useState(false);
  const fill = useFillIn();
  const toastSent = useToastSent();
  const refused = useRefused(fill.error);
  const textOf = (id: string) => texts.get(id)?.trim() ?? "";
  const typed = people.filter(({ id }) => textOf(id) !== "");
  const unfit = typed.filter(({ id }) => !fits(detail, textOf(id), custom));
  const lacksReason = send !== null && reason.trim() === "";
  const confirm = () => {
    setChecked(true);
    if (typed.length === 0 || unfit.length > 0 || lacksReason) return;
    const all = typed.flatMap(({ id }): Filled[] => {
      const patch = patchOf(detail, textOf(id));
      return patch ? [{ person: id, patch }] : [];
    });
    const filled = typed.map(({ id }) => id);
    const then = async () => (send ? send(reason.trim(), filled) : null);
    return fill.mutateAsync({ all, then }).then((sent) => {
      toast(t("filling.done", { detail: name, count: filled.length }));
      if (sent) toastSent(sent);
      onClose();
    }, shownInTheDialog);
  };
  const [first] = people;
  return (
    <AskDialog
      title={
        people.length === 1 && more === 0
          ? t("filling.titleOf", { detail: name, name: first?.name ?? "" })
          : t("filling.title", { detail: name, count: people.length + more })
      }
      button={t(send ? "filling.send" : "filling.save")}
      isPending={fill.isPending}
      error={refused.other}
      onClose={onClose}
      onConfirm={confirm}
    >
      {people.map(({ id, name: person }, index) => (
        <FillInField
          key={id}
          label={people.length === 1 ? name : person}
          person={id}
          name={person}
          type={typeOf(detail, custom)}
          text={texts.get(id) ?? ""}
          isFirst={index === 0}
          isWrong={checked && unfit.some((one) => one.id === id)}
          refused={refused.person === id ? refused.why : null}
          onChange={(text) => setTexts(new Map(texts).set(id, text))}
        />
      ))}
      {more > 0 && <p className="muted small">{t("filling.more", { count: more })}</p>}
      {checked && typed.length === 0 && <ErrorLine text={t("filling.needed")} />}
      {send && (
        <TextField
          label={t("sending.why")}
          value={reason}
          onChange={setReason}
          maxLength={500}
          error={checked && lacksReason ? t("filling.reasonNeeded") : null}
        />
      )}
    </AskDialog>
  );
}

/** At whom it failed, and why; what is nobody's is said below. */
function useRefused(error: Error | null) {
  const words = useProblemWords();
  if (!(error instanceof NotFilledIn)) return { person: null, why: null, other: error };
  const { what, todo } = words(error.cause);
  return { person: error.person, why: `${what} ${todo}`, other: null };
}
