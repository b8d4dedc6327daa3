import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { RadioGroup } from "#ui/parts/fields/radio-group.tsx";

type WhichOneProps = {
  /** Addresses, tokens, or both. */
  choices: readonly Shape<"AddressChoice">[];
  chosen: readonly number[];
  onChoose: (chosen: readonly number[]) => void;
};

/** Asks which of several addresses or tokens of a text is meant; none is taken unasked. */
export function WhichOne({ choices, chosen, onChoose }: WhichOneProps) {
  const { t } = useTranslation("common");
  const kinds = [
    { label: t("taken.whichAddress"), all: choices.filter(isAddress) },
    { label: t("taken.whichToken"), all: choices.filter((one) => !isAddress(one)) },
  ];
  const asked = kinds.filter(({ all }) => all.length > 0);
  return asked.map(({ label, all }) => {
    const isOfThese = (number: number) => all.some((one) => one.number === number);
    const now = chosen.find(isOfThese);
    return (
      <RadioGroup
        key={label}
        label={label}
        value={now === undefined ? null : String(now)}
        onChange={(number) =>
          onChoose([...chosen.filter((one) => !isOfThese(one)), Number(number)])
        }
        options={all.map((one) => ({
          id: String(one.number),
          label: one.said || one.leads_to || t("taken.unnamed"),
          help: one.leads_to ?? t("taken.length", { count: one.length }),
        }))}
      />
    );
  });
}

/** Whether one of each kind is chosen that there are several of. */
export function isChosen(
  choices: readonly Shape<"AddressChoice">[],
  chosen: readonly number[],
): boolean {
  const has = (all: readonly Shape<"AddressChoice">[]) =>
    all.length === 0 || all.some(({ number }) => chosen.includes(number));
  return has(choices.filter(isAddress)) && has(choices.filter((one) => !isAddress(one)));
}

/** Whether one of several is an address. */
export function isAddress({ leads_to }: Shape<"AddressChoice">): boolean {
  return leads_to !== null;
}
