import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { SaidDialog } from "#ui/content/received/said-dialog.tsx";
import { IgnoreKeptDialog } from "#ui/kept/ignore-kept-dialog.tsx";
import { useKeptWords } from "#ui/kept/use-kept-words.ts";
import { Button } from "#ui/parts/button.tsx";
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";
import { useTimes } from "#ui/words/times.ts";

type KeptRowProps = {
  call: Shape<"KeptCall">;
  /** Whether one above is about the same person. */
  isRepeat: boolean;
  /** Whether it is to be started; null where that cannot be chosen. */
  tick: { isOn: boolean; turn: (on: boolean) => void } | null;
};

/** A kept call: whom it is about, what would become of it, when it came, and what it said. */
export function KeptRow({ call, isRepeat, tick }: KeptRowProps) {
  const words = useKeptWords();
  const times = useTimes();
  const { t } = useTranslation("kept");
  const { t: problems } = useTranslation("problems");
  const [isShown, setShown] = useState(false);
  const [isIgnoring, setIgnoring] = useState(false);
  const readOnly = useReadOnly();
  const { who, email, note } = words(call);
  const said: ReactNode = (
    <span className="kept-call">
      <span className="stack">
        <b className="wrap">
          <bdi>{who}</bdi>
        </b>
        {email !== null && (
          <span className="small wrap" dir="ltr">
            {email}
          </span>
        )}
        <span className="small muted wrap">{isRepeat ? t("note.again") : note}</span>
      </span>
      <time className="num small faint" dateTime={call.at}>
        {times.near(call.at)}
      </time>
    </span>
  );
  return (
    <li>
      {tick ? (
        <Checkbox isSelected={tick.isOn} onChange={tick.turn}>
          {said}
        </Checkbox>
      ) : (
        said
      )}
      <span className="kept-do">
        <Button
          variant="link"
          size="sm"
          className="flush"
          aria-label={problems("callDataOf", { name: who })}
          onPress={() => setShown(true)}
        >
          {problems("callData")}
        </Button>
        {/* What is under Problems is ignored there, with all that is the same. */}
        {!call.was_problem && (
          <Button
            variant="link"
            size="sm"
            className="flush"
            isDisabled={readOnly}
            aria-label={t("ignoring.of", { name: who })}
            onPress={() => setIgnoring(true)}
          >
            {problems("action.ignore")}
          </Button>
        )}
      </span>
      {isShown && <SaidDialog call={call.id} onClose={() => setShown(false)} />}
      {isIgnoring && (
        <IgnoreKeptDialog call={call.id} who={who} onClose={() => setIgnoring(false)} />
      )}
    </li>
  );
}
