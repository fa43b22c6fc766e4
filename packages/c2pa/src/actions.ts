import type { C2paAction } from '@biaoshi/core';
import { type Json, listOf, recordOf, recordsOf, textOf } from './json.ts';
import { MOST_ACTIONS, MOST_ASSERTIONS } from './limits.ts';

/** An action with what its parameters say; the texts are bounded. */
export interface StatedAction extends C2paAction {
  readonly parameters: Json;
}

const ACTIONS = /^c2pa\.actions(?:\.v\d+)?(?:__\d+)?$/;

/** The assertions of a manifest, by label and data. */
export const assertionsOf = (manifest: Json): readonly { readonly label: string; readonly data: Json }[] =>
  recordsOf(manifest.assertions, MOST_ASSERTIONS).map(({ label, data }) => ({
    label: textOf(label),
    data: recordOf(data),
  }));

/** The actions of a manifest in their order, at most `MOST_ACTIONS`, with what templates and tables add filled in. */
export const actionsOf = (manifest: Json): readonly StatedAction[] =>
  assertionsOf(manifest)
    .filter(({ label }) => ACTIONS.test(label))
    .flatMap(({ data }) => actionsIn(data))
    .slice(0, MOST_ACTIONS);

/** True for a manifest with more actions or assertions than are looked at. */
export const hasMoreThanBounds = (manifest: Json): boolean =>
  (Array.isArray(manifest.assertions) && manifest.assertions.length > MOST_ASSERTIONS) ||
  assertionsOf(manifest)
    .filter(({ label }) => ACTIONS.test(label))
    .reduce((count, { data }) => count + (Array.isArray(data.actions) ? data.actions.length : 0), 0) > MOST_ACTIONS;

function actionsIn(assertion: Json): readonly StatedAction[] {
  const templates = recordsOf(assertion.templates, MOST_ACTIONS);
  const agents = listOf(assertion.softwareAgents, MOST_ACTIONS);
  return recordsOf(assertion.actions, MOST_ACTIONS).flatMap((raw) => [
    stated(raw, templates, agents),
    ...recordsOf(raw.related, MOST_ACTIONS).map((related) => stated(related, templates, agents)),
  ]);
}

/** A template stands for what its actions leave out; `*` is the template of all. */
const templateOf = (templates: readonly Json[], action: unknown): Json =>
  recordOf(
    templates.find((template) => template.action === action) ?? templates.find(({ action: all }) => all === '*'),
  );

function stated(raw: Json, templates: readonly Json[], agents: readonly unknown[]): StatedAction {
  const template = templateOf(templates, raw.action);
  const parameters = recordOf(raw.parameters);
  return {
    action: textOf(raw.action),
    digitalSourceType:
      sourceTypeOf(raw) || sourceTypeOf(parameters) || changedSourceType(raw) || sourceTypeOf(template),
    softwareAgent: agentOf(raw, agents) || agentOf(template, agents),
    when: textOf(raw.when),
    description: textOf(raw.description) || textOf(template.description),
    parameters,
  };
}

const sourceTypeOf = ({ digitalSourceType }: Json): string => textOf(digitalSourceType);

const changedSourceType = ({ changes }: Json): string =>
  recordsOf(changes, MOST_ACTIONS).map(sourceTypeOf).find(Boolean) ?? '';

/** Version 1 has a text, version 2 an object, or a place in the assertion's table of agents. */
function agentOf({ softwareAgent, softwareAgentIndex }: Json, agents: readonly unknown[]): string {
  const agent = softwareAgent ?? (typeof softwareAgentIndex === 'number' ? agents[softwareAgentIndex] : undefined);
  if (typeof agent === 'string') return textOf(agent);
  const { name, version } = recordOf(agent);
  return textOf([textOf(name), textOf(version)].filter(Boolean).join('/'));
}
