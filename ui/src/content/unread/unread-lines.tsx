import "#ui/content/unread/unread-lines.css";
import { useTranslation } from "react-i18next";
import { classes } from "#ui/parts/classes.ts";

type UnreadLinesProps = {
  text: string;
  /** The line at which it cannot be read, counted from one; null where that is not known. */
  line: number | null;
};

/** So many lines are shown; the whole text can be copied. */
const MOST_LINES = 200;

/** A text that cannot be read, line by line, with the line that is to blame marked. */
export function UnreadLines({ text, line }: UnreadLinesProps) {
  const { t } = useTranslation("content");
  const lines = text.split("\n").slice(0, MOST_LINES);
  return (
    <ol className="unread-lines code" dir="ltr" aria-label={t("it")}>
      {lines.map((one, index) => {
        const number = index + 1;
        const isWrong = number === line;
        return (
          <li
            key={number}
            className={classes(isWrong && "wrong")}
            aria-current={isWrong ? "true" : undefined}
          >
            <span className="faint num">{number}</span>
            <span>{one}</span>
          </li>
        );
      })}
    </ol>
  );
}
