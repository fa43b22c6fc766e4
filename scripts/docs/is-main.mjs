import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** True in the module that Node was started with. */
export const isMain = (moduleUrl) =>
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(moduleUrl);
