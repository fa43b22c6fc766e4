import { type AssetPictures, type AssetReport, InvalidArgumentError } from '@biaoshi/core';
import type { RenderRequest } from '../options.ts';

export type Render = (report: AssetReport, pictures?: AssetPictures) => string;

/** Loads what a render request names. Throws `invalidOption` when there is no such module or export. */
export async function loadRender({ module, name, options }: RenderRequest): Promise<Render> {
  let exports: Record<string, unknown>;
  try {
    exports = (await import(module)) as Record<string, unknown>;
  } catch (cause) {
    throw new InvalidArgumentError('invalidOption', `render.module: ${module} cannot be loaded`, { cause });
  }
  const make = exports[name];
  if (typeof make !== 'function') {
    throw new InvalidArgumentError('invalidOption', `render.name: ${module} has no function called ${name}`);
  }
  return make(options) as Render;
}
