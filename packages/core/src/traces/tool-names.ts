/*
 * Names by which generators call themselves where a program, a maker or an AI system is named. Left out on purpose, being
 * ordinary words or names of other things: flux, imagen, aurora, emu, dream, gemini, sora, luma, meta, qwen, krea.
 */
const TOOLS: readonly (readonly [generator: string, name: string])[] = [
  ['aphrodite', 'aphrodite ai'],
  ['comfyui', 'comfyui'],
  ['craiyon', 'craiyon'],
  ['dall-e', '(?:openai )?dall[-·•. ]?e'],
  ['doubao', '豆包 ?ai|doubao ai'],
  ['dreamstudio', 'dreamstudio'],
  ['ernie', '文心一格'],
  ['firefly', 'adobe firefly(?: image)?'],
  ['gemini', 'google gemini|gemini \\d(?:\\.\\d)? (?:flash|pro)(?: image)?(?: preview)?|nano banana(?: pro)?'],
  ['gpt-image', '(?:openai )?(?:gpt-image|chatgpt)'],
  ['ideogram', 'ideogram(?: ai|\\.ai)'],
  ['image-creator', '(?:bing|microsoft) image creator|image creator from (?:microsoft )?designer'],
  ['imagen', 'google imagen'],
  ['invokeai', 'invoke ?ai'],
  ['jimeng', '即梦(?: ?ai)?|jimeng ai|seedream|dreamina'],
  ['kling', '可灵(?: ?ai)?|kling ?ai'],
  ['leonardo', 'leonardo[. ]ai'],
  ['midjourney', 'midjourney'],
  ['nightcafe', 'nightcafe(?: creator| studio)?'],
  ['playground', 'playground[. ]ai'],
  ['recraft', 'recraft[. ]ai'],
  ['reve', '(?:https?://)?(?:(?:www|app)\\.)?reve\\.com/?'],
  ['stable-diffusion', 'stable ?diffusion(?: xl)?|stability[. ]ai'],
  ['starryai', 'starryai'],
  ['tongyi', '通义万相'],
];

const ESCAPES: readonly string[] = TOOLS.map(([, name]) => `(${name})`);
/** The whole text is a name, with at most a version and a remark behind it: prose that mentions one is none. */
const TOOL = new RegExp(
  `^(?:${ESCAPES.join('|')})(?:[ /_-]?(?:v|version )?\\d[\\w.+-]{0,40})?(?: \\([^()]{0,60}\\))?$`,
  'i',
);
/** More than the pattern can take. */
const MAX_NAME_CHARS = 160;

export const TOOL_GENERATORS: readonly string[] = TOOLS.map(([generator]) => generator);

/** The generator that the text names and nothing else, or undefined. */
export function generatorNamed(text: string): string | undefined {
  if (text.length > MAX_NAME_CHARS) return undefined;
  const groups = TOOL.exec(text);
  return groups ? TOOLS[groups.findIndex((group, index) => index > 0 && group !== undefined) - 1]?.[0] : undefined;
}
