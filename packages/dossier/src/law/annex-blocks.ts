import type { LocaleId } from '@biaoshi/core';
import type { Channel } from '../channels/channel.ts';
import type { Facts } from '../form/facts.ts';
import { FILL_IN } from '../form/form.ts';
import type { Block } from '../paper/index.ts';
import { EVIDENCE_LAW, FRAUD_LAW, type Provision, THRESHOLDS } from './law.ts';

const WORDS = {
  'zh-CN': {
    head: '附录：相关法律规定',
    about: '以下是法律规定，不是对本案的认定。是否适用、如何适用，由有权机关判断；引文以官方公布的文本为准。',
    thresholds: '数额界限（元）',
    table: ['依据', '第一档', '第二档', '第三档'],
    province: '本省标准',
    amount: '涉及金额',
  },
  en: {
    head: 'Annex: the law',
    about:
      'This is the law, not a finding about the case. Whether and how it applies is for the authorities; the officially published text decides.',
    thresholds: 'Thresholds (yuan)',
    table: ['basis', 'first tier', 'second tier', 'third tier'],
    province: "the province's own figures",
    amount: 'amount in this case',
  },
} as const;

const LAW: Readonly<Record<Exclude<Channel['annex'], 'none'>, readonly Provision[]>> = {
  evidence: EVIDENCE_LAW,
  fraud: FRAUD_LAW,
};

/** The law that goes with a channel, on pages of its own, so that no amount stands beside a finding. */
export function* annexBlocks({ annex }: Channel, facts: Facts, locale: LocaleId): Generator<Block> {
  if (annex === 'none') return;
  const words = WORDS[locale];
  yield { kind: 'pageBreak' };
  yield { kind: 'heading', level: 2, text: words.head };
  yield { kind: 'paragraph', text: words.about, tone: 'small' };
  for (const { citation, quotation, note } of LAW[annex]) {
    yield { kind: 'paragraph', text: citation[locale], tone: 'strong' };
    if (quotation !== undefined) yield { kind: 'quotation', text: quotation };
    if (note) yield { kind: 'paragraph', text: note[locale], tone: 'small' };
  }
  if (annex === 'fraud') yield* thresholdBlocks(facts, locale);
}

function* thresholdBlocks({ amount }: Facts, locale: LocaleId): Generator<Block> {
  const words = WORDS[locale];
  const blank = FILL_IN[locale];
  yield { kind: 'heading', level: 3, text: words.thresholds };
  yield {
    kind: 'table',
    head: words.table,
    rows: [...THRESHOLDS.map(({ basis, tiers }) => [basis[locale], ...tiers]), [words.province, blank, blank, blank]],
    widths: [3, 1.2, 1.2, 1.2],
  };
  yield { kind: 'facts', rows: [[words.amount, amount ?? blank]] };
}
