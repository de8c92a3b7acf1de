const STEPS = [0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.5, 2, 2.5];
const LEAST = STEPS[0] ?? 1;
const MOST = STEPS.at(-1) ?? 1;

/** How closely the picture is looked at, and whether it keeps what the walk decided by in sight. */
export class Camera {
  zoom = $state.raw(1);
  follow = $state.raw(true);
  /** While true the picture is kept small enough to see all tables, whatever happens to them. */
  fitting = $state.raw(false);

  /** The next step nearer or further. */
  step(by: 1 | -1): void {
    const next = by > 0 ? STEPS.find((one) => one > this.zoom + 0.01) : STEPS.findLast((one) => one < this.zoom - 0.01);
    this.set(next ?? this.zoom);
  }

  /** Any size within the bounds, for wheels and fingers. */
  set(zoom: number): void {
    this.fitting = false;
    this.zoom = bounded(zoom);
  }

  fit(): void {
    this.fitting = true;
  }

  /** What the picture says whenever it changes: the room for the tables, 0 while unknown, and how high they are at full size. */
  measure(room: number, content: number): void {
    if (this.fitting && room > 0) this.zoom = bounded(Math.min(1, Math.floor((room / Math.max(1, content)) * 50) / 50));
  }

  toggleFollow(): void {
    this.follow = !this.follow;
  }
}

const bounded = (zoom: number): number => Math.max(LEAST, Math.min(zoom, MOST));
