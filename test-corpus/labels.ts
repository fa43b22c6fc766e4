import type { FormatId } from '@biaoshi/core';
import { labelJson, wrappedJson, xmpPacket } from '@biaoshi/testkit';
import type { Expectation, Fields } from './specimen.ts';

export const PRODUCER = '00119144030008867405X210001';
export const PROPAGATOR = '00119144030008867405X220001';

/** A label with nothing amiss: under `cn-provider` no rule finds anything in it. The content is nobody's. */
export const GOOD = {
  Label: '1',
  ContentProducer: PRODUCER,
  ProduceID: 'biaoshi-corpus-0001',
  ReservedCode1: '',
  ContentPropagator: PROPAGATOR,
  PropagateID: 'biaoshi-corpus-p-0001',
  ReservedCode2: '',
} as const satisfies Fields;

export const JSON_BARE: string = labelJson(GOOD);
export const JSON_WRAPPED: string = wrappedJson(GOOD);

export const TC260 = 'xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/"';

/** ByteDance's private JSON: not a label, whatever its `aigc_label_type` says. */
export const PRIVATE_JSON = JSON.stringify({
  aigc_info: { aigc_label_type: 0, source_info: 'dreamina' },
  data: { product: 'dreamina', exportType: 'generation' },
  trace_info: { originItemId: 'biaoshi-corpus' },
});

/** A packet as a camera or an editor writes it: nothing about AI. */
export const PLAIN_PACKET: string = xmpPacket(
  'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="biaoshi test corpus"',
);

/** One label, well-formed and in its place, unless told otherwise. */
export const labelled = (format: FormatId, findings: readonly string[] = [], fields: Fields = GOOD): Expectation => ({
  format,
  aigcField: 'present',
  origin: 'declared',
  fields: [fields],
  findings,
});

/** The file was walked to its end, and there is no label. */
export const unlabelled = (
  format: FormatId,
  findings: readonly string[] = ['implicit-label-missing'],
): Expectation => ({
  format,
  aigcField: 'absent',
  origin: 'noneFound',
  fields: null,
  findings,
});

/** Damage stands before any answer. */
export const unreadable = (format: FormatId | null): Expectation => ({
  format,
  aigcField: 'unreadable',
  origin: 'noneFound',
  fields: null,
  findings: ['implicit-label-unreadable'],
});
