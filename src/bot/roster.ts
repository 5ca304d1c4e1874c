import type { TeamsChannelAccount } from 'botbuilder';
import type { RosterMember } from '../app/first-contact';

/** Of the host's tenant, or a guest in it: a federated visitor's address is vouched for by somebody else's administrator. */
const isVouchedFor = (member: TeamsChannelAccount, hostTenant: string | null): boolean =>
  hostTenant === null ||
  (member.tenantId ?? hostTenant) === hostTenant ||
  (member.userPrincipalName ?? '').toUpperCase().includes('#EXT#');

/** Somebody in a roster as we know people; null without an account, or when nobody here vouches for their address. */
export const memberFrom = (
  member: TeamsChannelAccount,
  tenantId: string,
  serviceUrl: string,
  hostTenant: string | null,
): RosterMember | null =>
  member.aadObjectId && isVouchedFor(member, hostTenant)
    ? {
        tenantId: member.tenantId ?? tenantId,
        objectId: member.aadObjectId,
        teamsId: member.id,
        serviceUrl,
        address: member.email ?? member.userPrincipalName ?? '',
        name: member.name,
      }
    : null;
