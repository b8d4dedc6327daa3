import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { copyKeys, selectAll } from "#ui/host/copy-keys.ts";
import { host } from "#ui/host/host.ts";
import { Button, type ButtonVariant } from "#ui/parts/button.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";

type CopyTextProps = {
  text: string;
  label: string;
  variant?: ButtonVariant;
};

const TICK_MS = 2000;

/** Copies a text that is no secret. The tick appears only when the clipboard has it. */
export function CopyText({ text, label, variant = "plain" }: CopyTextProps) {
  const { t } = useTranslation("common");
  const [result, setResult] = useState<"none" | "copied" | "refused">("none");
  const fallback = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (result === "refused") selectAll(fallback.current);
    if (result !== "copied") return;
    const timer = setTimeout(() => setResult("none"), TICK_MS);
    return () => clearTimeout(timer);
  }, [result]);
  return (
    <span className="copy">
      <Button
        size="sm"
        variant={variant}
        icon={result === "copied" ? <Check /> : <Copy />}
        onPress={async () => setResult((await host.copyText(text)) ? "copied" : "refused")}
      >
        {result === "copied" ? t("copied") : label}
      </Button>
      <span role="status" className={result === "refused" ? "error" : "hide"}>
        {result === "copied" && t("copied")}
        {result === "refused" && (
          <>
            <StatusGlyph status="needs_you" /> {t("copyRefused.selected", { keys: copyKeys() })}
          </>
        )}
      </span>
      {result === "refused" && (
        <textarea
          ref={fallback}
          readOnly
          rows={2}
          className="copy-fallback code"
          value={text}
          aria-label={label}
        />
      )}
    </span>
  );
}
