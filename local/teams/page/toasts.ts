import { h, iconButton } from './dom';

export interface Toasts {
  readonly element: HTMLElement;
  readonly show: (text: string, failed: boolean) => void;
}

const SHOWN = 12_000;

/** Short notices to one person. A failure stays until it is put away. */
export const createToasts = (): Toasts => {
  const element = h('div', { class: 'toasts', role: 'status' });
  return {
    element,
    show: (text, failed) => {
      const toast = h(
        'div',
        { class: failed ? 'toast failed' : 'toast', role: failed ? 'alert' : null },
        h('p', {}, text),
      );
      const remove = () => {
        toast.remove();
      };
      toast.append(iconButton('close', 'Put this notice away', remove));
      element.append(toast);
      if (!failed) window.setTimeout(remove, SHOWN);
    },
  };
};
