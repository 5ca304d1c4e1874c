import type { ConnectorCallKind } from './call-log';
import { createGate, type Done } from './connector-gate';
import { connectorReading } from './connector-reading';
import { connectorWriting } from './connector-writing';
import type { Call, Route } from './http';
import type { Stage } from './stage';

/** What Teams answers when the bot calls: the Bot Framework connector, as far as a bot like ours uses it. */
export const connectorRoutes = (prefix: string, stage: Stage): readonly Route[] => {
  const gate = createGate(stage);
  const write = connectorWriting(stage, gate);
  const read = connectorReading(stage, gate);

  const at = (method: string, path: string, kind: ConnectorCallKind, work: (call: Call) => Done): Route => ({
    method,
    path: `${prefix}${path}`,
    answer: gate.logged(kind, work),
  });
  const one = '/v3/conversations/:conversation';
  return [
    at('POST', '/v3/conversations', 'createConversation', write.create),
    at('GET', one, 'conversation', read.conversation),
    at('POST', `${one}/activities`, 'send', write.send),
    at('POST', `${one}/activities/:activity`, 'reply', write.send),
    at('PUT', `${one}/activities/:activity`, 'update', write.update),
    at('DELETE', `${one}/activities/:activity`, 'delete', write.remove),
    at('GET', `${one}/members`, 'members', read.members),
    at('GET', `${one}/activities/:activity/members`, 'members', read.members),
    at('GET', `${one}/pagedmembers`, 'members', read.paged),
    at('GET', `${one}/members/:member`, 'member', read.member),
    at('GET', '/v1/meetings/:meeting', 'meeting', read.meeting),
    at('GET', '/v1/meetings/:meeting/participants/:participant', 'participant', read.participant),
    at('GET', '/v3/teams/:team', 'team', read.team),
    at('GET', '/v3/teams/:team/conversations', 'channels', read.channels),
  ];
};
