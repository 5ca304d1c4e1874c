import type { RoomView } from '../wire';
import { room } from './api';
import { roomTime, setRoomTime } from './clock';
import { h, icon, iconButton, newId } from './dom';
import { createPicker } from './picker';
import { dayOf, fromLocalText, localText, nextMorning, timeOf } from './times';

export interface Header {
  readonly element: HTMLElement;
  readonly tips: HTMLElement;
  readonly tick: () => void;
}

export interface HeaderDoings {
  readonly room: () => RoomView;
  readonly isShown: (person: string) => boolean;
  readonly addWindow: (person: string) => void;
  readonly switchTheme: () => void;
  readonly switchWidth: () => void;
}

/** The room's own bar: what time it is, and who sits in it. Nothing of it exists in Teams. */
export const createHeader = ({ room: view, isShown, addWindow, switchTheme, switchWidth }: HeaderDoings): Header => {
  const day = h('span', { class: 'clock-day' });
  const hour = h('span', { class: 'clock-hour' });
  const said = h('p', { class: 'visually-hidden', role: 'status' });
  const tick = () => {
    const now = roomTime();
    if (hour.textContent === timeOf(now) && day.textContent === dayOf(now)) return;
    day.textContent = dayOf(now);
    hour.textContent = timeOf(now);
  };

  const move = async (to: Date) => {
    clock.ariaBusy = 'true';
    try {
      const { now } = await room.moveClock(to.toISOString());
      setRoomTime(now);
      tick();
      said.textContent = `It is now ${timeOf(roomTime())} on ${dayOf(roomTime())}.`;
    } catch (error) {
      said.textContent = error instanceof Error ? error.message : String(error);
      window.alert(said.textContent);
    } finally {
      clock.ariaBusy = 'false';
    }
  };
  const button = (label: string, to: () => Date) =>
    h('button', { type: 'button', class: 'button', onclick: () => void move(to()) }, label);

  const whenId = newId('when');
  const when = h('input', { type: 'datetime-local', id: whenId, required: true });
  const toTime = h(
    'form',
    {
      class: 'to-time',
      hidden: true,
      onsubmit: (event: Event) => {
        event.preventDefault();
        toTime.hidden = true;
        void move(fromLocalText(when.value));
      },
    },
    h('label', { for: whenId }, 'Move the clock to'),
    when,
    h('button', { type: 'submit', class: 'button primary' }, 'Move'),
  );
  const openToTime = h(
    'button',
    {
      type: 'button',
      class: 'button',
      onclick: () => {
        toTime.hidden = !toTime.hidden;
        when.min = localText(roomTime());
        when.value = localText(roomTime());
        if (!toTime.hidden) when.focus();
      },
    },
    'To a time …',
  );
  const clock = h(
    'div',
    { class: 'clock', role: 'group', 'aria-label': 'Clock of the room' },
    h('p', { class: 'clock-face' }, icon('clock'), day, hour),
    button('+1 hour', () => new Date(roomTime().getTime() + 3_600_000)),
    button('Next working day, 09:00', () => nextMorning(roomTime())),
    openToTime,
    toTime,
    said,
  );

  const element = h(
    'header',
    { class: 'room-head' },
    h(
      'div',
      { class: 'room-title' },
      h('h1', {}, 'Rehearsal room'),
      h('p', {}, `${view().bot.name}, as in Microsoft Teams. Nothing leaves this machine.`),
    ),
    clock,
    h(
      'div',
      { class: 'room-tools' },
      createPicker({ room: view, isShown, addWindow }),
      iconButton('phone', 'Phone width', () => {
        switchWidth();
      }),
      iconButton('sun', 'Light or dark', () => {
        switchTheme();
      }),
    ),
  );
  tick();
  return { element, tick, tips: tipsOf(view().tips) };
};

const FOLDED = 'room.tips-folded';

const tipsOf = (tips: readonly string[]): HTMLElement => {
  const details = h(
    'details',
    {
      class: 'tips',
      open: localStorage.getItem(FOLDED) === null,
      hidden: tips.length === 0,
      ontoggle: () => {
        if (details.open) localStorage.removeItem(FOLDED);
        else localStorage.setItem(FOLDED, 'yes');
      },
    },
    h('summary', {}, icon('list'), 'What to try first'),
    h(
      'ol',
      {},
      tips.map((tip) => h('li', {}, tip)),
    ),
  );
  return details;
};
