import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import type { Settings, Shape } from "#ui/api/shapes.ts";
import { answer, api } from "#ui/api/wire/client.ts";

/** The settings of this data folder. */
export function useSettings() {
  return useQuery<Settings>({
    queryKey: keys.settings(),
    queryFn: () => answer(api.GET("/api/v1/settings")),
  });
}

/**
 * Changes settings; what is shown is what came back. `onError` hears of a failure also where the
 * page that asked is left meanwhile.
 */
export function useChangeSettings(onError?: (error: Error) => void) {
  const client = useQueryClient();
  return useMutation<Settings, Error, Shape<"SettingsPatchInput">>({
    ...(onError && { onError }),
    mutationFn: (body) => answer(api.PATCH("/api/v1/settings", { body })),
    onSuccess: (settings, { language }) => {
      client.setQueryData(keys.settings(), settings);
      void client.invalidateQueries({ queryKey: keys.system });
      void client.invalidateQueries({ queryKey: keys.workflow() });
      // The practice tool and the made-up people may have other names now.
      if (language) void client.invalidateQueries();
    },
  });
}

/** Chooses another port for calls; the listener follows, and says so. */
export function useTakePort() {
  const client = useQueryClient();
  return useMutation<Shape<"PortChosen">, Error, Shape<"PortInput">>({
    mutationFn: (body) => answer(api.PUT("/api/v1/settings/port", { body })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.system });
      void client.invalidateQueries({ queryKey: keys.workflow() });
    },
  });
}

/** What messages can say about the company. */
export function useCompany() {
  return useQuery<Shape<"Company">>({
    queryKey: keys.settings("company"),
    queryFn: () => answer(api.GET("/api/v1/settings/company")),
  });
}

/** Replaces it; the details that steps can pick follow. */
export function useSetCompany() {
  const client = useQueryClient();
  return useMutation<Shape<"Company">, Error, Shape<"Company">>({
    mutationFn: (body) => answer(api.PUT("/api/v1/settings/company", { body })),
    onSuccess: (company) => {
      client.setQueryData(keys.settings("company"), company);
      void client.invalidateQueries({ queryKey: keys.workflow() });
    },
  });
}

/** The company's time zone and holidays. */
export function useCompanyTime() {
  return useQuery<Shape<"CompanyTime">>({
    queryKey: keys.settings("time"),
    queryFn: () => answer(api.GET("/api/v1/settings/time")),
  });
}

/** Sets them; moments that are shown follow. */
export function useSetCompanyTime() {
  const kept = useKeepCompanyTime();
  return useMutation<Shape<"CompanyTime">, Error, Shape<"CompanyTimeInput">>({
    mutationFn: (body) => answer(api.PUT("/api/v1/settings/time", { body })),
    onSuccess: kept,
  });
}

/** Imports a file with holidays; the answer says what was left out. */
export function useImportHolidays() {
  const kept = useKeepCompanyTime();
  return useMutation<Shape<"ImportedHolidays">, Error, Shape<"HolidayFileInput">>({
    mutationFn: (body) => answer(api.PUT("/api/v1/settings/time/holidays", { body })),
    onSuccess: ({ time }) => kept(time),
  });
}

/** Removes what was imported. */
export function useRemoveHolidays() {
  const kept = useKeepCompanyTime();
  return useMutation<Shape<"CompanyTime">, Error, void>({
    mutationFn: () => answer(api.DELETE("/api/v1/settings/time/holidays")),
    onSuccess: kept,
  });
}

function useKeepCompanyTime() {
  const client = useQueryClient();
  return (time: Shape<"CompanyTime">) => {
    client.setQueryData(keys.settings("time"), time);
    void client.invalidateQueries({ queryKey: keys.workflow() });
  };
}

/** Asks whether the base address leads back to this Baton. */
export function useCheckBase() {
  const client = useQueryClient();
  return useMutation<Shape<"BaseCheck">, Error, void>({
    mutationFn: checkBase,
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.system }),
  });
}

export function checkBase(): Promise<Shape<"BaseCheck">> {
  return answer(api.POST("/api/v1/settings/check-base"));
}
