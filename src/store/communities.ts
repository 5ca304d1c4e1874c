import type { Container, CosmosClient, JSONObject, OperationInput } from '@azure/cosmos';
import { z } from 'zod';
import type { CommunityStore, RecordedEvent, Write } from '../app/ports';
import type { Stored } from '../app/stored';
import { voteKey } from '../domain/ballot/ballot';
import type { Instant } from '../domain/calendar/dates';
import type { Documents, Kind } from '../domain/documents';
import type { Actor, CosEvent } from '../domain/events';
import { batch, containerOf, queryItems, readItem, statuses } from './cosmos';
import { documentSchemas } from './schemas';
import { DOCUMENT_VERSION } from './version';
import { inOrder } from './event-order';

const idOf = (kind: Kind, key: string): string => `${kind}:${key}`;
const eventId = (id: string): string => `event:${id}`;

const json = (body: object): JSONObject => body as JSONObject;

const stateBody = (communityId: string, { kind, key, document }: Write) =>
  json({ id: idOf(kind, key), communityId, kind, version: DOCUMENT_VERSION, state: document });

const eventBody = (event: RecordedEvent) => {
  const { id, communityId, ...envelope } = event;
  return json({ ...envelope, id: eventId(id), communityId, kind: 'event', type: event.event.type });
};

const createEvent = (event: RecordedEvent): OperationInput => ({
  operationType: 'Create',
  resourceBody: eventBody(event),
});

function saveState(communityId: string, write: Write): OperationInput {
  const resourceBody = stateBody(communityId, write);
  return write.etag === null
    ? { operationType: 'Create', resourceBody }
    : { operationType: 'Replace', id: idOf(write.kind, write.key), ifMatch: write.etag, resourceBody };
}

/** An event document turned back into what was recorded; null for other documents. */
export function eventFrom(document: unknown): RecordedEvent | null | 'unreadable' {
  if (!isEvent.safeParse(document).success) return null;
  const parsed = eventDocument.safeParse(document);
  if (!parsed.success) return 'unreadable';
  const { id, kind: _, ...rest } = parsed.data;
  return { ...rest, id: id.slice('event:'.length) };
}

const isEvent = z.looseObject({ kind: z.literal('event') });

const eventDocument = z.object({
  id: z.string().startsWith('event:'),
  communityId: z.string(),
  kind: z.literal('event'),
  event: z.looseObject({ type: z.string() }).transform((event) => event as unknown as CosEvent),
  actor: z.object({ personId: z.string(), as: z.string() }).transform((actor) => actor as Actor),
  at: z.string().transform((at) => at as Instant),
  profileVersion: z.number(),
  hash: z.string(),
});

const named = z.object({ communityId: z.string(), name: z.string() });
const namedRequest = z.object({ communityId: z.string(), requestId: z.string() });
const namedMeeting = z.object({ communityId: z.string(), meetingId: z.string() });
const unfinished = z.object({ communityId: z.string(), ballotId: z.string() });

export function cosmosCommunities(client: CosmosClient): CommunityStore {
  const container = containerOf(client, 'communities');
  const read = async <K extends Kind>(
    communityId: string,
    kind: K,
    key: string,
  ): Promise<Stored<Documents[K]> | null> =>
    readItem<Documents[K]>(container, idOf(kind, key), communityId, documentSchemas[kind]);
  return {
    read,
    list: async <K extends Kind>(communityId: string, kind: K) =>
      queryItems<Documents[K]>(
        container,
        'SELECT * FROM c WHERE c.kind = @kind',
        { kind },
        (item) => documentSchemas[kind].parse((item as { state: unknown }).state),
        communityId,
      ),
    commit: (communityId, writes, events) => commit(container, communityId, writes, events),
    castVote: async (communityId, ballotId, urn, vote, event) => {
      const [created, patched] = await batch(container, communityId, [
        createEvent(event),
        {
          operationType: 'Patch',
          id: idOf('ballot', ballotId),
          resourceBody: {
            condition: "from c where c.state.status = 'open'",
            operations: [{ op: 'set', path: `/state/votes/${voteKey(urn)}`, value: json(vote) }],
          },
        },
      ]);
      if (created?.statusCode === 409) return { result: 'repeated' };
      if (patched?.statusCode === 412) return { result: 'closed' };
      if (created?.statusCode !== 201 || patched?.statusCode !== 200) {
        throw new Error(
          `A vote was answered ${statuses([created, patched].filter((each) => each !== undefined)).join(', ')}`,
        );
      }
      const state = (patched.resourceBody as { state?: unknown } | undefined)?.state;
      return { result: 'saved', ballot: documentSchemas.ballot.parse(state) };
    },
    freeze: async (communityId, ballotId) => {
      const frozen = statuses(
        await batch(container, communityId, [
          {
            operationType: 'Patch',
            id: idOf('ballot', ballotId),
            resourceBody: {
              condition: "from c where c.state.status = 'open'",
              operations: [{ op: 'set', path: '/state/status', value: 'counting' }],
            },
          },
        ]),
      );
      // 412: frozen or closed already; 404: there is none to freeze
      if (!frozen.every((status) => [200, 404, 412].includes(status)))
        throw new Error(`Freezing a ballot was answered ${frozen.join(', ')}`);
    },
    events: async (communityId) => {
      const query = "SELECT * FROM c WHERE c.kind = 'event' ORDER BY c._ts";
      const found = await queryItems(container, query, {}, eventFrom, communityId);
      return inOrder(found.filter((event) => event !== null && event !== 'unreadable'));
    },
    communities: async () => {
      const query = "SELECT c.state.communityId AS communityId, c.state.name AS name FROM c WHERE c.kind = 'community'";
      const found = await queryItems(container, query, {}, (item) => named.parse(item));
      return found.sort((a, b) => a.name.localeCompare(b.name));
    },
    unacknowledged: async (area) =>
      queryItems(
        container,
        "SELECT * FROM c WHERE c.kind = 'award' AND c.state.area = @area AND c.state.status = 'sent'",
        { area },
        (item) => documentSchemas.award.parse((item as { state: unknown }).state),
      ),
    watchedRequests: async () =>
      queryItems(
        container,
        "SELECT c.communityId, c.state.requestId AS requestId FROM c WHERE c.kind = 'request' AND (c.state.exceptional.standing = 'withChair' OR c.state.exceptional.standing = 'interim')",
        {},
        (item) => namedRequest.parse(item),
      ),
    awardsUnderway: async () =>
      queryItems(
        container,
        "SELECT * FROM c WHERE c.kind = 'award' AND (c.state.status = 'agreed' OR c.state.status = 'sent')",
        {},
        (item) => documentSchemas.award.parse((item as { state: unknown }).state),
      ),
    meetingsWithUnsent: async () => {
      const query =
        "SELECT c.communityId, c.state.meetingId AS meetingId FROM c WHERE c.kind = 'award' AND c.state.status = 'agreed'";
      const found = await queryItems(container, query, {}, (item) => namedMeeting.parse(item));
      return [...new Map(found.map((each) => [`${each.communityId} ${each.meetingId}`, each])).values()];
    },
    openMeetings: async (today) =>
      queryItems(
        container,
        "SELECT c.communityId, c.state.meetingId AS meetingId FROM c WHERE c.kind = 'meeting' AND (c.state.status = 'inSession' OR (c.state.status = 'planned' AND c.state.date < @today))",
        { today },
        (item) => namedMeeting.parse(item),
      ),
    draftsLeftSince: async (savedBefore) =>
      queryItems(
        container,
        "SELECT c.communityId, c.state.requestId AS requestId FROM c WHERE c.kind = 'request' AND c.state.status = 'draft' AND c.state.savedAt < @savedBefore",
        { savedBefore },
        (item) => namedRequest.parse(item),
      ),
    unfinishedBallots: async () =>
      queryItems(
        container,
        "SELECT c.communityId, c.state.ballotId AS ballotId FROM c WHERE c.kind = 'ballot' AND c.state.status = 'counting'",
        {},
        (item) => unfinished.parse(item),
      ),
  };
}

async function commit(
  container: Container,
  communityId: string,
  writes: readonly Write[],
  events: readonly RecordedEvent[],
): Promise<'saved' | 'conflict' | 'repeated'> {
  const operations = [...events.map(createEvent), ...writes.map((write) => saveState(communityId, write))];
  const results = statuses(await batch(container, communityId, operations));
  if (results.every((status) => status === 200 || status === 201)) return 'saved';
  if (results.slice(0, events.length).includes(409)) return 'repeated';
  // a state document that appeared (409), changed (412) or went (404) since it was read
  if (results.some((status) => status === 409 || status === 412 || status === 404)) return 'conflict';
  throw new Error(`A batch was answered ${results.join(', ')}`);
}
