import type { Hello, Request, Response } from "./protocol";

type WithoutId<T> = T extends { id: number } ? Omit<T, "id"> : never;

/** A call before it has been numbered. */
export type Question = WithoutId<Request>;

/** Everything the worker may post. `failed` comes in place of the first message when it cannot start at all. */
export type FromWorker = Hello | Response | { failed: string };
