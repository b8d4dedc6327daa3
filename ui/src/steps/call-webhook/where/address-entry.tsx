import { useMutation } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { lookAtAddress, readAddress, useTakeConnection } from "#ui/api/connections.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { ErrorLine } from "#ui/parts/error-line.tsx";
import { useOnePress } from "#ui/parts/pressing/use-one-press.ts";
import { isChosen } from "#ui/pasted-token/which-one.tsx";
import type { SendProps } from "#ui/steps/call-webhook/use-connection.ts";
import {
  BEARER,
  type HeaderToken,
  headerAtFirst,
  ownHeader,
  withAddress,
} from "#ui/steps/call-webhook/where/address.ts";
import { AddressLook } from "#ui/steps/call-webhook/where/look/address-look.tsx";
import { useNewToolName } from "#ui/steps/call-webhook/where/use-new-tool-name.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

type AddressEntryProps = SendProps & {
  onRead: (read: Shape<"AddressRead">) => void;
};

/** What the admin said of a text. */
type Said = Pick<Looked, "turned" | "chosen" | "goesOn">;

const NOTHING: Said = { turned: [], chosen: [], goesOn: null };

/** What is known of the text in the field, and what the admin has said about it; never the text. */
type Looked = {
  readonly look: Shape<"AddressLook">;
  readonly turned: readonly number[];
  /** What is meant where the text names several. */
  readonly chosen: readonly number[];
  /** Whether the address goes on in the line below, where that is not sure. */
  readonly goesOn: boolean | null;
  readonly header: HeaderToken | null;
  readonly alsoPartWay: boolean;
};

/**
 * Takes a pasted address, a header line or a cURL command, and shows what is kept secret of it
 * before it is used. The raw text lives in the field only, until the API has split it.
 */
export function AddressEntry(props: AddressEntryProps) {
  const { connection, change } = props;
  const { t } = useTranslation("designer");
  const { workflow, isReadOnly } = useDesigner();
  const field = useRef<HTMLTextAreaElement>(null);
  const [looked, setLooked] = useState<Looked | null>(null);
  const id = useId();
  const take = useTakeConnection();
  const problemWords = useProblemWords();
  const step = { workflow: workflow.id, step: props.step };
  const typed = () => field.current?.value ?? "";
  const { newName, isMadeUp } = useNewToolName();
  /** How often the text has changed: what was found in one is not said of the next. */
  const changes = useRef(0);
  /** How often was looked: what was said last counts, not what was answered last. */
  const looks = useRef(0);
  const look = useMutation({
    gcTime: 0,
    mutationFn: async ({ turned, chosen, goesOn }: Said) => {
      const at = changes.current;
      looks.current += 1;
      const nth = looks.current;
      const connected = connection?.id ?? null;
      const input = {
        text: typed(),
        turned: [...turned],
        chosen: [...chosen],
        goes_on: goesOn,
        connection: connected,
        step,
      };
      return { at, nth, turned, chosen, goesOn, look: await lookAtAddress(input) };
    },
    onSuccess: ({ at, nth, turned, chosen, goesOn, look }) => {
      if (at !== changes.current || nth !== looks.current) return;
      setLooked((before) => {
        // Of more of an address, or of another, it is told anew whether its token goes in a header.
        const isSame = before?.goesOn === goesOn && before.chosen === chosen;
        const header = isSame ? before.header : headerAtFirst(props.action, connection, look);
        const alsoPartWay = before?.alsoPartWay ?? true;
        return { look, turned, chosen, goesOn, header, alsoPartWay };
      });
    },
  });
  const read = useMutation({
    gcTime: 0,
    mutationFn: async ({ anyway, ...looked }: Looked & { anyway: boolean }) => {
      const { look, turned, chosen, goesOn, alsoPartWay, header } = looked;
      const isNew =
        connection === null ||
        look.leads_elsewhere ||
        // Its token came first, so that nothing told yet what it is called.
        (look.host !== null && connection.host === null && isMadeUp(connection.name));
      const found = await readAddress({
        text: typed(),
        turned: [...turned],
        chosen: [...chosen],
        goes_on: goesOn,
        connection: connection?.id ?? null,
        name: isNew ? newName(look.host) : null,
        step,
        also_part_way: alsoPartWay,
        anyway,
      });
      return { found, header };
    },
    onSuccess: ({ found, header }) => {
      if (field.current) field.current.value = "";
      setLooked(null);
      take(found.connection);
      change("connection", (call) => withAddress(call, found, header));
      props.onRead(found);
    },
  });
  const [isPressed, setPressed] = useState(false);
  const isBusy = look.isPending || read.isPending;
  /** What has a secret in it is shown before it is used. */
  const submit = useOnePress(async (isPress: boolean, isMeant?: boolean) => {
    if (typed().trim() === "" || isBusy) return;
    if (isPress) setPressed(true);
    if (looked && (!isChosen(looked.look.choices, looked.chosen) || isOpen(looked.look))) return;
    if (looked?.look.doubt && !isMeant) return;
    const anyway = isMeant ?? false;
    const use = (known: Looked) => read.mutateAsync({ ...known, anyway }).catch(() => undefined);
    if (looked) return use(looked);
    read.reset();
    const now = await look.mutateAsync(NOTHING).catch(() => null);
    const isLast = now?.at === changes.current;
    return isLast && isPlain(now.look) ? use({ ...now, header: null, alsoPartWay: false }) : null;
  });
  // Pressed once, the button says what to look at before it is pressed again.
  const button = useRef<HTMLDivElement>(null);
  const isLooked = looked !== null;
  useEffect(() => {
    if (isLooked) button.current?.scrollIntoView({ block: "nearest" });
  }, [isLooked]);
  const own = connection && !looked?.look.leads_elsewhere ? ownHeader(connection) : null;
  const canBeApart = own?.toLowerCase() !== BEARER.name.toLowerCase() && !looked?.look.way;
  const isDoubted = Boolean(looked?.look.doubt);
  const error = read.error ?? look.error;
  const words = error ? problemWords(error) : null;
  return (
    <div className="field" data-field="path">
      <label className="label" htmlFor={id}>
        {t("where.address")} <span className="muted">{t("where.addressIt")}</span>
      </label>
      <span className="help" id={`${id}h`}>
        {t("where.addressHelp")}
      </span>
      <span className="input area">
        <textarea
          ref={field}
          id={id}
          aria-describedby={`${id}h`}
          className="code"
          dir="ltr"
          rows={2}
          autoComplete="off"
          spellCheck={false}
          disabled={isReadOnly}
          placeholder="https://"
          onInput={() => {
            changes.current += 1;
            setPressed(false);
            setLooked(null);
          }}
          onPaste={() => setTimeout(() => submit(false))}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey) return;
            event.preventDefault();
            // A key that is held down is one press.
            if (!event.repeat) submit(true);
          }}
        />
      </span>
      {words && <ErrorLine text={`${words.what} ${words.todo}`} />}
      {looked && (
        <AddressLook
          {...looked}
          tool={props.tool}
          canBeApart={canBeApart}
          onAnyway={() => submit(true, true)}
          onTurn={(turned) => look.mutate({ ...saidOf(looked), turned })}
          // Its parts are of another address.
          onChoose={(chosen) => look.mutate({ ...NOTHING, chosen })}
          onGoesOn={(goesOn) => look.mutate({ ...NOTHING, chosen: looked.chosen, goesOn })}
          onHeader={(header) => setLooked({ ...looked, header })}
          onAlsoPartWay={(alsoPartWay) => setLooked({ ...looked, alsoPartWay })}
        />
      )}
      <div ref={button} className="row wraps where-use">
        <Button
          size="sm"
          isDisabled={isBusy || isReadOnly || isDoubted}
          onPress={() => submit(true)}
        >
          {isBusy ? t("where.reading") : t("where.use")}
        </Button>
        {looked && isPressed && !isDoubted && <span className="help grow">{t(again(looked))}</span>}
      </div>
    </div>
  );
}

/** What is said of a press that only showed what the text is taken for. */
function again({ look, chosen }: Looked) {
  const { parts, notes, choices } = look;
  if (!isChosen(choices, chosen)) return "where.lookWhich";
  if (isOpen(look)) return "where.lookGoesOn";
  if (notes.includes("secret_left_out")) return "where.lookForSecret";
  if (parts.some(({ secret }) => secret)) return "where.lookFirst";
  return parts.some(isDoubtful) ? "where.lookForToken" : "where.pressAgain";
}

function saidOf({ turned, chosen, goesOn }: Looked): Said {
  return { turned, chosen, goesOn };
}

/** Whether it is still to be said whether the address goes on. */
function isOpen({ rest }: Shape<"AddressLook">): boolean {
  return rest !== null && rest.goes_on === null;
}

/** Whether there is nothing in a text that the admin has to be shown first. */
function isPlain(look: Shape<"AddressLook">): boolean {
  const { found, parts, notes, choices, leads_elsewhere, part_way } = look;
  const isAddress = found.every((one) => one === "address") && !parts.some(isDoubtful);
  const isAsked = notes.includes("secret_left_out") || look.rest !== null;
  return isAddress && !isAsked && choices.length === 0 && !leads_elsewhere && part_way === 0;
}

/** Whether a part that counts as none may be a token all the same. */
function isDoubtful({ why }: Shape<"AddressPart">): boolean {
  return why === "explained";
}
