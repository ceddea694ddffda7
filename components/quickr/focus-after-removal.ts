/**
 * Keeps the keyboard where it was when a row goes away: on the row that takes its place, else the one before, else what
 * adds a row. Rows carry `data-row` inside an element with `data-rows`. Call it when Remove is pressed, with the button.
 */
export function focusAfterRemoval(button: HTMLElement): void {
  const list = button.closest<HTMLElement>("[data-rows]");
  if (!list) return;
  // Lists may hold lists of their own.
  const rows = () =>
    [...list.querySelectorAll<HTMLElement>("[data-row]")].filter(
      (row) => row.closest("[data-rows]") === list,
    );
  const index = rows().findIndex((row) => row.contains(button));
  requestAnimationFrame(() => {
    const left = rows();
    const within = left[index] ?? left[index - 1] ?? list;
    within.querySelector<HTMLElement>("input, select, textarea, button")?.focus();
  });
}
