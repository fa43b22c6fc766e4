import type { LocaleId } from '@biaoshi/core';
import type { Channel } from '../channels/channel.ts';
import type { CustodyEntry } from '../custody/custody.ts';
import { FILL_IN, type FilledField } from '../form/form.ts';
import type { Block } from '../paper/index.ts';
import type { Digests } from '../zip/digests.ts';
import type { OriginalFacts } from './manifest.ts';

/** What stands before the report in the papers. */
export interface FrontFacts {
  readonly identifier: string;
  readonly createdAt: string;
  readonly redacted: boolean;
  readonly channel: Channel;
  readonly form: readonly FilledField[];
  readonly custody: readonly CustodyEntry[];
  readonly originals: readonly { readonly path: string; readonly digests: Digests; readonly facts: OriginalFacts }[];
}

export const DOSSIER_TITLE: Readonly<Record<LocaleId, string>> = {
  'zh-CN': '生成合成内容标识证据材料',
  en: 'Dossier on labels of AI-generated content',
};

/** Of one field on the cover: the assets follow, and `form.txt` is there to paste from. */
const MAX_FORM_LINES = 8;

const WORDS = {
  'zh-CN': {
    identifier: '编号',
    channel: '提交渠道',
    madeOf: '所据报告完成时间（UTC）',
    kind: '性质',
    full: '完整本',
    redacted: '可对外提供的副本（已隐去提示词、姓名与文件名、地点、路径）',
    notes: '提交须知',
    form: '表单内容',
    required: '必填',
    more: (count: number) => `另有 ${count} 行，见 form.txt`,
    custody: '保管记录',
    custodyHead: ['时间', '经手', '事项', '说明'],
    ownActions: { scanStarted: '开始检查', scanFinished: '检查完成' },
    originals: '原始文件',
    file: '文件',
    asset: (number: number, name: string) => `文件 ${number}「${name}」`,
    bytes: (count: number) => `${count} 字节`,
    matches: '与报告中的 SHA-256 一致',
    differs: '与报告中的 SHA-256 不一致：报告所检查的不是这份文件',
    unknown: '报告未载 SHA-256，无从比对',
    comparison: '比对',
    size: '大小',
  },
  en: {
    identifier: 'number',
    channel: 'for',
    madeOf: 'report finished at (UTC)',
    kind: 'kind',
    full: 'complete',
    redacted: 'a copy to be shared (prompts, names of persons and files, places and paths left out)',
    notes: 'How to submit',
    form: 'The form',
    required: 'required',
    more: (count: number) => `and ${count} more lines, in form.txt`,
    custody: 'Chain of custody',
    custodyHead: ['when', 'who', 'what', 'note'],
    ownActions: { scanStarted: 'scan started', scanFinished: 'scan finished' },
    originals: 'Original files',
    file: 'file',
    asset: (number: number, name: string) => `asset ${number} "${name}"`,
    bytes: (count: number) => `${count} bytes`,
    matches: 'the same SHA-256 as in the report',
    differs: 'not the SHA-256 of the report: the report is about another file',
    unknown: 'the report has no SHA-256 to compare with',
    comparison: 'comparison',
    size: 'size',
  },
} as const;

/** The cover: what this is, for whom, what is to be filled in, whose hands it went through, which files go with it. */
export function* frontBlocks(facts: FrontFacts, locale: LocaleId): Generator<Block> {
  const words = WORDS[locale];
  const { identifier, channel, createdAt, redacted } = facts;
  yield { kind: 'heading', level: 1, text: DOSSIER_TITLE[locale] };
  yield {
    kind: 'facts',
    rows: [
      [words.identifier, identifier],
      [words.channel, channel.name[locale]],
      [words.madeOf, createdAt],
      [words.kind, redacted ? words.redacted : words.full],
    ],
  };
  yield { kind: 'heading', level: 2, text: words.notes };
  yield { kind: 'list', items: channel.notes.map((note) => note[locale]) };
  yield* formBlocks(facts, locale);
  yield* custodyBlocks(facts, locale);
  yield* originalBlocks(facts, locale);
}

function* formBlocks({ form }: FrontFacts, locale: LocaleId): Generator<Block> {
  const words = WORDS[locale];
  yield { kind: 'heading', level: 2, text: words.form };
  for (const { field, value } of form) {
    const label = field.label[locale] + (field.required ? ` (${words.required})` : '');
    const lines = value ?? [FILL_IN[locale]];
    const left = lines.length - MAX_FORM_LINES;
    const [first = '', ...more] = left > 0 ? [...lines.slice(0, MAX_FORM_LINES), words.more(left)] : lines;
    yield { kind: 'facts', rows: [[label, first], ...more.map((line): [string, string] => ['', line])] };
  }
}

function* custodyBlocks({ custody }: FrontFacts, locale: LocaleId): Generator<Block> {
  const words = WORDS[locale];
  const own = new Map<string, string>(Object.entries(words.ownActions));
  yield { kind: 'heading', level: 2, text: words.custody };
  yield {
    kind: 'table',
    head: words.custodyHead,
    rows: custody.map(({ at, actor, action, note = '' }) => [at, actor, own.get(action) ?? action, note]),
    widths: [2, 1.4, 1.2, 2.4],
  };
}

function* originalBlocks({ originals }: FrontFacts, locale: LocaleId): Generator<Block> {
  const words = WORDS[locale];
  if (originals.length === 0) return;
  yield { kind: 'heading', level: 2, text: words.originals };
  for (const { path, digests, facts } of originals) {
    const { matchesReport } = facts;
    yield { kind: 'paragraph', text: words.asset(facts.asset, facts.name), tone: 'strong' };
    yield {
      kind: 'facts',
      rows: [
        [words.file, path],
        [words.size, words.bytes(digests.size)],
        ['SHA-256', digests.sha256],
        ['SM3', digests.sm3],
        [words.comparison, matchesReport === null ? words.unknown : matchesReport ? words.matches : words.differs],
      ],
    };
  }
}
