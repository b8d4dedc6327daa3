import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";
import { Doubted } from "#ui/pasted-token/doubted.tsx";
import { WhichOne } from "#ui/pasted-token/which-one.tsx";
import type { HeaderToken } from "#ui/steps/call-webhook/where/address.ts";
import { HeaderTokenFields } from "#ui/steps/call-webhook/where/header-token.tsx";
import { GoesOn } from "#ui/steps/call-webhook/where/look/goes-on.tsx";
import { JudgedParts } from "#ui/steps/call-webhook/where/look/judged-parts.tsx";
import { noteKey } from "#ui/steps/call-webhook/where/look/note-words.ts";

type AddressLookProps = {
  look: Shape<"AddressLook">;
  turned: readonly number[];
  chosen: readonly number[];
  header: HeaderToken | null;
  alsoPartWay: boolean;
  tool: string;
  onTurn: (turned: readonly number[]) => void;
  onChoose: (chosen: readonly number[]) => void;
  onGoesOn: (goesOn: boolean) => void;
  onHeader: (header: HeaderToken | null) => void;
  onAlsoPartWay: (also: boolean) => void;
  /** Whether the token of the address can be sent beside it, too. */
  canBeApart: boolean;
  /** Uses a token that looks like none. */
  onAnyway: () => void;
};

/** What a pasted text is taken for, before anything of it is stored. */
export function AddressLook(props: AddressLookProps) {
  const { look, turned, header, alsoPartWay } = props;
  const { t } = useTranslation("designer");
  return (
    <div className="stack tight inset" role="status">
      <WhichOne choices={look.choices} chosen={props.chosen} onChoose={props.onChoose} />
      {look.rest && <GoesOn rest={look.rest} onSay={props.onGoesOn} />}
      <JudgedParts look={look} turned={turned} onTurn={props.onTurn} />
      {look.way && <p className="help">{sentAs(t, look.way)}</p>}
      {look.doubt && <Doubted doubt={look.doubt} onAnyway={props.onAnyway} />}
      {look.notes.length > 0 && (
        <ul className="help">
          {look.notes.map((note) => (
            <li key={note}>{t(noteKey(note, look.found))}</li>
          ))}
        </ul>
      )}
      {look.keeps_token && <p className="help">{t("where.keepsToken", { tool: props.tool })}</p>}
      {look.header_suggested !== null && props.canBeApart && (
        <HeaderTokenFields value={header} isReadOnly={false} onChange={props.onHeader} />
      )}
      {look.leads_elsewhere && <p className="help">{t("where.elsewhere", { tool: props.tool })}</p>}
      {look.part_way > 0 && (
        <Checkbox
          isSelected={alsoPartWay}
          help={t("where.alsoPartWayHelp")}
          onChange={props.onAlsoPartWay}
        >
          {t("where.alsoPartWay", { count: look.part_way })}
        </Checkbox>
      )}
    </div>
  );
}

type Translate = ReturnType<typeof useTranslation<"designer">>["t"];

/** How a token beside the address is sent. */
export function sentAs(t: Translate, way: Shape<"TokenWay">): string {
  if (way.kind === "basic") return t("where.sentAsBasic");
  return t("where.sentAs", {
    header: way.header_name ?? "Authorization",
    word: way.kind === "bearer" ? "Bearer " : (way.prefix ?? ""),
  });
}
