/** What a click does, by Enter and the space bar: drawings have no buttons of their own. */
export const keyed =
  (action: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    action();
  };
