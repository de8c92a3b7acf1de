/**
 * What is drawn before what. The strips are below the tower, which would be moved by them if it came first; another moment is
 * shown where something stands before there is more of it.
 */
export const RANK = { shell: 0, tables: 1, strips: 2, tower: 3, moment: 4, panes: 5, editor: 6 };

interface Piece {
  rank: number;
  work: () => void;
}

/**
 * Work that is done piece by piece: each is a task of its own with a frame before it, so that the page answers and paints in
 * between, however much there is to draw.
 */
export class Turns {
  readonly #afterFrame: (go: () => void) => void;
  #waiting: Piece[] = [];
  #going = false;

  constructor(afterFrame: (go: () => void) => void) {
    this.#afterFrame = afterFrame;
  }

  /** Lower ranks come first, equal ones in the order in which they asked. Gives back how to withdraw. */
  wait(rank: number, work: () => void): () => void {
    const piece = { rank, work };
    const behind = this.#waiting.findIndex((one) => one.rank > rank);
    this.#waiting.splice(behind < 0 ? this.#waiting.length : behind, 0, piece);
    this.#go();
    return () => {
      this.#waiting = this.#waiting.filter((one) => one !== piece);
    };
  }

  #go(): void {
    if (this.#going || this.#waiting.length === 0) return;
    this.#going = true;
    this.#afterFrame(() => {
      this.#going = false;
      const piece = this.#waiting.shift();
      this.#go();
      piece?.work();
    });
  }
}

/** A page that nobody sees is given no frames, but is drawn all the same. */
const afterFrame = (go: () => void): void => {
  if (document.hidden) setTimeout(go);
  else requestAnimationFrame(() => setTimeout(go));
};

export const turns = new Turns(afterFrame);
