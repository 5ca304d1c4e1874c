import { defineCard } from '../define';
import template from './template.json';

export type RequestStopCardData = {
  communityId: string;
  requestId: string;
  title: string;
  where: string;
  stops: readonly { why: string; next: string }[];
};

/** Why a request cannot go to the community, and where to turn instead. */
export const requestStopCard = defineCard<RequestStopCardData>(template);
