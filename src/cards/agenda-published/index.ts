import { defineCard } from '../define';
import type { EarlierActionsData } from '../earlier-actions';
import template from './template.json';

export type PublishedLine = {
  number: number;
  /** A standing item's title, or a request's reference. */
  title: string;
  detail: string;
  time: string;
  hasState: boolean;
  state: string;
  canRead: boolean;
  requestId: string;
};

export type AgendaPublishedCardData = EarlierActionsData & {
  communityId: string;
  community: string;
  when: string;
  where: string;
  status: string;
  lines: readonly PublishedLine[];
  total: string;
  isShared: boolean;
  asOf: string;
};

/** The agenda as the community reads it: headings only, nothing of the need. */
export const agendaPublishedCard = defineCard<AgendaPublishedCardData>(template);
