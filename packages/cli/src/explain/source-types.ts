import { DIGITAL_SOURCE_TYPES, type DigitalSourceType, parseDigitalSourceType } from '@biaoshi/core';
import { aiShareText, sourceTypeMeaning } from '@biaoshi/reporters';
import type { Invocation } from '../commands/command.ts';
import type { Topic } from './topic.ts';

export const sourceTypeTopics = ({ locale, messages }: Invocation): readonly Topic[] =>
  (Object.keys(DIGITAL_SOURCE_TYPES) as DigitalSourceType[]).map((term) => {
    const { ai, retired } = parseDigitalSourceType(term);
    const meaning = sourceTypeMeaning(term, locale);
    return {
      id: term,
      alias: '',
      gist: meaning,
      lines: () => [
        `${messages.headings.sourceType} ${term}`,
        `  ${meaning}`,
        `  ${messages.headings.ai}: ${aiShareText(ai, locale)}`,
        ...(retired ? [`  ${messages.retired}`] : []),
      ],
    };
  });
