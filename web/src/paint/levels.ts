/** Hands a level's colour to everything inside an element. Colour says what a frame is, so this is the only way to get one. */
export function levelStyle(level: number): string {
  if (level < 0) return "--level: var(--unknown); --wash: var(--sunk)";
  return `--level: var(--level-${level}); --wash: var(--level-${level}-wash)`;
}
