import { useNavigate } from "@tanstack/react-router";
import { Cable, Monitor, Plus, Server } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import { useSystem } from "#ui/api/system.ts";
import { useCreateWorkflow } from "#ui/api/workflows.ts";
import { BatonMark } from "#ui/frame/baton-mark.tsx";
import { FrameBanners } from "#ui/frame/frame-banners.tsx";
import { HelpButton } from "#ui/frame/help-button.tsx";
import { ImportButton } from "#ui/new-workflow/import-button.tsx";
import { useSeeItWork } from "#ui/new-workflow/use-see-it-work.ts";
import { useWelcomeDone } from "#ui/new-workflow/use-welcome-done.ts";
import { Button } from "#ui/parts/button.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { usePageTitle } from "#ui/parts/window/use-page-title.ts";
import { ConnectDialog } from "#ui/welcome/connect-dialog.tsx";
import { LanguageChoice } from "#ui/welcome/language-choice.tsx";
import { WelcomeChoice } from "#ui/welcome/welcome-choice.tsx";
import { WelcomePicture } from "#ui/welcome/welcome-picture.tsx";
import { useProblemWords } from "#ui/words/problem-words.ts";

/** The first page of a new Baton: three ways to begin. */
export function WelcomePage() {
  const { t } = useTranslation("welcome");
  usePageTitle(t("title"));
  const navigate = useNavigate();
  const leaveWelcome = useWelcomeDone();
  const { start, isPending } = useSeeItWork(navigate);
  const begin = useBegin();
  const readOnly = useReadOnly();
  const [isConnecting, setConnecting] = useState(false);
  const leave = () => {
    leaveWelcome();
    void navigate({ to: "/workflows" });
  };
  return (
    <div className="welcome">
      <FrameBanners />
      <main className="welcome-page" id="content">
        <header className="stack">
          <BatonMark size="lg" />
          <div>
            <h1 className="welcome-title">{t("title")}</h1>
            <p className="welcome-question">{t("question")}</p>
          </div>
        </header>
        <section className="box see" aria-labelledby="see-title">
          <div className="see-words">
            <h2 className="h1" id="see-title">
              {t("see.title")} <span className="small muted">{t("see.time")}</span>
            </h2>
            <p className="muted">{t("see.text")}</p>
            <div>
              <Button variant="primary" isPending={isPending} isDisabled={readOnly} onPress={start}>
                {t("see.button")}
              </Button>
            </div>
          </div>
          <WelcomePicture />
        </section>
        <div className="welcome-choices">
          <WelcomeChoice
            icon={<Cable className="lg" />}
            title={t("connect.title")}
            time={t("connect.time")}
            text={t("connect.text")}
            isDisabled={readOnly}
            onPress={() => setConnecting(true)}
          />
          <WelcomeChoice
            icon={<Plus className="lg" />}
            title={t("blank.title")}
            text={t("blank.text")}
            isDisabled={readOnly}
            onPress={() => begin(t("blank.name"))}
          />
        </div>
        <div className="row wraps welcome-foot">
          <LanguageChoice />
          <span className="grow" />
          <ImportButton label={t("file")} variant="quiet" />
          <Button variant="quiet" onPress={leave}>
            {t("skip")}
          </Button>
        </div>
      </main>
      <WelcomeFoot />
      {isConnecting && <ConnectDialog onClose={() => setConnecting(false)} />}
    </div>
  );
}

function WelcomeFoot() {
  const { t } = useTranslation("welcome");
  const host = useSystem().data?.host;
  return (
    <footer className="foot">
      <div className="row grow" role="status">
        {host === "desktop" ? <Monitor className="sm" /> : <Server className="sm" />}
        {host && t(`foot.${host}`)}
      </div>
      <HelpButton />
    </footer>
  );
}

/** Makes a workflow and opens it. */
function useBegin(): (name: string) => void {
  const navigate = useNavigate();
  const words = useProblemWords();
  const leaveWelcome = useWelcomeDone();
  const create = useCreateWorkflow();
  return (name) =>
    create.mutate(
      { name, template: "blank" },
      {
        onSuccess: (made) => {
          leaveWelcome();
          void navigate({ to: "/workflows/$workflow", params: { workflow: made.id } });
        },
        onError: (error) => toast(words(error).what, { tone: "needs_you" }),
      },
    );
}
