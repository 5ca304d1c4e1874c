import type { DialogSize, DialogView } from '../wire';
import type { PersonApi } from './api';
import { drawCard } from './card';
import { focusableIn, h, iconButton, newId } from './dom';

export interface DialogHost {
  readonly element: HTMLElement;
  readonly show: (dialog: DialogView | null) => void;
}

const WIDTHS = { small: 380, medium: 560, large: 760 };
const HEIGHTS = { small: 300, medium: 460, large: 680 };
const pixels = (size: DialogSize, named: typeof WIDTHS) => (typeof size === 'number' ? size : named[size]);

/** The one dialog a person may have open: over their window only, and it keeps the keyboard until it closes. */
export const createDialogHost = (
  api: PersonApi,
  { complain, onToggle }: { complain: (text: string) => void; onToggle: (isOpen: boolean) => void },
): DialogHost => {
  const element = h('div', { class: 'backdrop', hidden: true });
  let shownId: string | null = null;

  const close = () => void api.closeDialog();
  const keep = (box: HTMLElement) => (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      close();
    }
    if (event.key !== 'Tab') return;
    const focusable = focusableIn(box);
    const [first] = focusable;
    const last = focusable.at(-1);
    const active = document.activeElement;
    if (event.shiftKey && (active === first || active === box)) {
      event.preventDefault();
      last?.focus();
    } else if (!event.shiftKey && active === last) {
      event.preventDefault();
      first?.focus();
    }
  };

  const draw = (dialog: DialogView) => {
    const titleId = newId('dialog');
    const box = h('div', {
      role: 'dialog',
      class: 'dialog',
      'aria-modal': 'true',
      'aria-labelledby': titleId,
      tabindex: -1,
    });
    const body = dialog.card
      ? drawCard(dialog.card, async (index, inputs) => {
          try {
            const outcome = await api.submit({ index }, inputs);
            if (outcome.kind === 'invalid') complain(outcome.faults.map(({ message }) => message).join(' '));
            if (outcome.kind === 'link') window.open(outcome.url, '_blank', 'noopener');
          } catch (error) {
            complain(error instanceof Error ? error.message : String(error));
          }
        })
      : h(
          'div',
          { class: 'dialog-text' },
          h('p', {}, dialog.text),
          h('button', { type: 'button', class: 'button primary', onclick: close }, 'Close'),
        );
    box.append(
      h(
        'header',
        {},
        h('h3', { id: titleId }, dialog.title || 'Dialog'),
        iconButton('close', 'Close the dialog', close),
      ),
      h('div', { class: 'dialog-body' }, body),
    );
    box.addEventListener('keydown', keep(box));
    box.style.setProperty('--dialog-width', `${pixels(dialog.width, WIDTHS)}px`);
    box.style.setProperty('--dialog-height', `${pixels(dialog.height, HEIGHTS)}px`);
    element.replaceChildren(box);
    element.hidden = false;
    box.focus();
  };

  return {
    element,
    show: (dialog) => {
      if ((dialog?.id ?? null) === shownId) return;
      const wasOpen = shownId !== null;
      shownId = dialog?.id ?? null;
      if (dialog && !wasOpen) onToggle(true);
      if (dialog) return draw(dialog);
      element.hidden = true;
      element.replaceChildren();
      onToggle(false);
    },
  };
};
