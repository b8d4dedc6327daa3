import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { readActor } from "#ui/api/cache/actor.ts";
import { queries } from "#ui/api/cache/query-client.ts";
import { signIn, useSession } from "#ui/api/session.ts";
import { BatonMark } from "#ui/frame/baton-mark.tsx";
import { Button } from "#ui/parts/button.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { usePageTitle } from "#ui/parts/window/use-page-title.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

/** Where a browser without a session begins. */
export function SignInPage() {
  const { t } = useTranslation("frame");
  const words = useProblemWords();
  usePageTitle(t("signIn.title"));
  const [link, setLink] = useState("");
  const keepsEdits = useSession((state) => state.keepsEdits);
  useAskBeforeClosing(keepsEdits);
  const [problem, setProblem] = useState<string | null>(
    new URLSearchParams(location.search).get("link") === "used" ? t("signIn.refused") : null,
  );
  const [asking, setAsking] = useState(false);
  const setSignedOut = useSession((state) => state.setSignedOut);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const once = onceOf(link);
    if (!once) return setProblem(t("signIn.empty"));
    setAsking(true);
    try {
      await signIn(once);
      // Whose edits this window keeps is told by who is signed in now.
      await readActor(queries);
      await queries.invalidateQueries();
      setSignedOut(false);
    } catch (error) {
      const { what, todo } = words(error);
      setProblem(`${what} ${todo}`);
      setAsking(false);
    }
  };
  return (
    <main className="sign-in">
      <form onSubmit={(event) => void submit(event)} className="box sign-in-box">
        <BatonMark size="lg" />
        <h1 className="h1">{t("signIn.title")}</h1>
        <p className="muted">{t("signIn.text")}</p>
        {keepsEdits && <p role="status">{t("signIn.keeps")}</p>}
        <TextField
          label={t("signIn.label")}
          placeholder={t("signIn.placeholder")}
          help={t("signIn.where")}
          value={link}
          onChange={(value) => {
            setLink(value);
            setProblem(null);
          }}
          error={problem}
          code
        />
        <Button variant="primary" type="submit" isPending={asking}>
          {t("signIn.button")}
        </Button>
      </form>
    </main>
  );
}

/** The window has what nothing else has. */
function useAskBeforeClosing(isAsked: boolean): void {
  useEffect(() => {
    if (!isAsked) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isAsked]);
}

/** The one-time word of a pasted link, or the word itself. */
function onceOf(link: string): string | null {
  const text = link.trim();
  if (!text) return null;
  const found = /[?&]once=([^&#\s]+)/.exec(text);
  return found?.[1] ? decodeURIComponent(found[1]) : text;
}
