/** A payload that a generator is known to write into every picture. */
export interface KnownPayload {
  /** A name of ours, as in generator traces. */
  readonly generator: string;
  /** Its bits in hex; the first bit is the highest of the first digit. */
  readonly hex: string;
}

const ascii = (text: string): string => Buffer.from(text, 'latin1').toString('hex');

/** Published in the generators' own code. No payload says who made a picture, only with what. */
export const KNOWN_PAYLOADS: readonly KnownPayload[] = [
  { generator: 'flux', hex: '2afe879cf52e' },
  { generator: 'invokeai', hex: ascii('InvokeAI') },
  { generator: 'sdxl', hex: 'b3ec907bb19e' },
  { generator: 'sdxl', hex: ascii('SDXL') },
  { generator: 'stable-diffusion', hex: ascii('StableDiffusionV1') },
  { generator: 'stable-diffusion', hex: ascii('SDV2') },
];
