const PIXELS = /^\s*\+?(\d{1,9}(?:\.\d*)?|\.\d+)(?:px)?\s*$/;

/** Whole pixels from the root's attributes: width and height in user units, or else the view box; undefined when relative. */
export function drawingSize(attributes: ReadonlyMap<string, string>): { width: number; height: number } | undefined {
  const box =
    attributes
      .get('viewBox')
      ?.trim()
      .split(/[\s,]+/) ?? [];
  const width = pixels(attributes.get('width')) ?? pixels(box[2]);
  const height = pixels(attributes.get('height')) ?? pixels(box[3]);
  return width && height ? { width, height } : undefined;
}

function pixels(text: string | undefined): number | undefined {
  const digits = text === undefined ? undefined : PIXELS.exec(text)?.[1];
  return digits === undefined ? undefined : Math.round(Number(digits));
}
