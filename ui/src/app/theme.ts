import { useEffect } from "react";
import { useSettings } from "#ui/api/settings.ts";

/** Follows the chosen theme; the system's until one is chosen. */
export function useTheme(): void {
  const theme = useSettings().data?.theme ?? "auto";
  useEffect(() => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}
