import { json } from '../escape/json.ts';
import type { Reporter } from '../reporter.ts';

/** The report as one JSON object, one asset a line. `assets` stands before `finishedAt` and `summary`, since it is written first. */
export const JSON_REPORTER: Reporter = {
  id: 'json',
  mediaType: 'application/json',
  extension: 'json',
  separator: ',\n',
  begin: ({ schemaVersion, tool, profiles, limits, startedAt }) =>
    `${json({ schemaVersion, tool, profiles, limits, startedAt }).slice(0, -1)},"assets":[\n`,
  asset: (report) => json(report),
  end: (_run, summary, finishedAt) => `\n],${json({ finishedAt, summary }).slice(1)}\n`,
};
