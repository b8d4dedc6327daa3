import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "#ui/api/client.ts";
import type { System } from "#ui/api/shapes.ts";
import { queries } from "#ui/app/queries.ts";
import { useSession } from "#ui/app/session.ts";
import { useCapability } from "#ui/app/system.ts";
import { Button } from "#ui/parts/button.tsx";
import { SettingsSection } from "#ui/settings/settings-section.tsx";

type AboutSettingsProps = { system: System };

/** The version, and the way out. */
export function AboutSettings({ system }: AboutSettingsProps) {
  const { t } = useTranslation("settings");
  const canSignOut = useCapability("sign_out");
  return (
    <SettingsSection id="about" title={t("sections.about")}>
      <p>
        Baton · <span className="num">{t("about.version", { version: system.version })}</span>
      </p>
      {canSignOut && (
        <>
          <p className="muted small wrap">{t("about.api", { path: "/api/v1/openapi.json" })}</p>
          <SignOut />
        </>
      )}
    </SettingsSection>
  );
}

function SignOut() {
  const { t } = useTranslation("settings");
  const setSignedOut = useSession((state) => state.setSignedOut);
  const end = useMutation({
    mutationFn: () => answer(api.DELETE("/api/v1/session")),
    onSuccess: () => {
      queries.clear();
      setSignedOut(true);
    },
  });
  return (
    <div>
      <Button isPending={end.isPending} onPress={() => end.mutate()}>
        {t("about.signOut")}
      </Button>
    </div>
  );
}
