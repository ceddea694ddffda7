import { cn } from "./cn";

/** A grey place of the size that content will have. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cn("block animate-pulse rounded-md bg-surface-3", className)} />;
}

const heights = { row: "h-14", line: "h-9", field: "h-14" };

export interface SkeletonRowsProps {
  rows: number;
  /** row: 56 px list row; line: 36 px table line; field: label and control of a form. */
  height?: keyof typeof heights;
  /** What is being loaded, for screen readers. */
  label?: string;
}

/** Rows of the true height, so that nothing moves when they arrive. */
export function SkeletonRows({ rows, height = "row", label = "Loading" }: SkeletonRowsProps) {
  const indexes = Array.from({ length: rows }, (_, index) => index);
  return (
    <div role="status" aria-label={label}>
      {indexes.map((index) => (
        <div key={index} className={cn("flex flex-col justify-center gap-2 border-b px-4", heights[height])}>
          <Skeleton className="h-3 w-2/5" />
          {height !== "line" && <Skeleton className="h-3 w-3/5" />}
        </div>
      ))}
    </div>
  );
}
