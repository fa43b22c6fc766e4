import { describe, expect, it } from 'vitest';
import { ingredient, type ReportedManifest, reportedActions, told } from '../test-support/report.ts';
import { MOST_ACTIONS, MOST_INGREDIENTS, MOST_MANIFESTS, MOST_STATEMENTS } from './limits.ts';

const IPTC = 'http://cv.iptc.org/newscodes/digitalsourcetype/';
const created = (digitalSourceType: string): ReportedManifest => ({
  assertions: [reportedActions({ action: 'c2pa.created', digitalSourceType })],
});
const GENERATED = created(`${IPTC}trainedAlgorithmicMedia`);
const CAPTURED = created(`${IPTC}digitalCapture`);
const with_ = (assertion: unknown, ...ingredients: readonly unknown[]): ReportedManifest => ({
  assertions: [assertion],
  ingredients,
});
const answerOf = (manifests: Readonly<Record<string, ReportedManifest>>): string =>
  told(manifests).answers.saysAi.answer;

describe('what a store says about AI', () => {
  it.each([
    ['the vocabulary', `${IPTC}trainedAlgorithmicMedia`, 'yes'],
    ['https', 'https://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia', 'yes'],
    ['a bare token', 'TrainedAlgorithmicMedia', 'yes'],
    ["C2PA's own term", 'http://c2pa.org/digitalsourcetype/trainedAlgorithmicData', 'yes'],
    ['an algorithm without training', `${IPTC}algorithmicMedia`, 'no'],
    ['a composite', `${IPTC}composite`, 'no'],
    ['a camera', `${IPTC}digitalCapture`, 'no'],
    ['a word of no vocabulary', 'trainedAlgorithmicMediaX', 'no'],
  ])('in %s', (_, digitalSourceType, answer) => {
    expect(answerOf({ a: created(digitalSourceType) })).toBe(answer);
  });

  it.each<[string, unknown]>([
    [
      'in the parameters',
      reportedActions({ action: 'c2pa.edited', parameters: { digitalSourceType: 'trainedAlgorithmicMedia' } }),
    ],
    [
      'in a change of a region',
      reportedActions({ action: 'c2pa.edited', changes: [{}, { digitalSourceType: 'trainedAlgorithmicMedia' }] }),
    ],
    [
      'in a related action',
      reportedActions({
        action: 'c2pa.edited',
        related: [{ action: 'c2pa.placed', digitalSourceType: 'trainedAlgorithmicMedia' }],
      }),
    ],
    [
      'in actions of version 1',
      {
        label: 'c2pa.actions',
        data: { actions: [{ action: 'c2pa.created', digitalSourceType: 'trainedAlgorithmicMedia' }] },
      },
    ],
    [
      'in a second list of actions',
      {
        label: 'c2pa.actions.v2__1',
        data: { actions: [{ action: 'c2pa.created', digitalSourceType: 'trainedAlgorithmicMedia' }] },
      },
    ],
    [
      'in the template of an action',
      {
        label: 'c2pa.actions.v2',
        data: {
          actions: [{ action: 'c2pa.edited' }],
          templates: [{ action: 'c2pa.edited', digitalSourceType: 'trainedAlgorithmicMedia' }],
        },
      },
    ],
    [
      'in the template of all',
      {
        label: 'c2pa.actions.v2',
        data: {
          actions: [{ action: 'x.y' }],
          templates: [{ action: '*', digitalSourceType: 'trainedAlgorithmicMedia' }],
        },
      },
    ],
    [
      'by an operation of Firefly',
      reportedActions({ action: 'c2pa.created', parameters: { 'com.adobe.firefly.operation': 'text_to_image' } }),
    ],
    ['in a disclosure', { label: 'c2pa.ai-disclosure', data: { modelName: 'model' } }],
    ['in an assertion of its maker', { label: 'c2pa.ai_generated_content', data: { ai_generated: true } }],
    [
      'in signed metadata',
      { label: 'cawg.metadata', data: { 'Iptc4xmpExt:DigitalSourceType': `${IPTC}trainedAlgorithmicMedia` } },
    ],
    [
      'in signed metadata of IPTC',
      { label: 'stds.iptc', data: { 'Iptc4xmpExt:DigitalSourceType': [`${IPTC}trainedAlgorithmicMedia`] } },
    ],
  ])('%s', (_, assertion) => {
    expect(answerOf({ a: with_(assertion) })).toBe('yes');
  });

  it.each<[string, unknown]>([
    [
      'the use as training data',
      { label: 'c2pa.training-mining', data: { entries: { 'c2pa.ai_generative_training': { use: 'allowed' } } } },
    ],
    [
      'the same by CAWG',
      { label: 'cawg.training-mining', data: { entries: { 'cawg.ai_generative_training': { use: 'notAllowed' } } } },
    ],
    [
      'a template that no action uses',
      {
        label: 'c2pa.actions.v2',
        data: {
          actions: [{ action: 'c2pa.opened' }],
          templates: [{ action: 'c2pa.edited', digitalSourceType: 'trainedAlgorithmicMedia' }],
        },
      },
    ],
    ['a denial', { label: 'c2pa.ai_generated_content', data: { ai_generated: false } }],
    ['a description', reportedActions({ action: 'c2pa.edited', description: 'trainedAlgorithmicMedia' })],
    ['an agent of that name', reportedActions({ action: 'c2pa.edited', softwareAgent: 'trainedAlgorithmicMedia' })],
    ['the label of another assertion', { label: 'com.example.c2pa.ai-disclosure', data: {} }],
    ['a name of every object', { label: 'constructor', data: { ai_generated: true } }],
  ])('is nothing for %s', (_, assertion) => {
    expect(answerOf({ a: with_(assertion) })).toBe('no');
  });

  it('is told by whom: a text, an object, or a place in a table', () => {
    const agents = (action: object, data: object = {}) =>
      told({
        a: with_({
          label: 'c2pa.actions.v2',
          data: {
            actions: [{ action: 'c2pa.created', digitalSourceType: 'trainedAlgorithmicMedia', ...action }],
            ...data,
          },
        }),
      }).statements.map(({ softwareAgent }) => softwareAgent);
    expect(agents({ softwareAgent: 'Flux.2' })).toEqual(['Flux.2']);
    expect(agents({ softwareAgent: { name: 'gpt-image', version: '2.0' } })).toEqual(['gpt-image/2.0']);
    expect(agents({ softwareAgentIndex: 1 }, { softwareAgents: [{ name: 'a' }, { name: 'b' }] })).toEqual(['b']);
    for (const index of [2, -1, 0.5, '0', null]) {
      expect(agents({ softwareAgentIndex: index }, { softwareAgents: [{ name: 'a' }] })).toEqual(['']);
    }
  });

  it('is found in a manifest that the picture came from, and said to stand there', () => {
    const data = told({
      a: with_(reportedActions({ action: 'c2pa.opened' }), ingredient('parentOf', 'b')),
      b: GENERATED,
    });
    expect(data.answers.saysAi.answer).toBe('yes');
    expect(data.statements).toMatchObject([{ manifest: 'b', depth: 1, by: 'c2pa.created', ai: 'whole' }]);
  });

  it('is not found in a manifest that nothing leads to', () => {
    expect(answerOf({ a: CAPTURED, b: GENERATED })).toBe('no');
  });

  it('ends where manifests lead back to themselves', () => {
    const data = told({
      a: with_(reportedActions({ action: 'c2pa.opened' }), ingredient('parentOf', 'b'), ingredient('parentOf', 'a')),
      b: { ...GENERATED, ingredients: [ingredient('parentOf', 'a'), ingredient('componentOf', 'b')] },
    });
    expect(data.manifests.map(({ label }) => label)).toEqual(['a', 'b']);
    expect(data.inception).toBe('fullyGenerated');
  });

  it.each(['__proto__', 'constructor', 'toString'])('is not led astray by a manifest called %s', (label) => {
    const manifests = JSON.parse(`{"a":{"ingredients":[{"relationship":"parentOf","active_manifest":"${label}"}]}}`);
    expect(told(manifests).manifests.length).toBe(1);
    const own = JSON.parse(
      `{"${label}":${JSON.stringify(GENERATED)},"a":{"ingredients":[{"relationship":"parentOf","active_manifest":"${label}"}]}}`,
    );
    expect(told(own).answers.saysAi.answer).toBe('yes');
  });
});

describe('a bound', () => {
  const chain = (length: number): Record<string, ReportedManifest> =>
    Object.fromEntries(
      Array.from({ length }, (_, at) => [
        at === 0 ? 'a' : `m${at}`,
        at === length - 1 ? GENERATED : { ingredients: [ingredient('parentOf', `m${at + 1}`)] },
      ]),
    );
  const many = <T>(count: number, item: (at: number) => T): readonly T[] =>
    Array.from({ length: count }, (_, at) => item(at));

  it('on manifests is kept, and what is behind it is not denied', () => {
    expect(answerOf(chain(MOST_MANIFESTS))).toBe('yes');
    const beyond = told(chain(MOST_MANIFESTS + 1));
    expect(beyond.answers.saysAi.answer).toBe('couldNotCheck');
    expect(beyond.manifests.length).toBe(MOST_MANIFESTS);
  });

  it('on actions', () => {
    const list = (before: number) => ({
      a: with_(
        reportedActions(...many(before, () => ({ action: 'c2pa.edited' })), {
          action: 'c2pa.edited',
          digitalSourceType: 'trainedAlgorithmicMedia',
        }),
      ),
    });
    expect(answerOf(list(MOST_ACTIONS - 1))).toBe('yes');
    expect(answerOf(list(MOST_ACTIONS))).toBe('couldNotCheck');
    expect(told(list(MOST_ACTIONS)).manifests[0]?.actions.length).toBe(MOST_ACTIONS);
  });

  it('on ingredients', () => {
    const list = (before: number) => ({
      a: { ingredients: [...many(before, () => ({ relationship: 'componentOf' })), ingredient('componentOf', 'b')] },
      b: GENERATED,
    });
    expect(answerOf(list(MOST_INGREDIENTS - 1))).toBe('yes');
    expect(answerOf(list(MOST_INGREDIENTS))).toBe('couldNotCheck');
  });

  it('on statements', () => {
    const manifests = Object.fromEntries(
      many(5, (at) => [
        at === 0 ? 'a' : `m${at}`,
        {
          assertions: [
            reportedActions(...many(MOST_ACTIONS, () => ({ action: 'c2pa.edited', digitalSourceType: 'composite' }))),
          ],
          ingredients: [ingredient('parentOf', `m${at + 1}`)],
        },
      ]),
    );
    const data = told(manifests);
    expect(data.statements.length).toBe(MOST_STATEMENTS);
    expect(data.answers.saysAi.answer).toBe('couldNotCheck');
    const { m4: _, ...fewer } = manifests;
    expect(told(fewer).statements.length).toBe(MOST_STATEMENTS);
    expect(told(fewer).answers.saysAi.answer).toBe('no');
  });
});
