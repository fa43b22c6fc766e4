import { isFilled } from '../facts.ts';
import type { AigcKey } from '../model/aigc.ts';
import { describeProducer } from '../registry/describe-producer.ts';
import { looksLikeCode } from '../registry/parse-code.ts';
import { data, defineRule } from './define-rule.ts';
import { exampleFacts, goodFields } from './example-facts.ts';
import { excerpt } from './excerpt.ts';
import { SERVICE_KEYS } from './producer-code-malformed.ts';

/** A name or code that our registry does not know. No register of issued codes is public: unknown is not wrong. */
export const producerEntityUnknown = defineRule({
  id: 'producer-entity-unknown',
  topic: 'producerCode',
  families: ['aigcField'],
  messages: {
    unknownEntity: data<{ field: AigcKey; value: string; entity: string }>(),
    unknownName: data<{ field: AigcKey; value: string }>(),
  },
  applies: ({ labels }) => labels.some(({ data: { fields } }) => SERVICE_KEYS.some((field) => isFilled(fields[field]))),
  check({ labels }, make) {
    return labels.flatMap(({ id, data: { fields } }) =>
      SERVICE_KEYS.flatMap((field) => {
        const value = fields[field];
        if (!isFilled(value)) return [];
        const described = describeProducer(value);
        if (described.kind === 'name') return [];
        if (described.kind === 'code') {
          const { entity, brands, code } = described;
          const isNew = brands.length === 0 && code.checkDigitOk;
          return isNew ? [make.review('unknownEntity', { field, value, entity }, [id])] : [];
        }
        return looksLikeCode(value) ? [] : [make.review('unknownName', { field, value: excerpt(value) }, [id])];
      }),
    );
  },
  examples: () => [
    { title: 'codes in the registry', facts: exampleFacts({ labels: [{}] }), finds: [] },
    {
      title: 'bare names of known services',
      facts: exampleFacts({
        labels: [{ fields: goodFields({ ContentProducer: 'doubao', ContentPropagator: 'zhihu' }) }],
      }),
      finds: [],
    },
    {
      title: 'a malformed code is reported as such, not as unknown',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ContentProducer: '011200000091000000000000' }) }] }),
      finds: [],
    },
    {
      title: 'a sound code of an entity that we do not know',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ContentProducer: '001191310104MACE0YX63918020' }) }] }),
      finds: ['unknownEntity'],
    },
    {
      title: 'a name that we do not know',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ContentPropagator: 'example-forum' }) }] }),
      finds: ['unknownName'],
    },
  ],
});
