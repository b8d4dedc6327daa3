import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { answer, api } from "#ui/api/client.ts";
import { keys } from "#ui/api/keys.ts";
import type { Settings } from "#ui/api/shapes.ts";

/** The settings of this data folder. */
export function useSettings() {
  return useQuery<Settings>({
    queryKey: keys.settings,
    queryFn: () => answer(api.GET("/api/v1/settings")),
  });
}

/** Follows the chosen theme; the system's until one is chosen. */
export function useTheme(): void {
  const theme = useSettings().data?.theme ?? "auto";
  useEffect(() => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}
