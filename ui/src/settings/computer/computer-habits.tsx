import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { keys } from "#ui/api/cache/keys.ts";
import type { Habits, HabitsOfComputer } from "#ui/host/types.ts";
import { Switch } from "#ui/parts/fields/switch.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { toast } from "#ui/parts/toasts.ts";

type ComputerHabitsProps = { habits: HabitsOfComputer };

/** What Baton does by itself on this computer: start at login, keep running without its window. */
export function ComputerHabits({ habits }: ComputerHabitsProps) {
  const { t } = useTranslation("settings");
  const client = useQueryClient();
  const query = useQuery({ queryKey: keys.habits, queryFn: habits.read });
  const change = useMutation({
    mutationFn: habits.change,
    onSuccess: (now) => client.setQueryData(keys.habits, now),
    onError: () => {
      toast(t("notSaved", { what: t("computer.habits.refused") }), { tone: "needs_you" });
      void client.invalidateQueries({ queryKey: keys.habits });
    },
  });
  const without = ({ has_tray }: Habits) => (has_tray ? "" : "WithoutIcon");
  const habit = (now: Habits, name: Exclude<keyof Habits, "has_tray">) => (
    <Switch
      isSelected={now[name]}
      isDisabled={change.isPending}
      onChange={(on) => change.mutate({ [name]: on })}
      help={t(`computer.habits.${name}Help${without(now)}`)}
    >
      {t(`computer.habits.${name}`)}
    </Switch>
  );
  return (
    <div className="stack tight">
      <h3 className="label">{t("computer.habits.title")}</h3>
      <QueryState query={query}>
        {(now) => (
          <>
            {habit(now, "start_at_login")}
            {habit(now, "keep_running")}
          </>
        )}
      </QueryState>
    </div>
  );
}
