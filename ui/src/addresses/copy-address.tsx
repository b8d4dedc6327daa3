import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { copyKeys, selectAll } from "#ui/host/copy-keys.ts";
import { host } from "#ui/host/host.ts";
import type { CopyForm } from "#ui/host/types.ts";
import { Button } from "#ui/parts/button.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";

type CopyAddressProps = {
  address: Shape<"Address">;
  form: CopyForm;
  label: string;
  isQuiet?: boolean;
};

type Result = { kind: "none" } | { kind: "copied" } | { kind: "refused"; text: string | null };

const TICK_MS = 2000;

/** Copies an address. The tick appears only when the clipboard has it. */
export function CopyAddress({ address, form, label, isQuiet = false }: CopyAddressProps) {
  const { t } = useTranslation("common");
  const [result, setResult] = useState<Result>({ kind: "none" });
  const shown = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (result.kind === "refused") selectAll(shown.current);
    if (result.kind !== "copied") return;
    const timer = setTimeout(() => setResult({ kind: "none" }), TICK_MS);
    return () => clearTimeout(timer);
  }, [result]);
  const copy = async () => {
    try {
      const done = await host.copyAddress(address.id, form);
      setResult(done.copied ? { kind: "copied" } : { kind: "refused", text: done.text });
    } catch {
      setResult({ kind: "refused", text: null });
    }
  };
  const isCopied = result.kind === "copied";
  const icon = isCopied ? <Check className="is-done" /> : isQuiet ? undefined : <Copy />;
  return (
    <span className="copy-address">
      <Button
        size="sm"
        variant={isQuiet ? "quiet" : "plain"}
        icon={icon}
        isDisabled={!address.token_ready && form !== "address"}
        onPress={copy}
      >
        {isCopied ? t("copied") : label}
      </Button>
      <span role="status" className={result.kind === "refused" ? "error" : "hide"}>
        {isCopied && t("copied")}
        {result.kind === "refused" && (
          <>
            <StatusGlyph status="needs_you" />
            {result.text === null
              ? t("copyRefused.nothing")
              : t("copyRefused.selected", { keys: copyKeys() })}
          </>
        )}
      </span>
      {result.kind === "refused" && result.text !== null && (
        <textarea
          ref={shown}
          readOnly
          rows={3}
          dir="ltr"
          className="copy-fallback code"
          value={result.text}
          aria-label={label}
        />
      )}
    </span>
  );
}
