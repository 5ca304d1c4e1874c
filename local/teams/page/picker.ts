import type { PersonView, RoomView } from '../wire';
import { h, icon, newId } from './dom';
import { openMenu } from './menu';

export interface PickerDoings {
  readonly room: () => RoomView;
  readonly isShown: (person: string) => boolean;
  readonly addWindow: (person: string) => void;
}

/** More people than this are found by typing. */
const MENU = 24;

/** Who else is to sit in the room. */
export const createPicker = (doings: PickerDoings): HTMLElement =>
  doings.room().people.length > MENU ? search(doings) : menu(doings);

const menu = ({ room, isShown, addWindow }: PickerDoings): HTMLElement => {
  const add = h(
    'button',
    {
      type: 'button',
      class: 'button',
      'aria-haspopup': 'menu',
      onclick: () => {
        openMenu(
          add,
          room().people.map((person) => ({
            label: person.name,
            hint: person.about,
            disabled: isShown(person.key),
            choose: () => {
              addWindow(person.key);
            },
          })),
        );
      },
    },
    icon('add'),
    'Add a window',
  );
  return add;
};

const search = ({ room, isShown, addWindow }: PickerDoings): HTMLElement => {
  const listId = newId('people');
  const label = (person: PersonView) => `${person.name}, ${person.about}`;
  const input = h('input', { list: listId, 'aria-label': 'Whose window to add', placeholder: 'Name or school' });
  return h(
    'form',
    {
      class: 'picker',
      onsubmit: (event: Event) => {
        event.preventDefault();
        const typed = input.value.trim().toLowerCase();
        const person = room().people.find(
          (candidate) => typed !== '' && label(candidate).toLowerCase().includes(typed),
        );
        if (!person || isShown(person.key)) return;
        addWindow(person.key);
        input.value = '';
      },
    },
    input,
    h(
      'datalist',
      { id: listId },
      room().people.map((person) => h('option', { value: label(person) })),
    ),
    h('button', { type: 'submit', class: 'button' }, icon('add'), 'Add a window'),
  );
};
