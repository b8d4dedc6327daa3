import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePersonDetails } from "#ui/api/person-details.ts";
import type { Reference } from "#ui/document/definition.ts";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { ErrorLine } from "#ui/parts/error-line.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { toast } from "#ui/parts/toasts.ts";
import {
  fits,
  namesPerson,
  patchOfAll,
  reasonOf,
  typeOf,
} from "#ui/problem-actions/fill-in/fill-in.ts";
import { FillInField } from "#ui/problem-actions/fill-in/fill-in-field.tsx";
import {
  type Filled,
  NotFilledIn,
  OnlySaved,
  useFillIn,
} from "#ui/problem-actions/fill-in/use-fill-in.ts";
import { type Sent, useToastSent } from "#ui/problem-actions/sending/sent-again.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

/** Somebody, with all that one message lacks of them. */
export type ToFillIn = {
  readonly id: string;
  readonly name: string;
  readonly details: readonly Reference[];
  /** What a call said of the first of them, which nothing reads; null for nothing. */
  readonly said: string | null;
};

type FillInDialogProps = {
  detail: Reference;
  people: readonly ToFillIn[];
  /** Beside these. */
  more: number;
  /** Sends again for those who have it now; null where their runs go on by themselves. */
  send: ((reason: string, people: readonly string[]) => Promise<Sent>) | null;
  /** Something of the step went out before, so that it is sent once more. */
  isRepeated?: boolean;
  onClose: () => void;
};

/** Asks for what messages to several people lack, and sends again for all of them at once. */
export function FillInDialog(props: FillInDialogProps) {
  const { detail, people, more, send, isRepeated = false, onClose } = props;
  const { t } = useTranslation("problems");
  const { t: common } = useTranslation("common");
  const words = useFlowWords();
  const name = words.detail(detail);
  const [first] = people;
  const isSeveral = people.some(({ details }) => details.length > 1);
  const custom = usePersonDetails().data?.custom ?? [];
  const [texts, setTexts] = useState<ReadonlyMap<string, string>>(new Map());
  const [reason, setReason] = useState("");
  const [checked, setChecked] = useState(false);
  const fill = useFillIn();
  const toastSent = useToastSent();
  const refused = useRefused(fill.error);
  const fields = people.flatMap(fieldsOf);
  const textOf = ({ key }: Field) => texts.get(key)?.trim() ?? "";
  const typed = fields.filter((field) => textOf(field) !== "");
  const unfit = typed.filter((field) => !fits(field.detail, textOf(field), custom));
  const byItself = reasonOf(people);
  const lacksReason = send !== null && reason.trim() === "" && byItself === "";
  const confirm = () => {
    setChecked(true);
    if (typed.length === 0 || unfit.length > 0 || lacksReason) return;
    const filled = [...new Set(typed.map(({ person }) => person.id))];
    const all = filled.map((person): Filled => {
      const own = typed.filter((field) => field.person.id === person);
      const texts = own.map((field) => ({ detail: field.detail, text: textOf(field) }));
      return { person, patch: patchOfAll(texts) };
    });
    const then = async () => (send ? send(reason.trim() || byItself, filled) : null);
    const saved = () => {
      const done = isSeveral ? "filling.doneAll" : "filling.done";
      toast(t(done, { detail: name, count: filled.length }));
    };
    return fill.mutateAsync({ all, then }).then(
      (sent) => {
        saved();
        // What lacked a detail was never made: none of it has gone out before, unless the step is
        // done again.
        if (sent) toastSent(sent, !isRepeated);
        onClose();
      },
      (error) => error instanceof OnlySaved && saved(),
    );
  };
  const title =
    people.length === 1 && more === 0
      ? t(isSeveral ? "filling.titleSeveral" : "filling.titleOf", {
          detail: name,
          name: first?.name ?? "",
        })
      : t(isSeveral ? "filling.titleAll" : "filling.title", {
          detail: name,
          count: people.length + more,
        });
  return (
    <AskDialog
      title={title}
      button={t(send ? "filling.send" : "filling.save")}
      isPending={fill.isPending}
      error={refused.other}
      onClose={onClose}
      onConfirm={confirm}
    >
      {fields.map((field, index) => (
        <FillInField
          key={field.key}
          label={labelOf(t, field, words.detail(field.detail), people.length)}
          person={field.person.id}
          name={field.person.name}
          said={field.isFirst ? field.person.said : null}
          type={typeOf(field.detail, custom)}
          isPerson={namesPerson(field.detail)}
          text={texts.get(field.key) ?? ""}
          isFirst={index === 0}
          isWrong={checked && unfit.some(({ key }) => key === field.key)}
          refused={field.isLast && refused.person === field.person.id ? refused.why : null}
          onChange={(text) => setTexts(new Map(texts).set(field.key, text))}
        />
      ))}
      {more > 0 && <p className="muted small">{t("filling.more", { count: more })}</p>}
      {checked && typed.length === 0 && <ErrorLine text={t("filling.needed")} />}
      {send && (
        <TextField
          label={
            byItself === "" ? t("sending.why") : common("optional", { label: t("sending.why") })
          }
          value={reason}
          onChange={setReason}
          maxLength={500}
          error={checked && lacksReason ? t("filling.reasonNeeded") : null}
        />
      )}
    </AskDialog>
  );
}

type Field = {
  key: string;
  person: ToFillIn;
  detail: Reference;
  /** Of those of the person. */
  isFirst: boolean;
  isLast: boolean;
};

/** A field for each detail that somebody lacks. */
function fieldsOf(person: ToFillIn): Field[] {
  return person.details.map((detail, index) => ({
    key: `${person.id} ${detail.pointer}`,
    person,
    detail,
    isFirst: index === 0,
    isLast: index === person.details.length - 1,
  }));
}

/** One person is named by the title, one detail too. */
function labelOf(
  t: TFunction<"problems">,
  { person }: Field,
  detail: string,
  people: number,
): string {
  if (people === 1) return detail;
  return person.details.length > 1
    ? t("filling.ofPerson", { detail, name: person.name })
    : person.name;
}

/** At whom it failed, and why; what is nobody's is said below. */
function useRefused(error: Error | null) {
  const words = useProblemWords();
  if (error instanceof OnlySaved && error.cause instanceof Error) {
    return { person: null, why: null, other: error.cause };
  }
  if (!(error instanceof NotFilledIn)) return { person: null, why: null, other: error };
  const { what, todo } = words(error.cause);
  return { person: error.person, why: `${what} ${todo}`, other: null };
}
