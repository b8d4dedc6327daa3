type BatonMarkProps = { size?: "sm" | "lg" };

/** Baton's own sign. */
export function BatonMark({ size = "sm" }: BatonMarkProps) {
  return (
    <svg className={`baton-mark ${size}`} viewBox="0 0 20 20" aria-hidden="true">
      <rect className="ground" width="20" height="20" rx="5.5" />
      <path className="stick" d="M5.5 14.5 8.1 11.9M11.9 8.1l2.6-2.6" />
    </svg>
  );
}
