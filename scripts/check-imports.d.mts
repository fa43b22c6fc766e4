export interface Violation {
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  readonly specifier: string;
  /** Which rule is broken, in words. */
  readonly rule: string;
}

export function violations(root: string): Violation[];
