import { parseDigitalSourceType } from '@biaoshi/core';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { clauseTopics } from '../explain/clauses.ts';
import { problemTopics } from '../explain/problems.ts';
import { ruleTopics } from '../explain/rules.ts';
import { sourceTypeTopics } from '../explain/source-types.ts';
import { statusCodeTopics } from '../explain/status-codes.ts';
import { names, type Topic } from '../explain/topic.ts';
import { print } from '../output/print.ts';
import { page, table } from '../page.ts';
import { UsageError } from '../usage-error.ts';
import type { Invocation } from './command.ts';

/**
 * `biaoshi explain <topic>`: what it is, why it is so, how to put it right. A part of a name that several topics have
 * lists them. Throws `UsageError` (`topicUnknown`).
 */
export async function run(invocation: Invocation): Promise<ExitCode> {
  const [given = ''] = invocation.arguments;
  const topics = await everyTopic(invocation);
  const found = matches(given, topics);
  if (found.length === 0) throw new UsageError('topicUnknown', { given, known: topics.map(({ id }) => id) });
  const exact = found.every(({ id }) => id === found[0]?.id);
  const lines = exact ? found.flatMap((topic) => topic.lines()) : listed(found, invocation);
  await print(page(lines), invocation.terminal);
  return EXIT.ok;
}

const everyTopic = async (invocation: Invocation): Promise<readonly Topic[]> => [
  ...ruleTopics(invocation),
  ...clauseTopics(invocation),
  ...problemTopics(invocation),
  ...sourceTypeTopics(invocation),
  ...(await statusCodeTopics(invocation)),
];

/** What is called exactly that, a source type in any of its spellings, else whatever has it in its name. */
function matches(given: string, topics: readonly Topic[]): readonly Topic[] {
  const id = topics.some((topic) => topic.id === given) ? given : (parseDigitalSourceType(given).term ?? given);
  const exact = topics.filter((topic) => topic.id === id);
  return exact.length > 0 ? exact : topics.filter((topic) => names(topic, given));
}

const listed = (topics: readonly Topic[], { messages }: Invocation): string[] => [
  messages.severalTopics(topics.length),
  ...table(topics.map(({ id, gist }) => [id, gist])),
];
