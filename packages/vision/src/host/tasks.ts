import type { InputOf, OutputOf, TaskName } from './messages.ts';

type Task<Name extends TaskName> = (input: InputOf<Name>) => Promise<OutputOf<Name>>;

/** How a child does each task. The code that a task needs is loaded by the first who asks for it. */
export const TASKS: { readonly [Name in TaskName]: () => Promise<Task<Name>> } = {
  examine: async () => {
    const { examinePixels } = await import('../examine.ts');
    return ({ bytes, options }) => examinePixels(bytes, options);
  },
};
