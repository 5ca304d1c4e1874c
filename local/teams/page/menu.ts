import { h } from './dom';

export interface MenuItem {
  readonly label: string;
  readonly hint?: string;
  readonly disabled?: boolean;
  readonly choose: () => void;
}

/** A menu under (or above) the button that opens it: arrows move, Escape and a click elsewhere close. */
export const openMenu = (opener: HTMLElement, items: readonly MenuItem[]): void => {
  const close = (giveBackFocus: boolean) => {
    menu.remove();
    opener.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', outside, true);
    if (giveBackFocus && opener.isConnected) opener.focus();
  };
  const outside = (event: Event) => {
    if (!menu.contains(event.target as Node)) close(false);
  };
  const menu = h(
    'div',
    {
      role: 'menu',
      class: 'menu',
      'aria-label': opener.getAttribute('aria-label') ?? opener.textContent,
      onkeydown: (event: KeyboardEvent) => {
        const buttons = [...menu.querySelectorAll('button')];
        const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
        const startingWith = (letter: string) => {
          const inOrder = [...buttons.slice(at + 1), ...buttons];
          inOrder.find((button) => button.textContent.toLowerCase().startsWith(letter.toLowerCase()))?.focus();
        };
        const go = (to: number) => buttons.at(to % buttons.length)?.focus();
        if (event.key === 'ArrowDown') go(at + 1);
        else if (event.key === 'ArrowUp') go(at - 1);
        else if (event.key === 'Home') go(0);
        else if (event.key === 'End') go(-1);
        else if (event.key === 'Escape') close(true);
        else if (event.key === 'Tab') return close(false);
        else if (/^\S$/.test(event.key) && !event.ctrlKey && !event.metaKey) startingWith(event.key);
        else return;
        event.preventDefault();
        event.stopPropagation();
      },
    },
    items.map(({ label, hint, disabled = false, choose }) =>
      h(
        'button',
        {
          type: 'button',
          role: 'menuitem',
          'aria-disabled': disabled ? 'true' : null,
          onclick: () => {
            if (disabled) return;
            close(true);
            choose();
          },
        },
        label,
        hint ? h('span', { class: 'hint' }, hint) : null,
      ),
    ),
  );
  document.querySelector('.menu')?.remove();
  // Inside a dialog the menu must belong to it, or the focus trap would not let the keyboard in.
  (opener.closest('[role="dialog"]') ?? document.body).append(menu);
  place(menu, opener);
  opener.setAttribute('aria-expanded', 'true');
  menu.querySelector('button')?.focus();
  document.addEventListener('pointerdown', outside, true);
};

const place = (menu: HTMLElement, opener: HTMLElement): void => {
  const { left, right, top, bottom } = opener.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const fitsBelow = bottom + height + 8 < window.innerHeight;
  const fitsRight = left + width + 8 < window.innerWidth;
  menu.style.left = `${Math.max(8, fitsRight ? left : right - width)}px`;
  menu.style.top = `${Math.max(8, fitsBelow ? bottom + 4 : top - height - 4)}px`;
};
