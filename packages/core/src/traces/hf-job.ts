import { defineTrace } from './define-trace.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id of a job on a host. Two hosts are said to write it (Hugging Face, Higgsfield), and it names no model. */
export const hfJob = defineTrace({
  id: 'hf-job',
  version: 1,
  generators: ['unknown'],
  homes: ['text:hf-job-id'],
  read: ({ text }) => (UUID.test(text) ? { generator: 'unknown', strength: 'hint', dialect: 'hf-job-id' } : undefined),
  examples: () => [
    {
      title: 'an id',
      at: 'text:hf-job-id',
      text: 'ec8380a6-2091-423a-b835-209420f99ee1',
      finds: { generator: 'unknown', strength: 'hint' },
    },
    { title: 'a number', at: 'text:hf-job-id', text: '12', finds: null },
    { title: 'another entry', at: 'text:id', text: 'ec8380a6-2091-423a-b835-209420f99ee1', finds: null },
  ],
});
