const MARKED = /(<!-- generated:([a-z-]+) -->\n)((?:(?!<!-- generated:)[\s\S])*?)(<!-- \/generated -->)/g;
const OPENED = /<!-- generated:/g;

/** The page with every marked section made anew. A mark without its end, or of an unknown name, is a complaint. */
export async function replaceMarked(page, text, complaints, sections) {
  const found = [...text.matchAll(MARKED)];
  const opened = [...text.matchAll(OPENED)].length;
  if (opened !== found.length) {
    complaints.push(`${page}: ${opened} generated sections are opened, ${found.length} closed`);
  }
  let result = '';
  let from = 0;
  for (const { index, 0: whole, 1: open, 2: name, 3: body, 4: close } of found) {
    const make = sections[name];
    if (!make) complaints.push(`${page}: no section is called "${name}"`);
    result += text.slice(from, index) + open + (make ? `${(await make()).trim()}\n` : body) + close;
    from = index + whole.length;
  }
  return result + text.slice(from);
}
