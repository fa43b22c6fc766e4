import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CHILD_URL } from './child-url.ts';
import type { Answer, Request } from './messages.ts';

/**
 * Flags of node for a process that examines pictures. It makes much to throw away, and helping threads would clear that
 * on the core where the next child works.
 */
export const CHILD_FLAGS: readonly string[] = ['--single-threaded-gc'];

/** The child ended, or was ended, before it answered. */
export class ChildDied extends Error {
  override readonly name = 'ChildDied';
  readonly reason: string;

  constructor(reason: string) {
    super(`a child process ended: ${reason}`);
    this.reason = reason;
  }
}

/** One process that does one task at a time. It keeps its parent alive only while it is at work. */
export class Child {
  readonly #process: ChildProcess;
  #settle: { readonly resolve: (answer: Answer) => void; readonly reject: (error: ChildDied) => void } | undefined;
  #ended: string | undefined;

  constructor() {
    this.#process = fork(fileURLToPath(CHILD_URL), {
      serialization: 'advanced',
      execArgv: [...CHILD_FLAGS],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#process.on('message', (answer: Answer) => this.#done()?.resolve(answer));
    this.#process.on('error', (error) => this.#end(error.message));
    this.#process.on('exit', (code, signal) => this.#end(signal ?? `code ${code}`));
    this.#rest();
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  get alive(): boolean {
    return this.#ended === undefined;
  }

  /** Rejects with `ChildDied` when the process ends first, or is ended for taking longer than `timeoutMs`. */
  async ask(request: Request, timeoutMs: number): Promise<Answer> {
    const timer = setTimeout(() => this.kill('timeout'), timeoutMs);
    try {
      return await new Promise((resolve, reject) => {
        if (this.#ended !== undefined) return reject(new ChildDied(this.#ended));
        this.#settle = { resolve, reject };
        this.#process.ref();
        this.#process.channel?.ref();
        this.#process.send(request, (error) => error && this.kill(error.message));
      });
    } finally {
      clearTimeout(timer);
    }
  }

  kill(reason: string): void {
    this.#end(reason);
    this.#process.kill('SIGKILL');
  }

  #end(reason: string): void {
    this.#ended ??= reason;
    this.#done()?.reject(new ChildDied(this.#ended));
  }

  #done() {
    const settle = this.#settle;
    this.#settle = undefined;
    this.#rest();
    return settle;
  }

  #rest(): void {
    this.#process.unref();
    this.#process.channel?.unref();
  }
}
