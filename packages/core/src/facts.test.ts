import { describe, expect, test } from 'vitest';
import { factsOf } from './facts.ts';
import { exampleAsset, exampleFacts, goodFields } from './rules/example-facts.ts';

const DOUBAO_TEXT = {
  carrier: 'png:tEXt:AIGC',
  fields: {
    Label: '1',
    ContentProducer: 'doubao',
    ProduceID: '67e2b8e7059c42a89886576fc207ec00',
    ReservedCode1: '',
    ContentPropagator: '',
    PropagateID: '',
    ReservedCode2: '',
  },
} as const;

const ZHIHU_COMMENT = {
  carrier: 'png:eXIf:UserComment',
  standardPlace: false,
  wrapped: true,
  fields: {
    ContentProducer: 'doubao',
    ContentPropagator: 'zhihu',
    Label: '1',
    ProduceID: '67e2b8e7059c42a89886576fc207ec00',
    PropagateID: '1987166799972808325',
    ReservedCode2: 'djItNWU5Y2U1NjkzOTlmYzE3M2UyYWZhODVlY2JmYTU2ZjM',
  },
} as const;

describe('chains', () => {
  test.each([
    ['as found', [ZHIHU_COMMENT, DOUBAO_TEXT]],
    ['the other way round', [DOUBAO_TEXT, ZHIHU_COMMENT]],
  ])("a propagator's label joins the producer's (%s)", (_order, labels) => {
    const { chains } = exampleFacts({ labels });
    expect(chains).toHaveLength(1);
    expect(chains[0]).toMatchObject({
      producer: 'doubao',
      produceId: '67e2b8e7059c42a89886576fc207ec00',
      propagators: ['zhihu'],
      merged: { ContentPropagator: 'zhihu', PropagateID: '1987166799972808325' },
    });
    expect(chains[0]?.links.map(({ id }) => id)).toEqual(['e1', 'e2']);
  });

  test.each([
    ['another producer', { ContentProducer: 'zhihu' }],
    ['another content number', { ProduceID: 'another' }],
    ['no producer', { ContentProducer: undefined }],
    ['an empty content number', { ProduceID: '' }],
    ['a blank content number', { ProduceID: '  ' }],
  ])('%s joins nothing', (_what, changes) => {
    expect(exampleFacts({ labels: [{}, { fields: goodFields(changes) }] }).chains).toHaveLength(2);
  });

  test.each([
    ['no producer', { ContentProducer: undefined }],
    ['an empty content number', { ProduceID: '' }],
  ])('two labels with %s do not join each other', (_what, changes) => {
    const label = { fields: goodFields(changes) };
    expect(exampleFacts({ labels: [label, label] }).chains).toHaveLength(2);
  });

  test('a producer and number that only look alike when joined stay apart', () => {
    const labels = [
      { fields: goodFields({ ContentProducer: 'a","b', ProduceID: 'c' }) },
      { fields: goodFields({ ContentProducer: 'a', ProduceID: 'b","c' }) },
    ];
    expect(exampleFacts({ labels }).chains).toHaveLength(2);
  });

  test('propagators are distinct and in file order', () => {
    const by = (ContentPropagator: string) => ({ fields: goodFields({ ContentPropagator }) });
    const { chains } = exampleFacts({ labels: [by('zhihu'), by(''), by('weibo'), by('zhihu')] });
    expect(chains.map(({ propagators }) => propagators)).toEqual([['zhihu', 'weibo']]);
  });
});

describe('complete', () => {
  const location = { path: 'png', start: 0, end: 1 };
  const problem = (code: 'truncated' | 'limitExceeded' | 'trailingData', severity: 'error' | 'warning') =>
    ({ code, severity, location, data: {} }) as const;
  const labels = [{}];

  test.each([
    ['a whole walk', { labels }, true],
    ['an oddity', { labels, problems: [problem('trailingData', 'warning')] }, true],
    ['an error', { labels, problems: [problem('truncated', 'error')] }, false],
    ['a full list of problems', { labels, problems: [problem('limitExceeded', 'warning')] }, false],
    ['coded data', { labels, unexamined: [{ start: 0, end: 9, reason: 'entropyCodedData' as const }] }, true],
    [
      'a payload of unknown structure',
      { labels, unexamined: [{ start: 0, end: 9, reason: 'opaquePayload' as const }] },
      true,
    ],
    ['the quick tier', { labels, unexamined: [{ start: 0, end: 9, reason: 'quickTier' as const }] }, false],
    ['a limit', { labels, unexamined: [{ start: 0, end: 9, reason: 'limit' as const }] }, false],
    ['a damaged range', { labels, unexamined: [{ start: 0, end: 9, reason: 'damage' as const }] }, false],
    ['an unreadable family', { readings: { aigcField: 'unreadable' as const } }, false],
    ['a family nobody looked for', { readings: { aigcField: 'notExamined' as const } }, false],
  ])('%s', (_what, example, complete) => expect(exampleFacts(example).complete).toBe(complete));
});

test.each([
  ['photo.JPG', 'jpg'],
  ['archive.tar.gz', 'gz'],
  ['photo', null],
  ['.png', null],
  ['photo.', null],
  ['', null],
  ['photo.jpeg~tplv-a9rns2rl98-image_raw_b', null],
])('the ending of %j is %j', (name, extension) => {
  expect(factsOf(exampleAsset({}), name, { declared: false, aiMade: false }).extension).toBe(extension);
});
