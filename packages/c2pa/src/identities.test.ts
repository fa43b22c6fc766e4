import { describe, expect, it } from 'vitest';
import { ingredient, type ReportedManifest, reportedActions, told } from '../test-support/report.ts';

const made = (
  fields: ReportedManifest,
  softwareAgent: unknown = undefined,
  digitalSourceType = 'trainedAlgorithmicMedia',
): ReportedManifest => ({
  assertions: [reportedActions({ action: 'c2pa.created', digitalSourceType, softwareAgent })],
  ...fields,
});
const nameOf = (manifests: Record<string, ReportedManifest>): string => {
  const { product, vendor } = told(manifests);
  return `${product}|${vendor}`;
};
const signed = (issuer: string, commonName = ''): ReportedManifest => ({
  signature_info: { issuer, common_name: commonName },
});

describe('the product behind a store', () => {
  it.each([
    ['ChatGPT', 'ChatGPT|openai'],
    ['Adobe_Firefly adobe_c2pa/0.5.0 c2pa-rs/0.20.0', 'Adobe Firefly|adobe'],
    ['Amazon_Bedrock c2pa-rs/0.31.3', 'Amazon Bedrock|amazon'],
    ['Google C2PA Core Generator Library', 'Google Generative AI|google'],
    ['Microsoft_Designer', 'Microsoft Designer|microsoft'],
    ['Dreamina/1.2', 'Dreamina|bytedance'],
    ['higgsfield ai', 'Higgsfield|higgsfield'],
    ['topaz labs image api', 'Topaz Labs|topaz'],
    ['Galaxy S25 c2pa-rs/0.62.0', 'Samsung Galaxy|samsung'],
    ['python_trustmark/c2pa c2patool/0.7.0', '|'],
    ['My ChatGPT clone', '|'],
    ['Influx 2 Studio', '|'],
  ])('is taken from the claim generator %s: %s', (generator, expected) => {
    expect(nameOf({ a: made({ claim_generator: generator }) })).toBe(expected);
    expect(nameOf({ a: made({ claim_generator_info: [{ name: generator }] }) })).toBe(expected);
  });

  it('is taken from the agent where the generator is a kit', () => {
    const kit = { claim_generator: 'c2pa-rs/0.30' };
    expect(nameOf({ a: made(kit, 'Titan Image Generator G1') })).toBe('Amazon Titan|amazon');
    expect(nameOf({ a: made(kit, { name: 'GPT-4o' }) })).toBe('OpenAI Images|openai');
    expect(nameOf({ a: made(kit, 'Flux.2') })).toBe('FLUX|blackforestlabs');
  });

  it.each([
    ['OpenAI OpCo, LLC', 'openai'],
    ['OpenAI OpCoi, LLC', 'openai'],
    ['OPENAI', 'openai'],
    ['Google LLC', 'google'],
    ['Black Forest Labs Inc.', 'blackforestlabs'],
    ['北京火山引擎科技有限公司', 'bytedance'],
    ['Byteplus Pte. Ltd.', 'bytedance'],
    ['Stability AI Ltd', 'stability'],
    ['Eleven Labs', 'elevenlabs'],
    ['fal-ai', 'fal'],
    ['Notopenai Inc.', ''],
    ['C2PA Test Signing Cert', ''],
  ])('is not guessed from the signer %s; its maker is', (issuer, vendor) => {
    expect(nameOf({ a: made(signed(issuer)) })).toBe(`|${vendor}`);
  });

  it('is the one that made the picture, not the one that saved it', () => {
    const saved = { claim_generator: 'Adobe_Photoshop 26', ingredients: [ingredient('parentOf', 'b')] };
    expect(nameOf({ a: saved, b: made({ claim_generator: 'ChatGPT' }) })).toBe('ChatGPT|openai');
    expect(nameOf({ a: saved, b: made({ claim_generator: 'NIKON Z 9' }, undefined, 'digitalCapture') })).toBe(
      'Adobe Photoshop|adobe',
    );
  });

  it('goes before who signed: one signer signs for several', () => {
    expect(nameOf({ a: made({ claim_generator: 'CapCut 5', ...signed('Bytedance Pte. Ltd.') }) })).toBe(
      'CapCut|bytedance',
    );
  });

  it('may be a camera, and says nothing about AI by that', () => {
    const data = told({ a: made({ claim_generator: 'Nikon_Z_9 c2pa-rs/0.14.0' }, undefined, 'digitalCapture') });
    expect(data.vendor).toBe('nikon');
    expect(data.answers.saysAi.answer).toBe('no');
  });
});
