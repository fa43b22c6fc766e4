import { PROBLEM_CODES, problemText } from '@biaoshi/core';
import type { Invocation } from '../commands/command.ts';
import type { Topic } from './topic.ts';

const NOWHERE = { path: '', start: 0, end: 0 };

export const problemTopics = ({ locale, messages }: Invocation): readonly Topic[] =>
  PROBLEM_CODES.map((code) => {
    const text = problemText({ code, severity: 'error', location: NOWHERE, data: {} }, locale);
    return { id: code, alias: '', gist: text, lines: () => [`${messages.headings.problem} ${code}`, `  ${text}`] };
  });
