import type { SourceKind } from './source-kind.ts';

/** Everything else is the path of a file. One that is not there is a result, not an error. */
export const fileSourceKind: SourceKind = {
  id: 'file',
  matches: () => true,
  expand: ({ text }) => [[{ kind: 'file', path: text, explicit: true }]],
};
