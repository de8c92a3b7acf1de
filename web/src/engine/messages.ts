import type { Hello, Request, Response } from "./protocol";

/** Calls that need no run: the version 1 requests and what the picker and the editor ask once. */
export type Call = Request | { id: number; call: "gallery" } | { id: number; call: "vocabulary" };

type WithoutId<T> = T extends { id: number } ? Omit<T, "id"> : never;

/** A call before it has been numbered. */
export type Question = WithoutId<Call>;

/** Everything the worker may post. `failed` comes in place of the first message when it cannot start at all. */
export type FromWorker = Hello | Response | { failed: string };
