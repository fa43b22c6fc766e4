import { C2PA_QUESTIONS, type C2paExamined } from '@biaoshi/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { bytesOfRow, mediaTypeOf, publicList, type StoreRow, storeRows } from '../../test-support/corpus.ts';
import { examined, LOCATED } from '../../test-support/samples.ts';
import { createValidator, type Validator } from '../index.ts';

const isThere = storeRows.length > 0;
const named = (end: string): StoreRow => storeRows.find(({ file }) => file.endsWith(end)) as StoreRow;

describe.skipIf(!isThere)('real stores', () => {
  let validator: Validator;
  const all = new Map<string, C2paExamined>();
  const of = (end: string): C2paExamined => all.get(named(end).file) as C2paExamined;
  const codes = (end: string, scope?: 'active' | 'ingredient'): readonly string[] =>
    of(end)
      .failures.filter((status) => scope === undefined || status.scope === scope)
      .map(({ code }) => code);

  beforeAll(async () => {
    validator = await createValidator({
      trustAnchors: publicList('C2PA-TRUST-LIST.pem'),
      tsaAnchors: publicList('C2PA-TSA-TRUST-LIST.pem'),
      backend: 'wasm',
    });
    for (const row of storeRows) {
      all.set(row.file, examined(await validator.validate(bytesOfRow(row), mediaTypeOf(row), LOCATED)));
    }
  });

  it('are in the state that people established', () => {
    for (const { file, c2pa } of storeRows) {
      const state = all.get(file)?.state;
      if (c2pa.expected?.startsWith('INVALID')) expect(state, file).toBe('invalid');
      else if (/^(valid|active manifest valid)/.test(c2pa.expected ?? '')) expect(state, file).toBe('valid');
    }
    expect(storeRows.length).toBeGreaterThan(30);
  });

  it.each([
    ['E-dat-CA.jpg', 'assertion.dataHash.mismatch', 'active'],
    ['XCA.jpg', 'assertion.dataHash.mismatch', 'active'],
    ['XCI.jpg', 'assertion.dataHash.mismatch', 'active'],
    ['E-sig-CA.jpg', 'claimSignature.mismatch', 'active'],
    ['E-uri-CA.jpg', 'assertion.hashedURI.mismatch', 'active'],
    ['E-clm-CAICAI.jpg', 'ingredient.manifest.missing', 'active'],
    ['E-uri-CIE-sig-CA.jpg', 'assertion.hashedURI.mismatch', 'ingredient'],
    ['nikon-20221019-building.jpeg', 'signingCredential.expired', 'active'],
  ] as const)('%s fails for its own reason: %s', (end, code, scope) => {
    expect(codes(`20220124-${end}`.replace('20220124-nikon', 'nikon'), scope)).toContain(code);
  });

  it('keep the failure of an ingredient apart from the manifest that took it in', () => {
    const data = of('20220124-CIE-sig-CA.jpg');
    expect(data.state).toBe('valid');
    expect(codes('20220124-CIE-sig-CA.jpg', 'active')).toEqual(['signingCredential.untrusted']);
    expect(codes('20220124-CIE-sig-CA.jpg', 'ingredient')).toContain('claimSignature.mismatch');
    expect(data.manifests[0]?.ingredients[0]?.failures).toContain('claimSignature.mismatch');
    expect(data.answers.signatureValid.answer).toBe('yes');
  });

  it('have a cause that is only in the ingredient’s results', () => {
    expect(codes('20220124-E-uri-CIE-sig-CA.jpg', 'active')).toEqual(['signingCredential.untrusted']);
    expect(of('20220124-E-uri-CIE-sig-CA.jpg').state).toBe('invalid');
  });

  it('of services that make pictures say so, and those of cameras and editors do not', () => {
    const services = storeRows.filter(({ file }) => !/public-testfiles\/.*\.jpe?g$|trustmark/.test(file));
    const others = storeRows.filter((row) => !services.includes(row));
    const answer = ({ file }: StoreRow): string => `${all.get(file)?.answers.saysAi.answer} ${file}`;
    expect(services.map(answer).filter((text) => !text.startsWith('yes'))).toEqual([]);
    expect(others.map(answer).filter((text) => !text.startsWith('no'))).toEqual([]);
    expect([services.length, others.length].every((count) => count > 10)).toBe(true);
    for (const row of storeRows) if (row.ai_made === 'yes') expect(answer(row)).toMatch(/^yes/);
  });

  it.each([
    ['chatgpt-1.png', 'fullyGenerated', 'ChatGPT', 'openai'],
    ['flux-1.jpg', 'fullyGenerated', 'FLUX', 'blackforestlabs'],
    ['firefly-1.png', 'fullyGenerated', 'Adobe Firefly', 'adobe'],
    ['1f81827c-Designer.png', 'fullyGenerated', 'Microsoft Designer', 'microsoft'],
    ['samsung_gray_1.png', 'partlyGenerated', 'Samsung Galaxy', 'samsung'],
    ['gemini_gray_2048.png', 'fullyGenerated', 'Google Generative AI', 'google'],
    ['single_manifest_store.pdf', 'partlyGenerated', 'Adobe Express', 'adobe'],
  ])('%s: %s, with %s', (end, inception, product, vendor) => {
    const data = of(end);
    expect([data.inception, data.product, data.vendor]).toEqual([inception, product, vendor]);
  });

  it('say it where the active manifest only opens what another made', () => {
    const { statements, manifests } = of('chatgpt-1.png');
    expect(statements.map(({ depth, by, softwareAgent }) => [depth, by, softwareAgent])).toEqual([
      [1, 'c2pa.created', 'GPT-4o'],
    ]);
    expect(manifests[0]?.actions.map(({ action }) => action)).toEqual(['c2pa.opened']);
  });

  it('are trusted by the public lists where the signer is on them, and nobody is without lists', async () => {
    const trusted = [...all.values()].filter(({ state }) => state === 'trusted');
    expect(trusted.length).toBe(5);
    const unnamed = await createValidator({ trustAnchors: null, tsaAnchors: null, backend: 'wasm' });
    const row = named('gemini-watermark-remover/4.png');
    const data = examined(await unnamed.validate(bytesOfRow(row), mediaTypeOf(row), LOCATED));
    expect(data.state).toBe('valid');
    expect(data.answers.signerTrusted.answer).toBe('couldNotCheck');
  });

  it('have a certificate that was not good at the time only where the codes say so', () => {
    for (const [file, { answers }] of all) {
      const { answer, codes: grounds } = answers.certificateValid;
      const isBad = grounds.some(
        (code) => /expired|invalid$|outsideValidity|revoked/.test(code) && !code.startsWith('timeStamp'),
      );
      if (answer === 'no') expect(isBad, file).toBe(true);
      if (answer === 'yes') expect(isBad, file).toBe(false);
      expect(C2PA_QUESTIONS.every((question) => answers[question] !== undefined)).toBe(true);
    }
    expect(of('chatgpt-1.png').answers.certificateValid.answer).toBe('no');
    expect(of('samsung_gray_1.png').answers.certificateValid.answer).toBe('yes');
  });
});
