import { CosmosClient } from '@azure/cosmos';
import type { TokenCredential } from '@azure/identity';
import { AzureCliCredential, ManagedIdentityCredential } from '@azure/identity';
import type { RegisterPort } from '../app/import-register';
import type { CommunityStore, Deliveries, Directory, Identities } from '../app/ports';
import { cosmosCommunities } from './communities';
import { cosmosDeliveries } from './deliveries';
import { cosmosDirectory } from './directory';
import type { Examination } from '../app/doctor';
import { cosmosIdentities } from './identities';
import { examinationOf } from './examine';
import { fileKeeper, vaultKeeper } from './key-keepers';
import type { QueueConfig } from './queue';
import { queueCounter } from './queue';
import { cosmosRegister } from './register';

export interface StoreConfig {
  readonly cosmos: { readonly endpoint: string; readonly key: string | null };
  readonly identityClientId: string | null;
  readonly identitiesKey: { readonly vault: string } | { readonly file: string };
}

/** What else a doctor looks at, beside the stores. */
export interface DoctorConfig {
  readonly botAppId: string | null;
  readonly queue: QueueConfig | null;
  readonly queueNames: { readonly deliveries: string; readonly poison: string };
}

export interface Stores {
  readonly store: CommunityStore;
  readonly directory: Directory;
  readonly deliveries: Deliveries;
  readonly identities: Identities;
  readonly register: RegisterPort;
  readonly examination: (config: DoctorConfig) => Examination;
  readonly close: () => void;
}

/** The app's own identity in Azure; for an operator's commands, whoever is signed in with `az login`. */
export const credentialFor = (identityClientId: string | null): TokenCredential =>
  identityClientId === null ? new AzureCliCredential() : new ManagedIdentityCredential({ clientId: identityClientId });

/** Opens the database: with the app's or the operator's identity in Azure, with the emulator's public key on one machine. */
export function openStores({ cosmos, identityClientId, identitiesKey }: StoreConfig): Stores {
  const client = new CosmosClient(
    cosmos.key === null
      ? { endpoint: cosmos.endpoint, aadCredentials: credentialFor(identityClientId) }
      : { endpoint: cosmos.endpoint, key: cosmos.key },
  );
  const keys =
    'file' in identitiesKey
      ? fileKeeper(identitiesKey.file)
      : vaultKeeper(identitiesKey.vault, credentialFor(identityClientId));
  const store = cosmosCommunities(client);
  const directory = cosmosDirectory(client);
  return {
    store,
    directory,
    deliveries: cosmosDeliveries(client),
    identities: cosmosIdentities(client, keys),
    register: cosmosRegister(client, store, directory),
    examination: ({ botAppId, queue, queueNames }) =>
      examinationOf({
        client,
        keys,
        isApp: identityClientId !== null || 'file' in identitiesKey,
        botCredential: botAppId === null ? null : credentialFor(botAppId),
        queue: queue && { ...queueNames, count: queueCounter(queue, () => credentialFor(identityClientId)) },
      }),
    close: () => {
      client.dispose();
    },
  };
}
