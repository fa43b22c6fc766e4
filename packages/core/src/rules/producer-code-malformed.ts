import type { AigcKey } from '../model/aigc.ts';
import { looksLikeCode, PRODUCER_CODE_LENGTH, parseProducerCode } from '../registry/parse-code.ts';
import { data, defineRule } from './define-rule.ts';
import { DOUBAO, exampleFacts, goodFields } from './example-facts.ts';
import { excerpt } from './excerpt.ts';

/** The two fields that name a service. */
export const SERVICE_KEYS = ['ContentProducer', 'ContentPropagator'] as const satisfies readonly AigcKey[];

/** 1 generation, 2 propagation; an unused extension is `00000`. */
const isServiceType = (service: string, extension: string): boolean =>
  service === '1' || service === '2' || (service === '0' && extension === '0000');

/** A value meant as a provider code that does not have the form of TC260-PG-20252A. A name is not a code. */
export const producerCodeMalformed = defineRule({
  id: 'producer-code-malformed',
  topic: 'producerCode',
  families: ['aigcField'],
  messages: {
    wrongLength: data<{ field: AigcKey; value: string; length: number }>(),
    wrongCharacters: data<{ field: AigcKey; value: string }>(),
    wrongFormat: data<{ field: AigcKey; value: string; found: string }>(),
    wrongService: data<{ field: AigcKey; value: string; found: string }>(),
    unknownSubjectType: data<{ field: AigcKey; value: string; found: string }>(),
    unknownBinding: data<{ field: AigcKey; value: string; found: string }>(),
  },
  applies: ({ labels }) =>
    labels.some(({ data: { fields } }) => SERVICE_KEYS.some((field) => looksLikeCode(fields[field] ?? ''))),
  check({ labels }, make) {
    return labels.flatMap(({ id, data: { fields } }) =>
      SERVICE_KEYS.flatMap((field) => {
        const whole = fields[field] ?? '';
        if (!looksLikeCode(whole)) return [];
        const value = excerpt(whole);
        if (whole.length !== PRODUCER_CODE_LENGTH) {
          return [make.fail('wrongLength', { field, value, length: whole.length }, [id])];
        }
        const code = parseProducerCode(whole);
        if (!code) return [make.fail('wrongCharacters', { field, value }, [id])];
        const { format, subjectType, binding, service, extension } = code;
        if (format !== '00') return [make.fail('wrongFormat', { field, value, found: format }, [id])];
        return [
          ...(subjectType === '1'
            ? []
            : [make.review('unknownSubjectType', { field, value, found: subjectType }, [id])]),
          ...(binding === '1' ? [] : [make.review('unknownBinding', { field, value, found: binding }, [id])]),
          ...(isServiceType(service, extension)
            ? []
            : [make.fail('wrongService', { field, value, found: service }, [id])]),
        ];
      }),
    );
  },
  examples: () => [
    { title: 'well-formed codes', facts: exampleFacts({ labels: [{}] }), finds: [] },
    {
      title: 'names are not codes',
      facts: exampleFacts({
        labels: [
          { fields: goodFields({ ContentProducer: 'doubao', ContentPropagator: 'RunningHub' }) },
          { fields: goodFields({ ContentProducer: 'Shenzhen-Example-Technology-2025', ContentPropagator: '' }) },
        ],
      }),
      finds: [],
    },
    {
      title: 'an unused extension of five zeros',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ContentProducer: `${DOUBAO.slice(0, 22)}00000` }) }] }),
      finds: [],
    },
    ...['011200000091000000000000', '00119111010856365494821N85', '91110102MACQD9K640'].map((ContentProducer) => ({
      title: `a code of ${ContentProducer.length} characters`,
      facts: exampleFacts({ labels: [{ fields: goodFields({ ContentProducer }) }] }),
      finds: ['wrongLength'] as const,
    })),
    {
      title: 'small letters',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ContentPropagator: DOUBAO.toLowerCase() }) }] }),
      finds: ['wrongCharacters'],
    },
    {
      title: 'another format number',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ContentProducer: `01${DOUBAO.slice(2)}` }) }] }),
      finds: ['wrongFormat'],
    },
    {
      title: 'a subject that is no organisation, bound in another way',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ContentProducer: `0022${DOUBAO.slice(4)}` }) }] }),
      finds: ['unknownSubjectType', 'unknownBinding'],
    },
    {
      title: 'service type 0 with an extension in use',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ContentProducer: `${DOUBAO.slice(0, 22)}00001` }) }] }),
      finds: ['wrongService'],
    },
  ],
});
