const SHOWN = 3;

/** The first lines in which two texts differ, `-` before and `+` after. */
export function firstDifference(before, after) {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const at = old.findIndex((line, index) => line !== now[index]);
  const from = at < 0 ? old.length : at;
  const removed = old.slice(from, from + SHOWN).map((line) => `- ${line}`);
  const added = now.slice(from, from + SHOWN).map((line) => `+ ${line}`);
  return [`  line ${from + 1}:`, ...removed, ...added].join('\n');
}
