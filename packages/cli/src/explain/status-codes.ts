import { questionText } from '@biaoshi/reporters';
import type { Invocation } from '../commands/command.ts';
import type { Topic } from './topic.ts';

/** The status codes of C2PA. */
export async function statusCodeTopics({ locale, messages }: Invocation): Promise<readonly Topic[]> {
  const { STATUS_CODES } = await import('@biaoshi/c2pa');
  const { headings, statusCode } = messages;
  return STATUS_CODES.map(({ code, meaning, question, kind }) => ({
    id: code,
    alias: '',
    gist: meaning[locale],
    lines: () => [
      `${headings.statusCode} ${code}`,
      `  ${meaning[locale]}`,
      `  ${statusCode[kind]}`,
      ...(question === null ? [] : [`  ${headings.question}: ${questionText(question, locale)}`]),
    ],
  }));
}
