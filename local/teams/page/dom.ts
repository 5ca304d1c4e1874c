type Child = Node | string | null | undefined | false;
type Props = Readonly<Record<string, string | number | boolean | ((event: never) => void) | null | undefined>>;

/** An element. Props named `on…` are listeners; true is an empty attribute; false, null and undefined are none. */
export const h = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: readonly (Child | readonly Child[])[]
): HTMLElementTagNameMap[Tag] => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  for (const child of children.flat()) if (child || child === '') element.append(child);
  return element;
};

const ICONS = {
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  send: 'M4 5l16 7-16 7 3-7-3-7zM7 12h6',
  mention: 'M16 8v5a2.5 2.5 0 005 0v-1a9 9 0 10-4 7.5M16 12a4 4 0 11-8 0 4 4 0 018 0z',
  refresh: 'M19 12a7 7 0 11-2-5l2 2M19 4v5h-5',
  add: 'M12 5v14M5 12h14',
  reply: 'M9 7l-5 5 5 5M4 12h10a6 6 0 016 6',
  sun: 'M12 4V2M12 22v-2M4 12H2M22 12h-2M6.3 6.3L5 5M19 19l-1.3-1.3M6.3 17.7L5 19M19 5l-1.3 1.3M16 12a4 4 0 11-8 0 4 4 0 018 0z',
  phone: 'M8 3h8a1 1 0 011 1v16a1 1 0 01-1 1H8a1 1 0 01-1-1V4a1 1 0 011-1zM11 18h2',
  list: 'M4 6h16M4 12h16M4 18h10',
  clock: 'M12 7v5l3 2M21 12a9 9 0 11-18 0 9 9 0 0118 0z',
  file: 'M7 3h7l4 4v14H7zM14 3v5h4',
} as const;
export type IconName = keyof typeof ICONS;

/** A line drawing beside words, or inside a button that has a name: never read out. */
export const icon = (name: IconName): SVGSVGElement => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.dataset['icon'] = name;
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
};

export const iconButton = (
  name: IconName,
  label: string,
  onclick: (event: MouseEvent) => void,
  props: Props = {},
): HTMLButtonElement =>
  h(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, title: label, onclick, ...props },
    icon(name),
  );

/** A coloured disc with initials; the name stands beside it. */
export const avatar = (name: string, kind: 'person' | 'bot' | 'place' = 'person'): HTMLElement => {
  const initials = name
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word))
    .map((word) => word[0] ?? '')
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('')
    .toUpperCase();
  const hue = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 6, 7);
  return h('span', { class: `avatar ${kind} hue-${hue}`, 'aria-hidden': 'true' }, initials);
};

/** Calls at most once in the pause, after the last of several. */
export const soon = (work: () => void, pause = 40): (() => void) => {
  let timer: number | undefined;
  return () => {
    timer ??= window.setTimeout(() => {
      timer = undefined;
      work();
    }, pause);
  };
};

/** One reading at a time, and one more after it for whoever asked meanwhile: an older answer never replaces a newer one. */
export const oneAtATime = (read: () => Promise<void>): (() => Promise<void>) => {
  let last = Promise.resolve();
  let waiting: Promise<void> | undefined;
  const go = () => {
    waiting = undefined;
    return read();
  };
  return () => (waiting ??= last = last.then(go, go));
};

let lastId = 0;
export const newId = (prefix: string): string => `${prefix}-${(lastId += 1)}`;

/** Puts the nodes in order without touching those already in their place. */
export const reconcile = (parent: HTMLElement, nodes: readonly HTMLElement[]): void => {
  const wanted = new Set<Element>(nodes);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  for (const [index, node] of nodes.entries()) {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  }
};

export const focusableIn = (element: HTMLElement): readonly HTMLElement[] =>
  [
    ...element.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]'),
  ].filter((candidate) => !candidate.hasAttribute('disabled') && candidate.getClientRects().length > 0);
