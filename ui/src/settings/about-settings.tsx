import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { queries } from "#ui/api/cache/query-client.ts";
import { signOut, useSession } from "#ui/api/session.ts";
import type { System } from "#ui/api/shapes.ts";
import { API_DOCUMENT, useCapability } from "#ui/api/system.ts";
import { Button } from "#ui/parts/button.tsx";
import { useToldFailure } from "#ui/parts/pressing/use-told-failure.ts";
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
          <p className="muted small wrap">{t("about.api", { path: API_DOCUMENT })}</p>
          <SignOut />
        </>
      )}
    </SettingsSection>
  );
}

function SignOut() {
  const { t } = useTranslation("settings");
  const setSignedOut = useSession((state) => state.setSignedOut);
  const onError = useToldFailure();
  const end = useMutation({
    mutationFn: signOut,
    onError,
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
