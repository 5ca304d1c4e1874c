import type { CosmosRequest, RequestKind } from './request';

export interface LoggedRequest {
  readonly kind: RequestKind;
  readonly container: string | null;
  readonly partition: string | null;
  readonly ids: readonly string[];
}

const MOST_KEPT = 20_000;

/** What was asked of the emulator since the last reset, refused and faulty requests included. */
export class RequestLog {
  private kept: LoggedRequest[] = [];

  /** In the order of arrival; a long run forgets the oldest. */
  get all(): readonly LoggedRequest[] {
    return this.kept;
  }

  /** Those for items: not the account, databases, containers and key ranges, which the client asks for once. */
  get ofItems(): readonly LoggedRequest[] {
    return this.kept.filter(({ kind }) => kind !== 'account' && kind !== 'metadata');
  }

  count(kind: RequestKind, container?: string): number {
    return this.kept.filter((each) => each.kind === kind && (container === undefined || each.container === container))
      .length;
  }

  reset(): void {
    this.kept = [];
  }

  add({ kind, container, partition, ids }: CosmosRequest): void {
    this.kept.push({ kind, container, partition, ids });
    if (this.kept.length > MOST_KEPT) this.kept = this.kept.slice(MOST_KEPT / 2);
  }
}
