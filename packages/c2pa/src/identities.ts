import type { C2paStatement } from '@biaoshi/core';
import { textOf } from './json.ts';
import { generatorOf, signerOf } from './manifests.ts';
import type { TreeManifest } from './tree.ts';

/** A product and its maker. */
export interface Identity {
  readonly product: string;
  readonly vendor: string;
}

const NOBODY: Identity = { product: '', vendor: '' };

type Row = readonly [pattern: RegExp, vendor: string, product: string];

/** Claim generators and software agents, in words of lower case (`words`). The first row that fits decides. */
const PRODUCTS: readonly Row[] = [
  [/^chatgpt\b/, 'openai', 'ChatGPT'],
  [/^sora\b/, 'openai', 'Sora'],
  [/^(?:gpt image|gpt 4o|dall e|openai)\b/, 'openai', 'OpenAI Images'],
  [/^adobe firefly\b/, 'adobe', 'Adobe Firefly'],
  [/^adobe express\b/, 'adobe', 'Adobe Express'],
  [/^adobe photoshop\b/, 'adobe', 'Adobe Photoshop'],
  [/^adobe lightroom\b/, 'adobe', 'Adobe Lightroom'],
  [/^(?:black forest labs|flux [12]\b|flux kontext)/, 'blackforestlabs', 'FLUX'],
  [/^titan image generator\b/, 'amazon', 'Amazon Titan'],
  [/^(?:amazon )?nova canvas\b/, 'amazon', 'Amazon Nova Canvas'],
  [/^amazon bedrock\b/, 'amazon', 'Amazon Bedrock'],
  [/^google c2pa core generator library\b/, 'google', 'Google Generative AI'],
  [/^(?:google )?(?:gemini|imagen|nano banana)\b/, 'google', 'Google Gemini'],
  [/^(?:google )?pixel\b/, 'google', 'Google Pixel'],
  [/^(?:microsoft |bing )?designer\b/, 'microsoft', 'Microsoft Designer'],
  [/^(?:microsoft )?copilot\b/, 'microsoft', 'Microsoft Copilot'],
  [/^bing image creator\b/, 'microsoft', 'Bing Image Creator'],
  [/^(?:microsoft|ms) paint\b/, 'microsoft', 'Microsoft Paint'],
  [/^azure openai\b/, 'microsoft', 'Azure OpenAI'],
  [/^microsoft responsible ai\b/, 'microsoft', 'Microsoft Responsible AI'],
  [/^(?:stability ai|stable image|stable diffusion)\b/, 'stability', 'Stability AI'],
  [/^dreamina\b/, 'bytedance', 'Dreamina'],
  [/^(?:byteplus|seedream|seededit)\b/, 'bytedance', 'BytePlus Seedream'],
  [/^(?:jimeng|即梦)/, 'bytedance', 'Jimeng'],
  [/^(?:doubao|豆包)/, 'bytedance', 'Doubao'],
  [/^(?:volcengine|volcano engine|火山引擎)/, 'bytedance', 'Volcano Engine'],
  [/^capcut\b/, 'bytedance', 'CapCut'],
  [/^tiktok\b/, 'bytedance', 'TikTok'],
  [/^canva\b/, 'canva', 'Canva'],
  [/^eleven ?labs\b/, 'elevenlabs', 'ElevenLabs'],
  [/^fal ai\b/, 'fal', 'fal.ai'],
  [/^bria\b/, 'bria', 'Bria'],
  [/^higgsfield\b/, 'higgsfield', 'Higgsfield'],
  [/^topaz\b/, 'topaz', 'Topaz Labs'],
  [/^(?:samsung|galaxy|photo assist)\b/, 'samsung', 'Samsung Galaxy'],
  [/^xiaomi\b/, 'xiaomi', 'Xiaomi'],
  [/^vivo\b/, 'vivo', 'vivo'],
  [/^(?:com )?asus\b/, 'asus', 'ASUS Gallery'],
  [/^nikon\b/, 'nikon', 'Nikon'],
  [/^leica\b/, 'leica', 'Leica'],
  [/^sony\b/, 'sony', 'Sony'],
  [/^canon\b/, 'canon', 'Canon'],
];

/** Organisations that sign, in the same words; they say who stands behind a file, seldom with which product. */
const ORGANISATIONS: readonly (readonly [pattern: RegExp, vendor: string])[] = [
  [/^openai\b/, 'openai'],
  [/^adobe\b/, 'adobe'],
  [/^google\b/, 'google'],
  [/^microsoft\b/, 'microsoft'],
  [/^amazon\b/, 'amazon'],
  [/^black forest labs\b/, 'blackforestlabs'],
  [/^stability ai\b/, 'stability'],
  [/^(?:bytedance|byteplus|tiktok)\b|火山引擎/, 'bytedance'],
  [/^canva\b/, 'canva'],
  [/^eleven ?labs\b/, 'elevenlabs'],
  [/^fal ai\b/, 'fal'],
  [/^bria\b/, 'bria'],
  [/^samsung\b/, 'samsung'],
  [/^xiaomi\b|小米/, 'xiaomi'],
  [/^vivo\b/, 'vivo'],
  [/^asus/, 'asus'],
  [/^nikon\b/, 'nikon'],
  [/^leica\b/, 'leica'],
  [/^sony\b/, 'sony'],
  [/^canon\b/, 'canon'],
  [/^truepic\b/, 'truepic'],
];

/** Names are never matched exactly: makers spell their own in several ways (`OpenAI OpCo, LLC`, `OpenAI OpCoi, LLC`). */
const words = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * The product that a store points to, and its maker. Manifests that speak of AI are asked first: of a picture that was made
 * with one product and saved with another, the first is the one to name. The name that a program gives itself goes before
 * the signer, who may sign for several products.
 */
export function identityOf(manifests: readonly TreeManifest[], statements: readonly C2paStatement[]): Identity {
  const speaking = statements.filter(({ ai }) => ai === 'whole' || ai === 'part');
  const labels = new Set(speaking.map(({ manifest }) => manifest));
  const asked = [...manifests.filter(({ label }) => labels.has(label)), ...manifests.slice(0, 1)];
  const names = [
    ...asked.flatMap(({ raw }) => [generatorOf(raw).name, textOf(raw.claim_generator)]),
    ...speaking.map(({ softwareAgent }) => softwareAgent),
  ];
  const product = find(PRODUCTS, names);
  if (product) return { vendor: product[1], product: product[2] };
  const organisations = asked.flatMap(({ raw }) => {
    const signer = signerOf(raw);
    return signer === null ? [] : [signer.organisation, signer.commonName];
  });
  return { ...NOBODY, vendor: find(ORGANISATIONS, organisations)?.[1] ?? '' };
}

function find<R extends readonly [RegExp, ...string[]]>(rows: readonly R[], names: readonly string[]): R | undefined {
  for (const name of names) {
    const text = words(name);
    const row = text === '' ? undefined : rows.find(([pattern]) => pattern.test(text));
    if (row) return row;
  }
  return undefined;
}
