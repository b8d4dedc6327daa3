import "#ui/content/unread/unread-lines.css";
import { useTranslation } from "react-i18next";
import { linesAround, markedIn, type Place } from "#ui/content/unread/lines-around.ts";

type UnreadLinesProps = {
  text: string;
  /** Where it cannot be read; null where that is not known. */
  place: Place | null;
};

/** The part of a text that cannot be read around the place that is to blame, line by line. */
export function UnreadLines({ text, place }: UnreadLinesProps) {
  const { t } = useTranslation("content");
  const { before, lines, more } = linesAround(text, place?.line ?? null);
  return (
    <div className="unread-lines code" dir="ltr">
      {before > 0 && <p className="muted">{t("unread.before", { count: before })}</p>}
      <ol aria-label={t("it")}>
        {lines.map(({ number, text: one }) =>
          number === place?.line ? (
            <WrongLine key={number} number={number} text={one} place={place.place} />
          ) : (
            <li key={number}>
              <span className="faint num">{number}</span>
              <span>{one}</span>
            </li>
          ),
        )}
      </ol>
      {more > 0 && <p className="muted">{t("unread.more", { count: more })}</p>}
    </div>
  );
}

type WrongLineProps = { number: number; text: string; place: number };

/** The line that is to blame, with the letter at which reading ends. */
function WrongLine({ number, text, place }: WrongLineProps) {
  const { t } = useTranslation("content");
  const { before, marked, behind } = markedIn(text, place);
  return (
    <li className="wrong">
      <span className="faint num">{number}</span>
      <span>
        {before}
        <span className="hide">{t("unread.here")}</span>
        <mark>{marked}</mark>
        {behind}
      </span>
    </li>
  );
}
