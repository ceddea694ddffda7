export interface ProgressProps {
  value: number;
  max: number;
  /** What is under way: "Launching 40 records". */
  label: string;
}

/** How far long work has come, as a bar and in numbers. */
export function Progress({ value, max, label }: ProgressProps) {
  const share = max > 0 ? Math.min(1, value / max) : 0;
  return (
    <div className="text-sm">
      <div className="mb-1 flex justify-between gap-2">
        <span>{label}</span>
        <span className="text-ink-2">
          {value} of {max}
        </span>
      </div>
      <div
        role="progressbar"
        tabIndex={-1}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        className="h-1 overflow-hidden rounded-full bg-surface-3"
      >
        <div
          className="h-full origin-left bg-accent transition-transform"
          style={{ transform: `scaleX(${share})` }}
        />
      </div>
    </div>
  );
}
