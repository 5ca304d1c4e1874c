/** What KCC and the clerk set up in a community. */
export type CommunityEvent =
  | { readonly type: 'RegisterImported'; readonly changes: readonly string[] }
  | { readonly type: 'PlaceBound'; readonly conversationId: string; readonly kind: 'channel' | 'meeting' };
