import { type ClipboardEvent, useRef, useState } from "react";
import { lookAtAddress } from "#ui/api/connections.ts";
import type { Shape } from "#ui/api/shapes.ts";

/** What a mail was found to say of a token; never the mail, nor the token. */
export type Taken = { readonly way: Shape<"TokenWay">; readonly length: number };

export type PastedToken = {
  readonly taken: Taken | null;
  /** Whether a mail was pasted in which there is no token. */
  readonly isUnread: boolean;
  readonly onPaste: (event: ClipboardEvent) => void;
  /** The mail, to be read by Baton once more as it is kept. */
  readonly text: () => string | null;
  readonly forget: () => void;
};

/**
 * Reads what is pasted where a token is asked for as a pasted address is read: a field of one line
 * would make one word of the lines of a mail. The text is held in no state.
 */
export function usePastedToken(onTaken: (taken: Taken) => void): PastedToken {
  const [taken, setTaken] = useState<Taken | null>(null);
  const [isUnread, setUnread] = useState(false);
  const text = useRef<string | null>(null);
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text").trim();
    text.current = pasted;
    setUnread(false);
    const isMail = /[\r\n]/.test(pasted);
    if (isMail) event.preventDefault();
    else if (!/\s/.test(pasted)) return;
    void lookAtAddress({ text: pasted })
      .catch(() => null)
      .then((look) => {
        if (text.current !== pasted) return;
        const found = takenOf(look);
        // In one line, a word before the token is for the fields to say.
        if (found && (isMail || found.way.kind === "basic")) {
          setTaken(found);
          onTaken(found);
        } else setUnread(isMail);
      });
  };
  const forget = () => {
    text.current = null;
    setTaken(null);
    setUnread(false);
  };
  return { taken, isUnread, onPaste, text: () => (taken ? text.current : null), forget };
}

function takenOf(look: Shape<"AddressLook"> | null): Taken | null {
  const { way = null, token_length: length = null } = look ?? {};
  return way && length !== null ? { way, length } : null;
}
