import { useEffect } from "react";
import { useChoices } from "#ui/api/cache/choices.ts";

/** Follows the chosen theme; the system's until one is chosen. */
export function useTheme(): void {
  const theme = useChoices()?.theme ?? "auto";
  useEffect(() => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}
