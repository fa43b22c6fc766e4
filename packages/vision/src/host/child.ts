import { examinePixels } from '../examine.ts';
import type { Answer, Request } from './messages.ts';

// What a child process does, and all that it does: it ends with its parent.
process.on('disconnect', () => process.exit(0));
process.on('message', (request: Request) => {
  examinePixels(request.bytes, request.options).then(
    (result) => answer({ result }),
    (error) => answer({ failure: error instanceof Error ? error.message : String(error) }),
  );
});

const answer = (message: Answer): void => {
  process.send?.(message);
};
