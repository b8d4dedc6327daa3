import { Eye, EyeOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useReveal } from "#ui/api/people.ts";
import { useReadOnly } from "#ui/api/session.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { Button } from "#ui/parts/button.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { useValueWords } from "#ui/person-form/use-value-words.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

type SensitiveValueProps = { person: string; detail: Shape<"PersonCustomValue"> };

const SHOWN_MS = 30_000;
const MASK = "••••••";

/** A hidden value that is shown for half a minute; it is noted who looked. */
export function SensitiveValue({ person, detail }: SensitiveValueProps) {
  const { t } = useTranslation("details");
  const words = useProblemWords();
  const valueWords = useValueWords();
  const readOnly = useReadOnly();
  const reveal = useReveal(person);
  const [value, setValue] = useState<string | null>(null);
  const { name } = detail;
  useEffect(() => {
    if (value === null) return;
    const timer = setTimeout(() => setValue(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [value]);
  const show = () =>
    reveal.mutate(name, {
      onSuccess: (shown) => {
        setValue(shown.value);
        reveal.reset();
      },
      onError: (error) => toast(words(error).what, { tone: "needs_you" }),
    });
  return (
    <span className="sensitive-value">
      {value === null ? (
        <>
          <span aria-hidden="true">{MASK}</span>
          <span className="hide">{t("sensitive.hidden")}</span>
        </>
      ) : (
        <bdi>{valueWords(detail.type, value)}</bdi>
      )}
      <Button
        variant="link"
        size="sm"
        icon={value === null ? <Eye /> : <EyeOff />}
        aria-label={t(value === null ? "sensitive.showOf" : "sensitive.hideOf", { name })}
        isDisabled={readOnly && value === null}
        isPending={reveal.isPending}
        onPress={() => (value === null ? show() : setValue(null))}
      >
        {t(value === null ? "sensitive.show" : "sensitive.hide")}
      </Button>
    </span>
  );
}
