import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";

type WelcomeChoiceProps = {
  icon: ReactNode;
  title: string;
  time?: string;
  text: string;
  isDisabled?: boolean;
  onPress: () => void;
};

/** One way to begin, as a whole card. */
export function WelcomeChoice({
  icon,
  title,
  time,
  text,
  isDisabled = false,
  onPress,
}: WelcomeChoiceProps) {
  return (
    <Button className="box welcome-choice" isDisabled={isDisabled} onPress={onPress}>
      <span className="welcome-tile">{icon}</span>
      <span className="grow">
        <span className="h2 block">
          {title} {time && <span className="small muted welcome-time">{time}</span>}
        </span>
        <span className="muted block">{text}</span>
      </span>
      <ChevronRight />
    </Button>
  );
}
