import type { Compliance, Severity } from '@biaoshi/core';

type Paint = (text: string) => string;

export interface Style {
  readonly strong: Paint;
  readonly faint: Paint;
  readonly compliance: Readonly<Record<Compliance, Paint>>;
  readonly severity: Readonly<Record<Severity, Paint>>;
  readonly unread: Paint;
}

const plain: Paint = (text) => text;
/** SGR sequences; each is closed by its own code, so that they nest. */
const sgr =
  (open: number, close: number): Paint =>
  (text) =>
    `\u001b[${open}m${text}\u001b[${close}m`;

const styleOf = (paint: typeof sgr): Style => {
  const [strong, faint] = [paint(1, 22), paint(2, 22)];
  const [red, green, yellow, magenta, cyan] = [
    paint(31, 39),
    paint(32, 39),
    paint(33, 39),
    paint(35, 39),
    paint(36, 39),
  ];
  return {
    strong,
    faint,
    compliance: { compliant: green, nonCompliant: red, needsReview: yellow, undetermined: magenta, outOfScope: faint },
    severity: { error: red, warning: yellow, note: cyan },
    unread: magenta,
  };
};

const PLAIN = styleOf(() => plain);
const COLORED = styleOf(sgr);

export const style = (color: boolean): Style => (color ? COLORED : PLAIN);
