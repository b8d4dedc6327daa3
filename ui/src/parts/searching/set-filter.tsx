import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "#ui/parts/classes.ts";
import { IconButton } from "#ui/parts/icon-button.tsx";

type SetFilterProps = {
  /** What is filtered by. */
  label: string;
  /** Takes the filter away; null where it narrows nothing. */
  onClear: (() => void) | null;
  children: ReactNode;
};

/** A filter that looks otherwise where it narrows the list, with the way to take it away alone. */
export function SetFilter({ label, onClear, children }: SetFilterProps) {
  const { t } = useTranslation("common");
  const box = useRef<HTMLDivElement>(null);
  return (
    <div ref={box} className={classes("filter-select", onClear && "is-set")}>
      {children}
      {onClear && (
        <IconButton
          size="xs"
          label={t("removeFilter", { name: label })}
          icon={<X className="sm" />}
          onPress={() => {
            // The button goes with the filter.
            box.current?.querySelector<HTMLElement>("button, input")?.focus();
            onClear();
          }}
        />
      )}
    </div>
  );
}
