import { InvalidArgumentError, type Report } from '@biaoshi/core';
import { reportSchema } from '@biaoshi/reporters';
import { misfit } from './conforms.ts';

/** Bytes of a saved report that becomes a dossier: it is held whole. */
export const MAX_REPORT_BYTES = 128 * 2 ** 20;

/** Levels of a report; ours have some twelve. What is deeper could only exhaust whoever walks it. */
export const MAX_NESTING = 64;

/**
 * A report saved by `--reporter json` or `jsonl`, held against its schema, so that what is made of it needs to doubt only
 * its texts. Throws `InvalidArgumentError` (`invalidSource`) that says where it fails.
 */
export function readReport(text: string): Report {
  const plain = text.replace(/^\ufeff/, '');
  const value = inLines(plain) ?? parsed(plain);
  if (isDeeper(value, MAX_NESTING)) throw refusal(`it is nested deeper than ${MAX_NESTING}`);
  const failed = misfit(reportSchema, value);
  if (failed === null) return value as Report;
  throw refusal(
    failed === '' ? 'it is no report of schemaVersion 1' : `it is no report: ${failed} is not as it must be`,
  );
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

/** The lines of `jsonl` as one report; undefined when it is not in lines. */
function inLines(text: string): unknown {
  const firstEnd = text.indexOf('\n');
  if (firstEnd < 0) return undefined;
  const first = tryParsed(text.slice(0, firstEnd));
  if (first?.type !== 'run') return undefined;
  const lines = text
    .slice(firstEnd + 1)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const { type: _run, ...run } = first;
  const assets: unknown[] = [];
  let end: object = {};
  for (const [index, line] of lines.entries()) {
    const { type, ...rest } = tryParsed(line) ?? {};
    if (type === 'asset') assets.push(rest);
    else if (type === 'summary' && index === lines.length - 1) end = ending(rest);
    else throw refusal(`line ${index + 2} is neither an asset nor, at the end, the summary`);
  }
  return { ...run, ...end, assets };
}

/** The last line holds flat what the report holds as its summary. */
const ending = ({ finishedAt, ...summary }: Readonly<Record<string, unknown>>) => ({ finishedAt, summary });

function tryParsed(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InvalidArgumentError('invalidSource', 'it is not JSON', { cause });
  }
}

const refusal = (why: string): InvalidArgumentError => new InvalidArgumentError('invalidSource', why);
