import {
  AIGC_KEYS,
  type AigcFieldData,
  type AigcForm,
  type C2paManifestData,
  type Evidence,
  type EvidenceKind,
  type GeneratorTraceData,
  type ResidueData,
} from '@biaoshi/core';
import { count, list, mapOf, members, ref, type Schema, shape, text, values } from './shape.ts';

const KEYS = values(AIGC_KEYS);

const FORM = members<AigcForm>({
  xmpElement: true,
  xmpAttribute: true,
  xmpKeyed: true,
  pngText: true,
  exifUserComment: true,
  exifOther: true,
  glued: true,
  kvBase64: true,
  quickTimeKey: true,
  other: true,
});

/** What `data` holds, by kind. */
const DATA: Readonly<Record<EvidenceKind, Schema>> = {
  aigcField: shape<AigcFieldData>({
    fields: mapOf(AIGC_KEYS, text, true),
    raw: text,
    form: FORM,
    wrapped: { type: 'boolean' },
    standardPlace: { type: 'boolean' },
    notStrings: list(KEYS),
    otherKeys: list(text),
    duplicateKeys: list(text),
    extraEncoding: count,
  }),
  c2paManifest: shape<C2paManifestData>({
    state: members<C2paManifestData['state']>({ notExamined: true }),
    bytes: count,
  }),
  generatorTrace: shape<GeneratorTraceData>({
    generator: text,
    strength: members<GeneratorTraceData['strength']>({ selfDeclared: true, strong: true, hint: true }),
    dialect: text,
    raw: text,
  }),
  residue: shape<ResidueData>({
    sign: members<ResidueData['sign']>({ emptyTc260Shell: true, emptyTc260Property: true, emptyAigcEntry: true }),
  }),
};

export const EVIDENCE_SCHEMA: Schema = {
  ...shape<Evidence>(
    {
      id: { type: 'string', pattern: '^e[1-9][0-9]*$' },
      kind: values(Object.keys(DATA)),
      reader: text,
      readerVersion: { type: 'integer', minimum: 1 },
      carrier: text,
      location: { anyOf: [ref('byteLocation'), ref('regionLocation')] },
      confidence: { type: 'number', minimum: 0, maximum: 1 },
      data: { type: 'object' },
    },
    ['confidence'],
  ),
  allOf: Object.entries(DATA).map(([kind, data]) => ({
    if: { properties: { kind: { const: kind } } },
    // biome-ignore lint/suspicious/noThenProperty: the JSON Schema keyword
    then: { properties: { data } },
  })),
};
