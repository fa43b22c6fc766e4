import type { ProblemWords } from '../locale.ts';
import { WORDS } from './words.ts';

type Data = Readonly<Record<string, string | number>>;

/** ` (…)` when the figure is known, nothing otherwise: readers give what they know. */
const known = (value: string | number | undefined, say: (value: string | number) => string): string =>
  value === undefined ? '' : ` (${say(value)})`;

const limit = ({ limit: name, value }: Data): string => {
  if (name === undefined) return '';
  const words = (WORDS.limit as Readonly<Record<string, string>>)[String(name)] ?? String(name);
  return value === undefined ? `: ${words}` : `: ${words}, ${value}`;
};

/** What the system's codes mean; a code without words is shown as it is. */
const FAULTS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'no permission to read it'],
  ['EISDIR', 'it is a folder'],
  ['ELOOP', 'its links lead in a circle'],
  ['ENOENT', 'there is no such file'],
  ['ENOTDIR', 'a part of its path is no folder'],
  ['ENOTSUP', 'it is no regular file'],
  ['EPERM', 'no permission to read it'],
]);

export const PROBLEMS: ProblemWords = {
  badChecksum: () => 'the checksum does not match; the data may be damaged',
  badEncoding: () => 'the text encoding is not valid',
  badSignature: () => 'the structure does not start as it must',
  badStructure: () => 'the structure breaks the rules of its format',
  decoderDied: () => 'the process that looked at the pixels died, or was ended because it took too long',
  decompressionFailed: () => 'the compressed data cannot be expanded',
  duplicatePart: () => 'a part that may occur once occurs again',
  emptyFile: () => 'the file is empty',
  expansionLimit: (data) => `the data expands beyond the limit${limit(data)}`,
  extensionMismatch: () => "the name's ending does not fit the content",
  internalError: () => 'an internal error of biaoshi; this file was not read to its end',
  ioError: ({ errno, message }) =>
    `reading failed${known(errno ?? message, (fault) => FAULTS.get(String(fault)) ?? String(fault))}`,
  lengthOutOfBounds: ({ needed }) =>
    `a declared length leaves its bounds${known(needed, (bytes) => `needs ${bytes} bytes`)}`,
  limitExceeded: (data) => `a reading limit was reached${limit(data)}; what follows was not read`,
  malformedJson: () => 'the JSON is malformed',
  malformedXml: () => 'the XML is malformed',
  missingPart: () => 'a required part is missing',
  nestingTooDeep: ({ limit: levels }) => `nested too deeply${known(levels, (count) => `limit: ${count} levels`)}`,
  noProgress: () => 'the structure points back at itself; reading stopped',
  trailingData: () => 'there is data after the end of the file',
  truncated: ({ missing }) =>
    `the file ends too early${known(missing, (bytes) => `at least ${bytes} bytes are missing`)}`,
  undecodablePixels: () => 'the pixels cannot be decoded, or not to their end',
  unknownFormat: () => 'the file format is not recognised',
  unsupportedVariant: () => 'this variant of the format cannot be read yet',
  workerDied: () => 'the worker that read this file died twice',
};
