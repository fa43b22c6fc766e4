export { type AssetRendererOptions, assetRenderer } from './asset-renderer.ts';
export { json } from './escape/json.ts';
export { terminal } from './escape/terminal.ts';
export { pieceJoiner, render } from './render.ts';
export type { Reporter, ReporterOptions } from './reporter.ts';
export { REPORTERS, reporterById } from './reporters.ts';
export { reportLineSchema, reportSchema } from './schema/report-schema.ts';
export { evidenceText, place } from './text/evidence.ts';
export { displayWidth, padEnd } from './text/width.ts';
