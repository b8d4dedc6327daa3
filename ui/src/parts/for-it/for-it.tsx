import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/parts/button.tsx";

/** What only IT can do something with, on demand. */
export function ForIt({ lines }: { lines: readonly string[] }) {
  const { t } = useTranslation("common");
  const [open, setOpen] = useState(false);
  const body = useId();
  return (
    <div className="stack tight">
      <div>
        <Button
          variant="link"
          size="sm"
          className="flush"
          aria-expanded={open}
          aria-controls={body}
          onPress={() => setOpen((before) => !before)}
        >
          {t("forIt")}
        </Button>
      </div>
      <div id={body}>
        {open && (
          <ul className="muted small">
            {lines.map((line) => (
              <li key={line} className="wrap">
                {line}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
