import { countAnchors } from '@biaoshi/scanner';
import { readTextFile } from '../read-text-file.ts';
import { systemReason, UsageError } from '../usage-error.ts';

/** Largest trust list that is taken; the public lists have less than a hundredth of it. */
export const MAX_ANCHOR_BYTES = 4 * 1024 * 1024;

/** The text of a PEM file that the user named, unchecked. Throws `UsageError`. */
export function readPem(file: string): string {
  try {
    return readTextFile(file, MAX_ANCHOR_BYTES);
  } catch (error) {
    if (systemReason(error) === 'EFBIG')
      throw new UsageError('anchorsTooLarge', { file, most: MAX_ANCHOR_BYTES }, error);
    throw new UsageError('fileUnreadable', { file, reason: systemReason(error) }, error);
  }
}

/** How many certificates a PEM text holds. `file`: what it is called in the refusal. Throws `UsageError`. */
export function countCertificates(pem: string, file: string): number {
  try {
    return countAnchors(pem);
  } catch (error) {
    throw new UsageError('anchorsMalformed', { file }, error);
  }
}

/** The certificates of the files that the user named, as one PEM text. Throws `UsageError` that names the bad file. */
export function readAnchors(files: readonly string[]): string {
  const texts = files.map(readPem);
  for (const [index, text] of texts.entries()) countCertificates(text, files[index] ?? '');
  return texts.join('\n');
}
