import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { Button } from "#ui/parts/button.tsx";
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";

type Part = Shape<"AddressPart">;
type JudgedPartsProps = {
  look: Shape<"AddressLook">;
  turned: readonly number[];
  onTurn: (turned: readonly number[]) => void;
};

/** Which parts of a pasted address are kept secret, and why; each can be turned round. */
export function JudgedParts({ look, turned, onTurn }: JudgedPartsProps) {
  const { t } = useTranslation("designer");
  const [all, setAll] = useState(false);
  const whole = look.parts.find((part) => part.kind === "whole");
  const isWhole = whole?.secret ?? false;
  const isNone = look.parts.every((part) => !part.secret);
  // A token stands beside the address: what may be one more is asked about, the rest when asked for.
  const isBeside = isNone && look.way !== null;
  const own = look.parts.filter(({ kind, why }) => isWhole || kind !== "whole" || why === "turned");
  const isAskedAbout = ({ why }: Part) => why === "explained" || why === "turned";
  const shown = all || !isBeside ? own : own.filter(isAskedAbout);
  const showAll = shown.length < own.length && (
    <p>
      <Button variant="link" size="sm" className="flush" onPress={() => setAll(true)}>
        {t("where.allParts")}
      </Button>
    </p>
  );
  if (shown.length === 0) return showAll || null;
  const turn = (part: Part) =>
    onTurn(
      turned.includes(part.number)
        ? turned.filter((number) => number !== part.number)
        : [...turned, part.number],
    );
  return (
    <fieldset className="stack tight">
      <legend className="label">{t(headOf(isNone, isBeside))}</legend>
      <p className="help">{t(helpOf(isWhole, isNone))}</p>
      <ul className="stack tight">
        {shown.map((part) => (
          <li key={part.number}>
            <JudgedPart part={part} host={look.host ?? ""} onTurn={() => turn(part)} />
          </li>
        ))}
      </ul>
      {showAll}
    </fieldset>
  );
}

function headOf(isNone: boolean, isBeside: boolean) {
  if (isBeside) return "where.judgedBeside";
  return isNone ? "where.judgedNone" : "where.judged";
}

function helpOf(isWhole: boolean, isNone: boolean) {
  if (isNone) return "where.judgedNoneHelp";
  return isWhole ? "where.wholeHelp" : "where.judgedHelp";
}

type JudgedPartProps = { part: Part; host: string; onTurn: () => void };

function JudgedPart({ part, host, onTurn }: JudgedPartProps) {
  const { t } = useTranslation("designer");
  return (
    <Checkbox isSelected={part.secret} onChange={onTurn} help={t(`where.why.${part.why}`)}>
      <span className="wrap">
        {part.kind === "whole" ? (
          t("where.whole", { host })
        ) : (
          <>
            {part.name !== null && <Quoted text={`${part.name} = `} />}
            {part.text === null ? (
              t("where.hidden", { count: part.length })
            ) : (
              <Quoted text={part.text} />
            )}
          </>
        )}
      </span>
    </Checkbox>
  );
}

/** A piece of the address as it stands there. */
function Quoted({ text }: { text: string }) {
  return (
    <bdi className="code" dir="ltr">
      {text}
    </bdi>
  );
}
