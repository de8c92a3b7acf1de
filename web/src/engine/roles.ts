/** The part of the protocol that tells a walk by roles. */
import type { AddressSplit, Hex, WalkStep } from "./protocol";

/** A walk by what each frame is and what it is read as, and the same walk one trip longer or shorter. */
export interface RolesView {
  split: AddressSplit;
  cards: RoleCard[];
  end: RoleEnd[]; // where it led: one, or none when it stopped
  stopped: string;
  rows: RoleRow[]; // the page, its PTE, its PDE …
  error: string; // a sentence, else ""
}
export interface RoleCard {
  step: WalkStep;
  home: string; // what the frame is: "PDPT"
  hat: string; // what it is read as: "PD"
  self: boolean;
  bits: RoleBit[]; // low to high, the same ones on every card
  note: string;
}
export interface RoleBit {
  high: number;
  low: number;
  home: string;
  here: string;
  differs: boolean;
}
export interface RoleEnd {
  is: number;
  home: string;
  frame: Hex;
  index: number;
  offset: Hex;
  pa: Hex;
  raw: Hex;
  note: string;
}
export interface RoleRow {
  name: string;
  level: number;
  va: Hex;
  steps: WalkStep[];
  end: RoleEnd[];
  selected: boolean;
}
