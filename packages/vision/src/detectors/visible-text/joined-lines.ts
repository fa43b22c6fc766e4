import { type ReadText, readText } from '@biaoshi/core';
import { spanning } from './columns.ts';
import type { SeenText } from './read-lines.ts';

/** Lines of one label: how much their heights differ, how far apart they stand by their height, and how many they are. */
const MAX_RATIO = 1.6;
const MAX_GAP = 1;
const MAX_LINES = 3;

/** Labels that run over several lines, of which none is a label alone. */
export function joinedLines(read: readonly SeenText[]): SeenText[] {
  const level = read.filter(({ layout, reading }) => layout === 'across' && reading !== 'label');
  return level.flatMap((first) => {
    let block = [first];
    for (let next = below(first, level); next && block.length < MAX_LINES; next = below(next, level)) {
      block = [...block, next];
      const joined = readText(block.map(({ text }) => text).join('\n'));
      if (joined.reading === 'label') return [{ ...joinedText(block), ...joined }];
    }
    return [];
  });
}

/** The line right below: as high, under it, and near. */
const below = ({ box }: SeenText, lines: readonly SeenText[]): SeenText | undefined =>
  lines.find(({ box: other }) => {
    const gap = other.y - other.height / 2 - (box.y + box.height / 2);
    const height = Math.min(box.height, other.height);
    return (
      other.y > box.y + height / 2 &&
      gap < height * MAX_GAP &&
      Math.max(box.height, other.height) <= height * MAX_RATIO &&
      Math.abs(other.x - box.x) * 2 < box.width + other.width
    );
  });

function joinedText(block: readonly SeenText[]): Omit<SeenText, keyof ReadText> {
  const boxes = block.map(({ box }) => box);
  return {
    text: block.map(({ text }) => text).join('\n'),
    certainty: Math.min(...block.map(({ certainty }) => certainty)),
    certainties: block.flatMap(({ certainties }, at) => [...(at > 0 ? [1] : []), ...certainties]),
    box: spanning(boxes),
    first: 0,
    last: 1,
    layout: 'across',
    rows: boxes,
  };
}
