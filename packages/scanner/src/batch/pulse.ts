/** Lets one side of a pipeline sleep until the other has changed something. */
export class Pulse {
  #wake: (() => void) | undefined;
  #next: Promise<void> | undefined;

  /** Resolves at the next `fire`. */
  wait(): Promise<void> {
    this.#next ??= new Promise((resolve) => {
      this.#wake = resolve;
    });
    return this.#next;
  }

  fire(): void {
    this.#wake?.();
    this.#wake = undefined;
    this.#next = undefined;
  }
}
