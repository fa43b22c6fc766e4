/** A table; cells are made safe for it. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

const cell = (value) => String(value).replaceAll('|', '\\|').replaceAll('\n', ' ').trim();

export const code = (text) => `\`${text}\``;

/** The same in every locale and country: 65 536. */
export const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ' ');
