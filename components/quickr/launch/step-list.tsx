import { STEP_IDS, type StepId } from "./draft-schema";
import { STEPS } from "./steps";

/** How far one is; each step can be gone to from here. */
export function StepList({ current, onGo }: { current: StepId; onGo: (step: StepId) => void }) {
  const at = STEP_IDS.indexOf(current);
  return (
    <nav aria-label="Steps of the launch">
      <p className="mb-2 text-ink-2 text-sm">
        Step {at + 1} of {STEP_IDS.length}
      </p>
      <ol className="flex gap-1">
        {STEP_IDS.map((id, index) => (
          <li key={id} className="min-w-0 flex-1">
            <button
              type="button"
              aria-current={id === current ? "step" : undefined}
              onClick={() => onGo(id)}
              className={`w-full border-t-2 pt-1 text-left text-sm transition-colors hover:text-ink-1 max-desk:min-h-11 ${
                index <= at ? "border-accent" : "border-line-strong"
              } ${id === current ? "font-semibold text-ink-1" : "text-ink-2"}`}
            >
              {index + 1}
              <span className="max-desk:sr-only"> {STEPS[id].label}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
