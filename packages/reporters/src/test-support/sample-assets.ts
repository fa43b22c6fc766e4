import type { Verdict } from '@biaoshi/core';
import { assetReport, evidence, finding, label, result, UNREADABLE } from './sample-parts.ts';

const DOUBAO = '001191110102MACQD9K64010000';
const UNREGISTERED = '00119131010400000000001Y018';

const OUT_OF_SCOPE: Verdict = { origin: 'noneFound', compliance: 'outOfScope', integrity: 'noLabel' };

/** Labelled by a known provider, under two profiles that see it differently. */
export const LABELLED = assetReport({
  asset: { uri: 'photos/荔枝 1.png', name: '荔枝 1.png', sha256: 'ab'.repeat(32) },
  readings: { aigcField: 'present', xmp: 'present' },
  unexamined: [
    { start: 400, end: 1400, reason: 'opaquePayload' },
    { start: 1500, end: 1600, reason: 'opaquePayload' },
  ],
  evidence: [
    label(
      'e1',
      { path: 'png/iTXt[0]/TC260:AIGC', start: 41, end: 377 },
      {
        Label: '1',
        ContentProducer: DOUBAO,
        ProduceID: 'c7fe057c61584857',
        ContentPropagator: UNREGISTERED,
      },
    ),
    label(
      'e2',
      { path: 'png/tEXt[0]/AIGC', start: 1700, end: 1800 },
      { Label: '1', ContentProducer: DOUBAO, ProduceID: 'c7fe057c61584857' },
    ),
  ],
  results: [
    result(
      'cn-platform',
      { origin: 'declared', compliance: 'compliant', integrity: 'intact' },
      [finding('implicit-label-missing', 'missing', { outcome: 'pass' })],
      [
        {
          id: 'noticeDeclared',
          clause: 'measures-6-1',
          data: { producer: DOUBAO, entity: '91110102MACQD9K640', brands: 'Doubao 豆包' },
        },
        { id: 'writePropagatorFields', clause: 'measures-6-last', data: { label: '1' } },
      ],
    ),
    result('cn-provider', { origin: 'declared', compliance: 'nonCompliant', integrity: 'intact' }, [
      finding('implicit-label-duplicate', 'copies', {
        severity: 'warning',
        data: { count: 2, carriers: ['png:iTXt:XMP', 'png:tEXt:AIGC'] },
        clauses: ['gb-45438-6.1-c', 'gb-45438-e-b'],
        evidence: ['e1', 'e2'],
      }),
      finding('producer-entity-unknown', 'unknownEntity', {
        data: { field: 'ContentPropagator', value: UNREGISTERED, entity: '9131010400000000001Y' },
        clauses: ['tc260-pg-20252a'],
        evidence: ['e1'],
      }),
    ]),
  ],
});

/** Nothing found and nothing asked. */
export const CLEAN = assetReport({
  results: [result('cn-platform', OUT_OF_SCOPE), result('cn-provider', OUT_OF_SCOPE)],
});

/** Cut short: no answer may sound like "absent". */
export const DAMAGED = assetReport({
  asset: { uri: 'claims.zip!/内部/cut 50%.jpg', name: 'cut 50%.jpg', format: 'jpeg', width: null, height: null },
  readings: { ...UNREADABLE },
  unexamined: [{ start: 700, end: 2048, reason: 'damage' }],
  problems: [
    {
      code: 'truncated',
      severity: 'error',
      location: { path: 'jpeg/APP1[0]', start: 700, end: 2048 },
      data: { missing: 91 },
    },
    { code: 'badChecksum', severity: 'warning', location: { path: '', start: 0, end: 0 }, data: {} },
  ],
  results: ['cn-platform', 'cn-provider'].map((profile) =>
    result(profile, { origin: 'noneFound', compliance: 'undetermined', integrity: 'unverifiable' }, [
      finding('implicit-label-unreadable', 'unreadable', { outcome: 'undetermined', clauses: ['measures-6-1'] }),
    ]),
  ),
});

/** Traces without a label; one is a place in the picture. */
export const SUSPECTED = assetReport({
  asset: { uri: '/srv/抓取/trace.webp', name: 'trace.webp', format: 'webp' },
  readings: { c2pa: 'present', generatorTrace: 'present' },
  evidence: [
    evidence(
      'e1',
      'generatorTrace',
      { path: 'webp/EXIF[0]/UserComment', start: 30, end: 90 },
      {
        generator: 'dreamina',
        strength: 'selfDeclared',
        dialect: 'bytedance-aigc-info',
        raw: '{}',
      },
    ),
    evidence(
      'e2',
      'c2paManifest',
      { path: 'webp/C2PA[0]', start: 100, end: 900 },
      { state: 'notExamined', home: 'embedded', bytes: 800 },
    ),
    evidence('e3', 'residue', { region: { x: 10, y: 20, width: 300, height: 40 } }, { sign: 'emptyTc260Shell' }),
  ],
  results: [
    result(
      'cn-platform',
      { origin: 'suspected', compliance: 'needsReview', integrity: 'stripped' },
      [
        finding('implicit-label-missing', 'missingThoughTraced', {
          outcome: 'review',
          severity: 'warning',
          data: { generators: ['dreamina'] },
          clauses: ['measures-6-3'],
          evidence: ['e1', 'e3'],
        }),
      ],
      [{ id: 'noticeSuspected', clause: 'measures-6-3', data: {} }],
    ),
    result('cn-provider', { origin: 'possible', compliance: 'needsReview', integrity: 'noLabel' }),
  ],
});

/** Every character that a sink must not let through, in each text that a file or its name can supply. */
export const HOSTILE_TEXT =
  "=cmd|'/C calc'!A0\"\u0000\u0007\u001b[2J\u001b]0;owned\u0007\u009b31m\u202egnp.exe\u2066\u200b\u061c\ufeff\u00ad\r\nFAKE,LINE\t]]>&<b>[x](javascript:alert(1)){0}\ud800\uffff\u2028\u0085;+1";

/** A file whose author writes against whoever reads the report. */
export const HOSTILE = assetReport({
  asset: { uri: `-evil/${HOSTILE_TEXT}.png`, name: `${HOSTILE_TEXT}.png` },
  readings: { aigcField: 'present' },
  evidence: [
    label(
      'e1',
      { path: `png/tEXt[0]/${HOSTILE_TEXT}`, start: 8, end: 9 },
      {
        Label: HOSTILE_TEXT,
        ContentProducer: HOSTILE_TEXT,
        ProduceID: `＝${HOSTILE_TEXT}`,
        ContentPropagator: ` "@${HOSTILE_TEXT}`,
      },
    ),
    evidence(
      'e2',
      'generatorTrace',
      { path: 'png', start: 0, end: 0 },
      {
        generator: HOSTILE_TEXT,
        strength: 'hint',
        dialect: HOSTILE_TEXT,
        raw: HOSTILE_TEXT,
      },
    ),
  ],
  problems: [
    {
      code: 'lengthOutOfBounds',
      severity: 'error',
      location: { path: HOSTILE_TEXT, start: 0, end: 1 },
      data: { needed: HOSTILE_TEXT },
    },
  ],
  results: [
    result(
      'cn-platform',
      { origin: 'declared', compliance: 'nonCompliant', integrity: 'contradictory' },
      [
        finding('implicit-label-value-out-of-range', 'outOfRange', {
          data: { value: HOSTILE_TEXT, carrier: HOSTILE_TEXT },
          clauses: ['gb-45438-e-c'],
          evidence: ['e1'],
        }),
        finding('rule-of-another-version', HOSTILE_TEXT, { severity: 'note', clauses: [HOSTILE_TEXT] }),
      ],
      [{ id: 'noticeDeclared', clause: 'measures-6-1', data: { producer: HOSTILE_TEXT, entity: '', brands: '' } }],
    ),
  ],
});
