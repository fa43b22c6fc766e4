import { defineTrace } from './define-trace.ts';

/** The text ends in the job's id. */
const JOB = /(?:^|\s)Job ID: [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** More than the pattern can take. */
const JOB_CHARS = 64;
/** Telephones turn two hyphens into a dash. */
const SWITCH =
  /(?:^|\s)(?:--|—)(?:ar|aspect|v|version|niji|stylize|s|chaos|c|seed|style|raw|profile|p|q|quality|iw|sref|sw|cref|cw|oref|ow|no|tile|weird|w|draft|exp|hd|sd|fast|relax|turbo|stop)(?:\s|$)/;

/** Midjourney: the prompt with its switches and the job's id, in PNG `Description`. Author and Creation Time tell nothing. */
export const midjourney = defineTrace({
  id: 'midjourney',
  version: 1,
  generators: ['midjourney'],
  homes: ['text:Description', 'exif:ImageDescription'],
  read({ text }) {
    if (!JOB.test(text.slice(-JOB_CHARS))) return undefined;
    // Other programs number their jobs in these words too.
    const strength = SWITCH.test(text) ? 'selfDeclared' : 'hint';
    return { generator: 'midjourney', strength, dialect: 'midjourney-job' };
  },
  examples: () => [
    {
      title: 'a prompt with switches',
      at: 'text:Description',
      text: 'a control panel, static --ar 4:3 --v 5.2 Job ID: 2b6e053b-9a65-4ca9-9e13-b6f4465164d4',
      finds: { generator: 'midjourney', strength: 'selfDeclared' },
    },
    {
      title: 'a switch behind a dash',
      at: 'text:Description',
      text: 'a control panel —hd Job ID: 2b6e053b-9a65-4ca9-9e13-b6f4465164d4',
      finds: { generator: 'midjourney', strength: 'selfDeclared' },
    },
    {
      title: 'the job of a scanner or of a prompt without switches',
      at: 'exif:ImageDescription',
      text: 'Batch 12 Job ID: 2b6e053b-9a65-4ca9-9e13-b6f4465164d4',
      finds: { generator: 'midjourney', strength: 'hint' },
    },
    { title: 'a job of another kind', at: 'text:Description', text: 'print --v 2 Job ID: 4711', finds: null },
    {
      title: 'a text about such a picture',
      at: 'text:Description',
      text: 'See --ar 4:3 Job ID: 2b6e053b-9a65-4ca9-9e13-b6f4465164d4 in the gallery.',
      finds: null,
    },
    {
      title: 'another entry',
      at: 'text:Comment',
      text: 'x --v 5 Job ID: 2b6e053b-9a65-4ca9-9e13-b6f4465164d4',
      finds: null,
    },
  ],
});
