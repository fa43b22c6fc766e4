/** A payload that a generator is known to write into every picture. */
export interface KnownPayload {
  /** A name of ours, as in generator traces. */
  readonly generator: string;
  /** Its bits in hex; the last bit is the lowest of the last digit. */
  readonly hex: string;
  /** How many bits, where they are fewer than the digits hold. */
  readonly length: number;
}

const bits = (generator: string, hex: string, length = hex.length * 4): KnownPayload => ({ generator, hex, length });

const ascii = (generator: string, text: string): KnownPayload =>
  bits(generator, Buffer.from(text, 'latin1').toString('hex'));

/**
 * Published in the generators' own code. No payload says who made a picture, only with what. FLUX's is a number of 48 bits
 * whose first two are zeros, and its code writes the number without them.
 */
export const KNOWN_PAYLOADS: readonly KnownPayload[] = [
  bits('flux', '2afe879cf52e', 46),
  ascii('invokeai', 'InvokeAI'),
  bits('sdxl', 'b3ec907bb19e'),
  ascii('sdxl', 'SDXL'),
  ascii('stable-diffusion', 'StableDiffusionV1'),
  ascii('stable-diffusion', 'StableDiffusionV1-Inpainting'),
  ascii('stable-diffusion', 'SDV2'),
];
