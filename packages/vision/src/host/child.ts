import type { Answer, InputOf, Request, TaskName } from './messages.ts';
import { TASKS } from './tasks.ts';

// What a child process does, and all that it does: it ends with its parent.
process.on('disconnect', () => process.exit(0));
process.on('message', ({ task, input }: Request) => {
  run(task, input as InputOf<typeof task>).then(
    (output) => answer({ output }),
    (error) => answer({ failure: error instanceof Error ? error.message : String(error) }),
  );
});

const run = async <Name extends TaskName>(task: Name, input: InputOf<Name>): Promise<unknown> =>
  (await TASKS[task]())(input);

const answer = (message: Answer): void => {
  process.send?.(message);
};
