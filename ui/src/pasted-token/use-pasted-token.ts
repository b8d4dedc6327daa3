import { type ClipboardEvent, useRef, useState } from "react";
import { lookAtAddress } from "#ui/api/connections.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { isAddress } from "#ui/pasted-token/which-one.tsx";

/** What a mail was found to say of a token; never the mail, nor the token. */
export type Taken = { readonly way: Shape<"TokenWay">; readonly length: number };

/** The tokens of a text that names several, and which one was chosen. */
type Several = {
  readonly choices: readonly Shape<"AddressChoice">[];
  readonly chosen: readonly number[];
};

const ONE: Several = { choices: [], chosen: [] };

export type PastedToken = Several & {
  readonly taken: Taken | null;
  /** Whether a mail was pasted in which there is no token. */
  readonly isUnread: boolean;
  readonly onPaste: (event: ClipboardEvent) => void;
  /** Takes one of several tokens. */
  readonly choose: (chosen: readonly number[]) => void;
  /** The mail, to be read by Baton once more as it is kept. */
  readonly text: () => string | null;
  readonly forget: () => void;
};

/**
 * Reads what is pasted where a token is asked for as a pasted address is read: a field of one line
 * would make one word of the lines of a mail. The text is held in no state.
 */
export function usePastedToken(
  onTaken: (taken: Taken) => void,
  /** Whatever was said of the text before is of another by now. */
  onOther: () => void,
): PastedToken {
  const [taken, setTaken] = useState<Taken | null>(null);
  const [isUnread, setUnread] = useState(false);
  const [several, setSeveral] = useState(ONE);
  const text = useRef<string | null>(null);
  /** How often was looked: an answer about what was pasted or chosen before says nothing. */
  const looks = useRef(0);
  const look = async (pasted: string, isMail: boolean, chosen: readonly number[]) => {
    looks.current += 1;
    onOther();
    const at = looks.current;
    const input = { text: pasted, ...(chosen.length > 0 ? { chosen: [...chosen] } : {}) };
    const answer = await lookAtAddress(input).catch(() => null);
    if (at !== looks.current) return;
    const found = takenOf(answer);
    const choices = (answer?.choices ?? []).filter((one) => !isAddress(one));
    setSeveral(choices.length > 0 ? { choices, chosen } : ONE);
    // In one line, a word before the token is for the fields to say.
    if (found && (isMail || chosen.length > 0 || found.way.kind === "basic")) {
      onOther();
      setTaken(found);
      onTaken(found);
    } else setUnread(isMail && choices.length === 0);
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text").trim();
    text.current = pasted;
    setUnread(false);
    setSeveral(ONE);
    const isMail = /[\r\n]/.test(pasted);
    if (isMail) event.preventDefault();
    else if (!/\s/.test(pasted)) return;
    void look(pasted, isMail, []);
  };
  const choose = (chosen: readonly number[]) => {
    if (text.current !== null) void look(text.current, true, chosen);
  };
  const forget = () => {
    looks.current += 1;
    onOther();
    text.current = null;
    setTaken(null);
    setUnread(false);
    setSeveral(ONE);
  };
  return {
    ...several,
    taken,
    isUnread,
    onPaste,
    choose,
    text: () => (taken ? text.current : null),
    forget,
  };
}

function takenOf(look: Shape<"AddressLook"> | null): Taken | null {
  const { way = null, token_length: length = null } = look ?? {};
  return way && length !== null ? { way, length } : null;
}
