import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { useKeptWords } from "#ui/kept/use-kept-words.ts";
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";
import { useTimes } from "#ui/words/times.ts";

type KeptRowProps = {
  call: Shape<"KeptCall">;
  /** Whether one above is about the same person. */
  isRepeat: boolean;
  /** Whether it is to be started; null where that cannot be chosen. */
  tick: { isOn: boolean; turn: (on: boolean) => void } | null;
};

/** A kept call: whom it is about, what would become of it, and when it came. */
export function KeptRow({ call, isRepeat, tick }: KeptRowProps) {
  const words = useKeptWords();
  const times = useTimes();
  const { t } = useTranslation("kept");
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
    </li>
  );
}
