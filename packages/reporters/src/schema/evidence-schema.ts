import {
  AI_SHARES,
  AIGC_KEYS,
  type AigcFieldData,
  type AigcForm,
  type CaptureDeviceData,
  DIGITAL_SOURCE_TYPES,
  type DigitalSourceTypeData,
  type Evidence,
  type EvidenceKind,
  type GeneratorTraceData,
  RESIDUE_SIGNS,
  type ResidueData,
  SOURCE_TYPE_SPELLINGS,
  type XmpHistoryData,
  type XmpHistoryEvent,
} from '@biaoshi/core';
import { C2PA_MANIFEST } from './c2pa-schema.ts';
import { INVISIBLE_MARK, VENDOR_MARK, VISIBLE_TEXT } from './pixels-schema.ts';
import { SECURITY_DATA } from './security-data-schema.ts';
import { count, list, mapOf, measure, members, nullable, ref, type Schema, shape, text, values } from './shape.ts';

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
  c2paManifest: C2PA_MANIFEST,
  captureDevice: shape<CaptureDeviceData>({ make: text, model: text, taken: text }),
  digitalSourceType: shape<DigitalSourceTypeData>({
    term: nullable(values(Object.keys(DIGITAL_SOURCE_TYPES))),
    ai: values(AI_SHARES),
    retired: { type: 'boolean' },
    spelling: values(SOURCE_TYPE_SPELLINGS),
    raw: text,
  }),
  generatorTrace: shape<GeneratorTraceData>({
    generator: text,
    strength: members<GeneratorTraceData['strength']>({ selfDeclared: true, strong: true, hint: true }),
    dialect: text,
    raw: text,
  }),
  invisibleMark: INVISIBLE_MARK,
  residue: shape<ResidueData>({ sign: values(RESIDUE_SIGNS) }),
  securityData: SECURITY_DATA,
  vendorMark: VENDOR_MARK,
  visibleText: VISIBLE_TEXT,
  xmpHistory: shape<XmpHistoryData>(
    {
      creatorTool: text,
      documentId: text,
      originalDocumentId: text,
      derivedFrom: text,
      events: list(shape<XmpHistoryEvent>({ action: text, softwareAgent: text, when: text, changed: text })),
      omittedEvents: count,
    },
    ['omittedEvents'],
  ),
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
      confidence: measure(0, 1),
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
