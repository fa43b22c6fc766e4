import { EXTENSIONS, type FormatId } from '../model/format.ts';
import { data, defineRule } from './define-rule.ts';
import { exampleFacts } from './example-facts.ts';

const KNOWN: ReadonlySet<string> = new Set(Object.values(EXTENSIONS).flat());

/** The name's ending belongs to another format than the bytes: whoever goes by the name seeks the label in the wrong place. */
export const extensionMismatch = defineRule({
  id: 'extension-mismatch',
  topic: 'file',
  families: [],
  messages: { mismatch: data<{ extension: string; format: FormatId; usual: string }>() },
  applies: ({ format, extension }) => format !== null && extension !== null && KNOWN.has(extension),
  check({ format, extension }, make) {
    if (format === null || extension === null || EXTENSIONS[format].includes(extension)) return [];
    return [make.fail('mismatch', { extension, format, usual: EXTENSIONS[format][0] ?? format }, [])];
  },
  examples: () => [
    { title: 'PNG bytes, .png', facts: exampleFacts({}), finds: [] },
    { title: 'a rarer ending of the same format', facts: exampleFacts({ format: 'jpeg', name: 'a.JFIF' }), finds: [] },
    { title: 'an ending of no format says nothing', facts: exampleFacts({ name: 'upload.tmp' }), finds: [] },
    { title: 'no ending says nothing', facts: exampleFacts({ name: 'upload' }), finds: [] },
    { title: 'PNG bytes under .jpg', facts: exampleFacts({ name: 'photo.jpg' }), finds: ['mismatch'] },
  ],
});
