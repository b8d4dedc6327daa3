import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Plain, Shown } from "#ui/content/value.ts";
import { Button } from "#ui/parts/button.tsx";
import { writtenNumber } from "#ui/typed/typed-number.ts";
import { useDateReading } from "#ui/words/use-date-reading.ts";
import { useLocale } from "#ui/words/use-locale.ts";

type ShownValueProps = {
  shown: Shown;
  /** As it goes out, letter by letter: what is said to be received exactly so. */
  asSent?: boolean;
  /** There may be more entries than are here. */
  isCut?: boolean;
};

const DOTS = "••••••";

/** A value as people read it: a list as a list, a date as a date, and never a bracket. */
export function ShownValue({ shown, asSent = false, isCut = false }: ShownValueProps) {
  const { t } = useTranslation("content");
  switch (shown.kind) {
    case "items":
      return <Items items={shown.items} asSent={asSent} isCut={isCut} />;
    case "entries":
      return (
        <span className="muted">
          {t(isCut ? "entriesAtLeast" : "entries", { count: shown.count })}
        </span>
      );
    case "entry":
      return null;
    case "left_out":
      return <span className="faint">{t("leftOut")}</span>;
    case "stops":
      return <span className="content-stops">{t("stops")}</span>;
    case "hidden":
      return (
        <>
          <span aria-hidden="true">{DOTS}</span>
          <span className="hide">{t("hidden.value")}</span>
        </>
      );
    case "text":
    case "number":
    case "yes_no":
    case "nothing":
      return <PlainValue value={shown} asSent={asSent} />;
  }
}

function PlainValue({ value, asSent }: { value: Plain; asSent: boolean }) {
  const { t } = useTranslation("common");
  const reading = useDateReading();
  const locale = useLocale();
  if (value.kind === "yes_no") return value.yes ? t("yes") : t("no");
  if (value.kind === "nothing" || value.text === "") {
    return <span className="faint">{t("empty")}</span>;
  }
  if (value.kind === "number") {
    return <span className="num">{asSent ? value.text : writtenNumber(value.text, locale)}</span>;
  }
  const date = asSent ? null : reading(value.text);
  return (
    <bdi className="content-text" {...(date && { title: value.text })}>
      {date ?? <LongText text={value.text} />}
    </bdi>
  );
}

/** So many letters of a text are shown at first: one of a hundred thousand buries all behind it. */
const LETTERS = 2_000;

function LongText({ text }: { text: string }) {
  const { t } = useTranslation("content");
  const [all, setAll] = useState(false);
  if (all || text.length <= LETTERS) return text;
  return (
    <>
      {text.slice(0, LETTERS)}…{" "}
      <Button variant="link" size="sm" onPress={() => setAll(true)}>
        {t("allLetters", { count: text.length })}
      </Button>
    </>
  );
}

const SHOWN = 10;

type ItemsProps = { items: readonly Plain[]; asSent: boolean; isCut: boolean };

function Items({ items, asSent, isCut }: ItemsProps) {
  const { t } = useTranslation("common");
  const [all, setAll] = useState(false);
  if (items.length === 0) return <span className="faint">{t("empty")}</span>;
  return (
    <ul className="content-items">
      {(all ? items : items.slice(0, SHOWN)).map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: values have no identity but their place.
        <li key={index}>
          <PlainValue value={item} asSent={asSent} />
        </li>
      ))}
      {!all && items.length > SHOWN && (
        <li>
          <Button variant="link" size="sm" onPress={() => setAll(true)}>
            {t(isCut ? "showThese" : "showAll", { count: items.length })}
          </Button>
        </li>
      )}
    </ul>
  );
}
