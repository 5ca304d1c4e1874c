import type { RoomView } from '../wire';
import { listen, room } from './api';
import { setRoomTime } from './clock';
import { h } from './dom';
import { createHeader } from './header';
import { createPersonWindow, type PersonWindow } from './person-window';

const query = new URLSearchParams(location.search);
const alone = query.get('as');
const THEME = 'room.theme';
const WINDOWS = 'room.windows';

const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
const theme = () => query.get('theme') ?? localStorage.getItem(THEME) ?? (prefersDark.matches ? 'dark' : 'light');
const setTheme = () => {
  document.documentElement.dataset['theme'] = theme();
};

let view: RoomView;
const windows: PersonWindow[] = [];
const stage = h('main', { class: alone === null ? 'windows' : 'windows alone' });

/** Who sits in the room when it is first opened: as many as fit side by side. */
const sitters = (): readonly string[] => {
  const known = new Set(view.people.map((person) => person.key));
  const remembered = (JSON.parse(localStorage.getItem(WINDOWS) ?? '[]') as string[]).filter((key) => known.has(key));
  const fitting = Math.max(1, Math.min(3, Math.floor(window.innerWidth / 620)));
  return remembered.length > 0 ? remembered : view.people.slice(0, fitting).map((person) => person.key);
};
const remember = () => {
  if (alone === null) localStorage.setItem(WINDOWS, JSON.stringify(windows.map(({ key }) => key)));
};

const addWindow = (key: string): PersonWindow => {
  const onClose = () => {
    windows.splice(windows.indexOf(added), 1);
    added.element.remove();
    remember();
    nobody.hidden = windows.length > 0;
  };
  const added = createPersonWindow(key, view, alone === null ? onClose : null);
  windows.push(added);
  stage.append(added.element);
  nobody.hidden = true;
  remember();
  return added;
};
const nobody = h('p', { class: 'nobody', hidden: true }, 'Nobody sits here. Add a window to begin.');

const start = async () => {
  setTheme();
  prefersDark.addEventListener('change', setTheme);
  view = await room.get();
  setRoomTime(view.now);
  document.body.classList.toggle('phone', query.get('phone') === '1');

  const header = createHeader({
    room: () => view,
    isShown: (person) => windows.some(({ key }) => key === person),
    addWindow: (person) => {
      const { element } = addWindow(person);
      element.scrollIntoView({ block: 'nearest' });
      element.querySelector('textarea')?.focus();
    },
    switchTheme: () => {
      localStorage.setItem(THEME, theme() === 'dark' ? 'light' : 'dark');
      setTheme();
    },
    switchWidth: () => document.body.classList.toggle('phone'),
  });
  window.setInterval(header.tick, 1_000);

  if (alone === null) {
    document.body.append(header.element, header.tips, stage, nobody);
    sitters().forEach(addWindow);
  } else {
    const person = view.people.find(({ key }) => key === alone);
    document.title = person ? `${person.name}: ${view.bot.name}` : 'Rehearsal room';
    document.body.append(stage);
    if (person) addWindow(alone);
    else stage.append(h('p', { class: 'nobody' }, `There is nobody called "${alone}" in the room.`));
  }

  const update = async () => {
    view = await room.get();
    for (const open of windows) open.update(view);
  };
  listen(
    (event) => {
      if (event.type === 'clock') setRoomTime(event.now);
      if (event.type === 'room') void update();
      for (const open of windows) open.hear(event);
    },
    () => {
      void update();
      for (const open of windows) open.reload();
    },
  );
};

void start();
