/**
 * The items of consecutive groups, one at a time. Items of a group that is held cost one resolved promise each, where a
 * generator inside a generator would cost several.
 */
export class Flattened<T> implements AsyncIterator<T, undefined> {
  readonly #groups: AsyncGenerator<Iterable<T>, void>;
  #items: Iterator<T> | undefined;
  /** Calls that wait for a group; later ones queue behind them. */
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(groups: AsyncGenerator<Iterable<T>, void>) {
    this.#groups = groups;
  }

  next(): Promise<IteratorResult<T, undefined>> {
    const step = this.#waiting === 0 ? this.#items?.next() : undefined;
    if (step && !step.done) return Promise.resolve(step);
    this.#waiting++;
    const turn = this.#last.then(() => this.#nextOfGroups()).finally(() => this.#waiting--);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async return(): Promise<IteratorResult<T, undefined>> {
    this.#items = undefined;
    await this.#groups.return();
    return { done: true, value: undefined };
  }

  async #nextOfGroups(): Promise<IteratorResult<T, undefined>> {
    for (;;) {
      const step = this.#items?.next();
      if (step && !step.done) return step;
      const group = await this.#groups.next();
      if (group.done) return { done: true, value: undefined };
      this.#items = group.value[Symbol.iterator]();
    }
  }
}
