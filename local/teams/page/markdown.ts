const escape = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');

/** The part of Markdown that Teams draws in a card or message: bold, italics, links, lists, paragraphs. Everything else is text. */
export const markdownToHtml = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map(block)
    .join('');

const BULLET = /^\s*[-*+] +/;
const NUMBER = /^\s*(\d{1,3})\. +/;

/** A block may begin as a paragraph and go on as a list. */
const block = (text: string): string => {
  const parts: string[] = [];
  let lines: string[] = [];
  let kind: 'p' | 'ul' | 'ol' = 'p';
  let start = '1';
  const finish = () => {
    if (lines.length === 0) return;
    if (kind === 'p') parts.push(`<p>${lines.map(inline).join(' ')}</p>`);
    else
      parts.push(
        `<${kind}${kind === 'ol' ? ` start="${start}"` : ''}>${lines.map((line) => `<li>${inline(line)}</li>`).join('')}</${kind}>`,
      );
    lines = [];
  };
  for (const line of text.split('\n')) {
    const number = NUMBER.exec(line)?.[1];
    const next = BULLET.test(line) ? 'ul' : number === undefined ? 'p' : 'ol';
    if (next !== kind) finish();
    if (next === 'ol' && lines.length === 0) start = number ?? '1';
    kind = next;
    lines.push(line.replace(next === 'ul' ? BULLET : next === 'ol' ? NUMBER : /^\s+/, ''));
  }
  finish();
  return parts.join('');
};

const INLINE =
  /\\([\\`*_{}[\]()#+\-.!<>~|])|\*\*(?=\S)(.+?)(?<=\S)\*\*|(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)|\*(?=\S)(.+?)(?<=\S)\*|(?<!\w)_(?=\S)(.+?)(?<=\S)_(?!\w)|\[([^\]]+)\]\(((?:https?:\/\/|mailto:|tel:)[^)\s]+)\)|<at>(.*?)<\/at>/s;

const inline = (text: string): string => {
  const found = INLINE.exec(text);
  if (!found) return escape(text);
  const [whole, literal, strong, strongToo, emphasis, emphasisToo, label, link, mention] = found;
  const before = escape(text.slice(0, found.index));
  return before + drawn() + inline(text.slice(found.index + whole.length));

  function drawn(): string {
    if (literal !== undefined) return escape(literal);
    if (mention !== undefined) return `<span class="mention">${escape(mention)}</span>`;
    if (link !== undefined)
      return `<a href="${escape(link)}" target="_blank" rel="noopener noreferrer">${inline(label ?? '')}</a>`;
    const bold = strong ?? strongToo;
    return bold === undefined
      ? `<em>${inline(emphasis ?? emphasisToo ?? '')}</em>`
      : `<strong>${inline(bold)}</strong>`;
  }
};
