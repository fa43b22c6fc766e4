import { readFileSync } from 'node:fs';
import { CARRIERS, CONTAINERS, memorySource, readEvidenceSync } from '../../packages/core/dist/index.js';
import { decoders } from '../../packages/scanner/dist/index.js';
import { code, table } from './markdown.mjs';
import { corpusPath, readPapers } from './papers.mjs';

/** What was seen of each format in the test corpus: kinds of parts, and homes of labels with whether each is a standard one. */
function seenByFormat() {
  const seen = new Map(CONTAINERS.map(({ id }) => [id, { kinds: new Set(), homes: new Map() }]));
  for (const { file } of readPapers()) {
    const { format, parts, evidence } = readEvidenceSync(memorySource(readFileSync(corpusPath(file))), {
      keepParts: true,
      decoders,
    });
    const entry = format && seen.get(format);
    if (!entry) continue;
    for (const { kind } of parts) entry.kinds.add(kind);
    for (const { kind, carrier, data } of evidence)
      if (kind === 'aigcField') entry.homes.set(carrier, data.standardPlace);
  }
  return seen;
}

/** Formats × carriers: a dot where a file of the test corpus shows that this carrier reads parts of this container. */
export function formatsSection() {
  const seen = seenByFormat();
  return table(
    ['format', 'media type', 'endings', ...CARRIERS.map(({ id }) => code(id))],
    CONTAINERS.map(({ id, mediaType, extensions }) => [
      code(id),
      mediaType,
      extensions.map((ending) => `.${ending}`).join(' '),
      ...CARRIERS.map(({ accepts }) => (accepts.some((kind) => seen.get(id).kinds.has(kind)) ? '●' : '')),
    ]),
  );
}

/** The homes in which a label of the test corpus was found, by format. */
export function homesSection() {
  const rows = [...seenByFormat()].flatMap(([format, { homes }]) =>
    [...homes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([home, standard]) => [code(format), code(home), standard ? 'yes' : 'no']),
  );
  return table(['format', 'home', 'a place that the practice guides name'], rows);
}
