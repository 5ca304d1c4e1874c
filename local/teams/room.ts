import type { AddressInfo } from 'node:net';
import type { ServerResponse } from 'node:http';
import { createEnvelope } from './activities';
import { createBotLine, TEAMS_PATIENCE, type Patience } from './bot-line';
import { createCallLog, type ConnectorCallLog } from './call-log';
import { createCast } from './cast';
import { connectorRoutes } from './connector';
import { createDialogs } from './dialogs';
import { HttpRefusal, ok, serve, type Route } from './http';
import { isObject, objectIn, textIn } from './json';
import { createLedger, emptyState, type RoomState } from './ledger';
import { pageRoutes } from './page-files';
import { createPersonActions } from './person-actions';
import { personRoutes } from './person-api';
import { createPersonFiles } from './person-files';
import { createPlaceActions } from './place-actions';
import type { Stage } from './stage';
import { keepStateFile, readStateFile } from './state-file';
import { createViews } from './views';
import type { ExtensionCommand, RoomEvent, RoomPerson, RoomPlace } from './wire';

export interface RoomClock {
  readonly now: () => Date;
  /** Forward only; throws a RangeError when it cannot go there. */
  readonly moveTo: (instant: string) => Promise<void>;
}

export interface RoomOptions {
  /** 0, the default, takes any free one. */
  readonly port?: number;
  /** Where the bot takes activities: `http://127.0.0.1:3978/api/messages`. */
  readonly botUrl: string;
  readonly bot: { readonly id: string; readonly name: string };
  readonly people: readonly RoomPerson[];
  readonly places: readonly RoomPlace[];
  /** With it, conversations survive a restart. */
  readonly stateFile?: string;
  /** Keeps Teams' limits; on, unless switched off. */
  readonly strict?: boolean;
  readonly clock: RoomClock;
  /** "What to try first", on the page. */
  readonly tips?: readonly string[];
  /** Message-extension commands that open a dialog, as the manifest lists them. */
  readonly commands?: readonly ExtensionCommand[];
  /** Answered by `GET /local/deliveries`. */
  readonly deliveries?: () => Promise<unknown>;
  /** How long and how often an invoke is tried; Teams' own patience, unless told otherwise. */
  readonly patience?: Patience;
  /** Told of each message or card that Teams would not take; the default is to complain on the console. */
  readonly onRefusal?: (sentence: string) => void;
}

export interface Room {
  readonly url: string;
  readonly serviceUrl: string;
  readonly calls: ConnectorCallLog;
  readonly setPatience: (patience: Patience) => void;
  readonly setStrict: (strict: boolean) => void;
  readonly close: () => Promise<void>;
}

const CONNECTOR = '/teams';

/** Opens a rehearsal room: Teams, as far as one bot and a few people need it, on this machine. */
export const startRoom = async (options: RoomOptions): Promise<Room> => {
  const {
    clock,
    bot,
    people,
    places,
    stateFile,
    tips = [],
    commands = [],
    deliveries = () => Promise.resolve([]),
  } = options;
  const {
    onRefusal = (sentence) => {
      console.error(sentence);
    },
  } = options;
  let { strict = true, patience = TEAMS_PATIENCE } = options;
  const now = () => clock.now();

  const state = stateFile === undefined ? emptyState() : readState(await readStateFile(stateFile));
  const file = stateFile === undefined ? undefined : keepStateFile(stateFile, () => state);
  const listeners = new Set<ServerResponse>();
  const tell = (event: RoomEvent) => {
    const line = `data: ${JSON.stringify(event)}\n\n`;
    for (const listener of listeners) listener.write(line);
    file?.changed();
  };

  const closing = new AbortController();
  let url = '';
  const cast = createCast(bot, people);
  const listener = {
    conversation: (id: string) => {
      tell({ type: 'conversation', id });
    },
    room: () => {
      tell({ type: 'room' });
    },
  };
  const ledger = createLedger({ cast, places, now, listener }, state);
  const views = createViews(cast, ledger);
  const calls = createCallLog(onRefusal);
  const stage: Stage = {
    cast,
    ledger,
    views,
    calls,
    now,
    tell,
    line: createBotLine(options.botUrl, () => patience, closing.signal),
    envelope: createEnvelope({ cast, ledger, serviceUrl: () => `${url}${CONNECTOR}/`, now }),
    isStrict: () => strict,
  };
  const dialogs = createDialogs(stage);
  const files = createPersonFiles(stage, () => url);

  const listen = (response: ServerResponse) => {
    listeners.add(response);
    response.write(': the room is listening\n\n');
    response.on('close', () => listeners.delete(response));
  };
  const local: readonly Route[] = [
    { method: 'GET', path: '/local/clock', answer: () => ok({ now: now().toISOString() }) },
    {
      method: 'POST',
      path: '/local/clock',
      answer: async ({ body }) => {
        const to = isObject(body) ? textIn(body['now']) : undefined;
        if (to === undefined) throw new HttpRefusal(400, 'Say when: {"now": "2026-11-09T08:00:00Z"}.');
        await moveClock(clock, to);
        tell({ type: 'clock', now: now().toISOString() });
        return ok({ now: now().toISOString() });
      },
    },
    { method: 'GET', path: '/local/deliveries', answer: async () => ok(await deliveries()) },
  ];
  const server = serve(
    [
      ...connectorRoutes(CONNECTOR, stage),
      ...personRoutes('/room/api', {
        cast,
        ledger,
        views,
        dialogs,
        files,
        tips,
        commands,
        now,
        listen,
        actions: createPersonActions(stage, dialogs),
        places: createPlaceActions(stage),
      }),
      ...files.routes,
      ...local,
      ...pageRoutes(),
    ],
    (fault) => {
      console.error(fault);
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    serviceUrl: `${url}${CONNECTOR}/`,
    calls,
    setPatience: (wanted) => {
      patience = wanted;
    },
    setStrict: (wanted) => {
      strict = wanted;
    },
    close: async () => {
      closing.abort();
      for (const response of listeners) response.end();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await file?.flush();
    },
  };
};

/** What an older room left out is empty. */
const readState = (stored: unknown): RoomState => ({
  ...emptyState(),
  ...(isObject(stored) ? (stored as Partial<RoomState>) : {}),
});

/** A moment the clock cannot go to is the caller's mistake; anything else that goes wrong on the way is not. */
const moveClock = async (clock: RoomClock, to: string): Promise<void> => {
  try {
    await clock.moveTo(to);
  } catch (error) {
    const { name, message } = objectIn(error);
    if (name === 'RangeError') throw new HttpRefusal(400, textIn(message) ?? 'The clock cannot go there.');
    throw error;
  }
};
