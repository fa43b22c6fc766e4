import {
  bytesOf,
  exifBlock,
  gif,
  gifComment,
  jpeg,
  jpegExif,
  jpegXmp,
  latin1Bytes,
  png,
  pngChunk,
  pngCompressedText,
  pngInternationalText,
  pngText,
  provenancePacket,
  riffChunk,
  tiffText,
  u32leBytes,
  userComment,
  utf16Bytes,
  vp8x,
  WEBP_FLAGS,
  WEBP_LOSSLESS,
  webp,
} from '@biaoshi/testkit';
import { iimSegment } from './iim.ts';
import { provenance, TRACED, withXmp } from './provenance.ts';
import type { Provenance, Specimen } from './specimen.ts';

const SOFTWARE = 0x0131;
const IMAGE_DESCRIPTION = 0x010e;
const ARTIST = 0x013b;
const MODEL = 0x0110;

const A1111 =
  'a cracked cup\nNegative prompt: blurry\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1234, Size: 8x8, Version: v1.10.1';
const GRAPH = '{"3": {"inputs": {"seed": 2, "cfg": NaN}, "class_type": "KSampler"}}';
const MIDJOURNEY = 'a cracked cup --ar 4:3 --v 6.1 Job ID: 2b6e053b-9a65-4ca9-9e13-b6f4465164d4';
const DREAMINA = JSON.stringify({
  aigc_info: { aigc_label_type: 0 },
  data: { product: 'dreamina', exportType: 'generation' },
});
const XAI = `Signature: ${'IoR6/+'.repeat(60)}`;

const withTexts = (...texts: readonly (readonly [keyword: string, text: string])[]): Uint8Array =>
  png({ before: texts.map(([keyword, text]) => pngText(keyword, text)) });
const withTag = (tag: number, text: string): Uint8Array =>
  jpeg({ segments: [jpegExif(exifBlock({ ifd0: [tiffText(tag, text)] }))] });
const withComment = (text: string): Uint8Array =>
  jpeg({ segments: [jpegExif(exifBlock({ exif: [userComment(text)] }))] });

const withIim = (dataset: number, text: string): Uint8Array => jpeg({ segments: [iimSegment(dataset, text)] });

/** Samsung's trailer: a block, and a directory that tells how far before it the block begins. */
function samsungTrailer(name: string, content: string): Uint8Array {
  const type = Uint8Array.of(0, 0, 0x91, 0x0d);
  const block = bytesOf(type, u32leBytes(name.length), name, content);
  const entry = bytesOf(type, u32leBytes(block.length), u32leBytes(block.length));
  const directory = bytesOf('SEFH', u32leBytes(107), u32leBytes(1), entry);
  return bytesOf(block, directory, u32leBytes(directory.length), 'SEFT');
}

/** A trace that makes a picture suspected. */
function tells(
  file: string,
  what: string,
  bytes: Uint8Array,
  traces: readonly string[],
  more: Partial<Provenance> = {},
): Specimen {
  const format = formatOf(file);
  const pins = 'the generator is named, and the picture suspected';
  return provenance(`trace-${file}`, what, pins, bytes, {
    format,
    origin: 'suspected',
    traces,
    platformFindings: [TRACED],
    ...more,
  });
}

/** A trace that decides nothing by itself. */
const hints = (file: string, what: string, bytes: Uint8Array, traces: readonly string[]): Specimen =>
  provenance(`trace-${file}`, what, 'a hint never decides', bytes, { format: formatOf(file), traces });

const nothing = (file: string, what: string, bytes: Uint8Array): Specimen =>
  provenance(`no-trace-${file}`, what, 'the words of a generator outside its home are nothing', bytes, {
    format: formatOf(file),
  });

const FORMATS = { png: 'png', jpg: 'jpeg', gif: 'gif', webp: 'webp' } as const;
const formatOf = (file: string) => FORMATS[file.slice(file.lastIndexOf('.') + 1) as keyof typeof FORMATS];

/** Each family in the home that it is usually seen in, and some in others. */
const SEEN: readonly Specimen[] = [
  tells(
    'a1111.png',
    'tEXt parameters, as A1111 writes it',
    withTexts(['parameters', A1111]),
    ['a1111/a1111 selfDeclared'],
    {
      worldFindings: {
        'eu-ai-act-50': ['generated-or-altered-missing/missing', 'signature-missing/unsigned'],
        'google-merchant-center': ['source-type-missing-or-wrong/missing'],
        'us-ca-22757': [
          'created-time-missing/missing',
          'generated-or-altered-missing/missing',
          'provider-name-missing/missing',
          'signature-missing/unsigned',
          'system-name-version-missing/versionMissing',
          'unique-id-missing/missing',
        ],
      },
    },
  ),
  tells(
    'a1111-utf16.jpg',
    'the same in UserComment behind UNICODE',
    jpeg({
      segments: [jpegExif(exifBlock({ exif: [userComment(utf16Bytes(A1111, 'be', false), 'UNICODE\0')] }))],
    }),
    ['a1111/a1111 selfDeclared'],
  ),
  tells('a1111.gif', 'the same in a GIF comment', gif({ before: [gifComment(A1111)] }), ['a1111/a1111 selfDeclared']),
  tells(
    'apple-clean-up.jpg',
    'photoshop:Credit of Apple Photos Clean Up',
    withXmp('photoshop:Credit="Apple Photos Clean Up"'),
    ['apple-clean-up/apple-clean-up selfDeclared'],
  ),
  tells(
    'bytedance.jpg',
    "ByteDance's private JSON of a generated export, in UserComment",
    withComment(DREAMINA),
    ['bytedance/dreamina selfDeclared'],
    {
      platformFindings: [TRACED, 'private-json-not-label/privateJson'],
    },
  ),
  hints('civitai.jpg', 'Artist ai', withTag(ARTIST, 'ai'), ['civitai/civitai hint']),
  tells('comfyui.png', 'tEXt prompt with a graph', withTexts(['prompt', GRAPH]), ['comfyui/comfyui selfDeclared']),
  tells(
    'comfyui-after-idat.png',
    'the same in zTXt behind IDAT',
    png({ after: [pngCompressedText('prompt', GRAPH)] }),
    ['comfyui/comfyui selfDeclared'],
  ),
  tells(
    'comfyui.webp',
    'WebP, the graph behind prompt: in the Model of EXIF',
    webp([
      vp8x(WEBP_FLAGS.exif),
      WEBP_LOSSLESS,
      riffChunk('EXIF', exifBlock({ ifd0: [tiffText(MODEL, `prompt:${GRAPH}`)] })),
    ]),
    ['comfyui/comfyui selfDeclared'],
  ),
  tells(
    'draw-things.jpg',
    'xmp:CreatorTool Draw Things',
    withXmp('xmp:CreatorTool="Draw Things"'),
    ['draw-things/draw-things selfDeclared'],
    {
      agents: ['Draw Things'],
    },
  ),
  tells(
    'dreamstudio.png',
    'tEXt parameters that name DreamStudio',
    withTexts(['parameters', 'prompt: a cup\nsoftware: DreamStudio']),
    ['dreamstudio/dreamstudio strong'],
  ),
  tells(
    'easy-diffusion.png',
    "tEXt entries of Easy Diffusion's settings",
    withTexts(['prompt', 'a cup'], ['use_stable_diffusion_model', 'sd-v1-5']),
    ['generic-prompt/unknown hint', 'easy-diffusion/easy-diffusion selfDeclared'],
  ),
  tells('fooocus.png', 'tEXt fooocus_scheme', withTexts(['fooocus_scheme', 'fooocus']), [
    'fooocus/fooocus selfDeclared',
  ]),
  hints('prompt.png', 'tEXt prompt with words', withTexts(['prompt', 'a cracked cup']), [
    'generic-prompt/unknown hint',
  ]),
  tells('google-ai.jpg', "Google's credit in IIM 2:110", withIim(110, 'Made with Google AI'), [
    'google-ai/google-ai selfDeclared',
  ]),
  hints('hf-job.png', 'tEXt hf-job-id', withTexts(['hf-job-id', 'ec8380a6-2091-423a-b835-209420f99ee1']), [
    'hf-job/unknown hint',
  ]),
  tells(
    'invokeai.png',
    'tEXt invokeai_metadata',
    withTexts(['invokeai_metadata', '{"generation_mode":"txt2img","positive_prompt":"a cup"}']),
    ['invokeai/invokeai selfDeclared'],
  ),
  tells('iptc-ai.jpg', 'Iptc4xmpExt:AISystemUsed', withXmp('Iptc4xmpExt:AISystemUsed="our studio model"'), [
    'iptc-ai/unknown selfDeclared',
  ]),
  tells('luma.png', 'tEXt Source Luma AI', withTexts(['Source', 'Luma AI']), ['luma/luma selfDeclared']),
  tells(
    'metahub.png',
    'iTXt imagemetahub_data',
    png({ before: [pngInternationalText('imagemetahub_data', '{"generator": "ComfyUI", "seed": 1}')] }),
    ['metahub/comfyui selfDeclared'],
  ),
  tells('midjourney.png', 'tEXt Description with switches and a job', withTexts(['Description', MIDJOURNEY]), [
    'midjourney/midjourney selfDeclared',
  ]),
  tells(
    'named-tool.jpg',
    'EXIF Software Midjourney v6.1',
    withTag(SOFTWARE, 'Midjourney v6.1'),
    ['named-tool/midjourney strong'],
    {
      worldFindings: {
        'eu-ai-act-50': ['machine-readable-mark-missing/missing'],
        'google-merchant-center': [
          'machine-readable-mark-missing/missingThoughTraced',
          'source-type-missing-or-wrong/missing',
        ],
      },
    },
  ),
  tells(
    'novelai.png',
    'tEXt Title, Software and Source of NovelAI',
    withTexts(['Title', 'AI generated image'], ['Software', 'NovelAI'], ['Source', 'Stable Diffusion 1D44365E']),
    ['novelai/novelai hint', 'novelai/novelai selfDeclared', 'novelai/novelai strong'],
  ),
  tells(
    'samsung-galaxy-ai.jpg',
    "a block in Samsung's trailer that states a generative edit",
    jpeg({ trailer: samsungTrailer('PEg_Info', '{"genAIType":8}') }),
    ['samsung-galaxy-ai/samsung-galaxy-ai strong'],
  ),
  tells(
    'swarmui.png',
    'tEXt parameters with sui_image_params',
    withTexts(['parameters', '{"sui_image_params": {"prompt": "a cup"}}']),
    ['swarmui/swarmui selfDeclared'],
  ),
  tells('xai-grok.jpg', 'a signature of xAI in ImageDescription', withTag(IMAGE_DESCRIPTION, XAI), [
    'xai-grok/grok selfDeclared',
  ]),
];

/** The same words where no generator puts them. */
const NEAR_MISSES: readonly Specimen[] = [
  nothing('prompt-in-description.png', 'A1111 settings quoted in tEXt Description', withTexts(['Description', A1111])),
  nothing(
    'prompt-in-sentence.jpg',
    'A1111 settings inside a sentence in UserComment',
    withComment(A1111.replaceAll('\n', ' ')),
  ),
  nothing(
    'keyword-behind-iend.png',
    'the keyword parameters and its text behind IEND',
    png({ trailer: bytesOf('parameters\0', A1111) }),
  ),
  nothing(
    'graph-in-comment.jpg',
    'a graph of ComfyUI in ImageDescription without its prefix',
    withTag(IMAGE_DESCRIPTION, GRAPH),
  ),
  nothing('name-as-artist.jpg', 'Artist Midjourney', withTag(ARTIST, 'Midjourney')),
  nothing(
    'name-in-description.jpg',
    'ImageDescription that names a generator',
    withTag(IMAGE_DESCRIPTION, 'not made with Midjourney'),
  ),
  nothing('credit-in-headline.jpg', "Google's credit in IIM 2:105, the headline", withIim(105, 'Made with Google AI')),
  nothing(
    'credit-denied.jpg',
    'photoshop:Credit Not made with Google AI',
    withXmp('photoshop:Credit="Not made with Google AI"'),
  ),
  nothing(
    'no-directory.jpg',
    "the text of Samsung's block behind EOI, without its directory",
    jpeg({ trailer: latin1Bytes('PEg_Info{"genAIType":8}') }),
  ),
  nothing(
    'another-block.jpg',
    "Samsung's trailer with a block of another kind",
    jpeg({ trailer: samsungTrailer('MotionPhoto_Data', '{"genAIType":8}') }),
  ),
  nothing(
    'other-prefix.jpg',
    'AISystemUsed in a namespace that is not IPTC’s',
    jpeg({
      segments: [jpegXmp(provenancePacket('xmlns:x="http://example.org/ns/" x:AISystemUsed="Midjourney"'))],
    }),
  ),
  nothing('private-chunk.png', 'the settings of A1111 in a private chunk', png({ before: [pngChunk('prVt', A1111)] })),
];

/** What generators leave behind. */
export const GENERATOR_TRACES: readonly Specimen[] = [...SEEN, ...NEAR_MISSES];
