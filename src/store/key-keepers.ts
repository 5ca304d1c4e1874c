import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { TokenCredential } from '@azure/identity';
import { CryptographyClient } from '@azure/keyvault-keys';
import type { KeyKeeper } from './identities';

/** Key Vault wraps the data keys; only the app's own identity may ask it to. The key's version is kept with each wrapped key. */
export function vaultKeeper(keyId: string, credential: TokenCredential): KeyKeeper {
  const clientFor = (id: string) => new CryptographyClient(id, credential);
  return {
    wrap: async (dataKey) => {
      const { result, keyID } = await clientFor(keyId).wrapKey('RSA-OAEP-256', dataKey);
      return { keyId: keyID ?? keyId, wrapped: Buffer.from(result).toString('base64') };
    },
    unwrap: async (id, wrapped) => {
      const { result } = await clientFor(id).unwrapKey('RSA-OAEP-256', Buffer.from(wrapped, 'base64'));
      return Buffer.from(result);
    },
  };
}

/** A key in a local file, made when it is first needed: for development only. AES-256-GCM wraps what Key Vault would. */
export function fileKeeper(path: string): KeyKeeper {
  const key = (): Buffer => {
    if (!existsSync(path)) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
    }
    return Buffer.from(readFileSync(path, 'utf8'), 'base64');
  };
  return {
    wrap: async (dataKey) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key(), iv);
      const sealed = Buffer.concat([cipher.update(dataKey), cipher.final()]);
      return { keyId: 'local-file', wrapped: Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64') };
    },
    unwrap: async (_keyId, wrapped) => {
      const bytes = Buffer.from(wrapped, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
    },
  };
}
