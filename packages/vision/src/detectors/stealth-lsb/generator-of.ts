/** How the texts of generators that hide one are known; the names are those of generator traces. */
const KNOWN: readonly (readonly [generator: string, pattern: RegExp])[] = [
  ['novelai', /"Software"\s{0,4}:\s{0,4}"NovelAI"/],
  ['swarmui', /"sui_image_params"\s{0,4}:/],
  ['a1111', /(?:^|\n)Steps: \d{1,5}, /],
];

/** The generator whose settings a text holds; '' when it is none that is known. */
export const generatorOf = (text: string): string => KNOWN.find(([, pattern]) => pattern.test(text))?.[0] ?? '';
