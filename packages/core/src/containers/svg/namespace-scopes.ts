interface Declaration {
  readonly depth: number;
  readonly prefix: string;
  readonly uri: string;
}

/** The namespace declarations in force, innermost last. Entity references in them stay as they are. */
export class NamespaceScopes {
  readonly #declarations: Declaration[] = [];
  /** What the first `count` declarations amount to: many packets stand in the same place. */
  #inForce: { readonly count: number; readonly namespaces: Readonly<Record<string, string>> } | undefined;

  get size(): number {
    return this.#declarations.length;
  }

  /** `depth` is that of the element which declares; the empty prefix is the default namespace. */
  declare(depth: number, prefix: string, uri: string): void {
    this.#declarations.push({ depth, prefix, uri });
  }

  /** Forgets what the element at `depth` declared. */
  leave(depth: number): void {
    while (this.#declarations.at(-1)?.depth === depth) this.#declarations.pop();
    if (this.#inForce && this.#declarations.length < this.#inForce.count) this.#inForce = undefined;
  }

  resolve(prefix: string): string | undefined {
    return this.#declarations.findLast((declaration) => declaration.prefix === prefix)?.uri;
  }

  /** What is in force around the element at `depth`, by prefix. */
  around(depth: number): Readonly<Record<string, string>> {
    const count = this.#declarations.findLastIndex((declaration) => declaration.depth < depth) + 1;
    if (this.#inForce?.count !== count) {
      const namespaces = Object.create(null) as Record<string, string>;
      for (const { prefix, uri } of this.#declarations.slice(0, count)) namespaces[prefix] = uri;
      this.#inForce = { count, namespaces };
    }
    return this.#inForce.namespaces;
  }
}
