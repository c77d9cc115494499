import { afterEach, beforeEach, describe } from 'vitest';
import type { Store } from '../../src/knowledge/stores/store.ts';
import type { StoreOptions } from '../../src/storage/sql-store.ts';
import { acquaintanceContract } from './contract/acquaintances.ts';
import { auditContract } from './contract/audit.ts';
import { briefChangesContract } from './contract/brief-changes.ts';
import { briefHistoryContract } from './contract/brief-history.ts';
import { claimLabelsContract } from './contract/claim-labels.ts';
import { concurrencyContract } from './contract/concurrency.ts';
import { contextContract } from './contract/contexts.ts';
import { digestContract } from './contract/digests.ts';
import { draftContract } from './contract/drafts.ts';
import { presenceContract } from './contract/presence.ts';
import { questionContract } from './contract/questions.ts';
import { reportContract } from './contract/reports.ts';
import { sessionContract } from './contract/sessions.ts';
import { settingsContract } from './contract/settings.ts';
import { vectorContract } from './contract/vectors.ts';

/** Opens the database of the test that is running; a second call opens it a second time. */
export type Open = (options?: StoreOptions) => Promise<Store>;

/**
 * What every store does, whatever database is behind it. `openStore` opens a database by name, creating
 * it when it is new; each test takes a name of its own, and every store that it opened is closed after it.
 */
export function briefStoreContract(openStore: (name: string, options: StoreOptions) => Promise<Store>): void {
  const opened: Store[] = [];
  let count = 0;

  const open: Open = async (options) => {
    const store = await openStore(`contract-${count}`, { now: tickingClock(), ...options });
    opened.push(store);
    return store;
  };

  beforeEach(() => {
    count += 1;
  });

  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });

  describe.each(Object.entries(PARTS))('%s', (_, contract) => {
    contract(open);
  });
}

const PARTS: Record<string, (open: Open) => void> = {
  'changes of briefs': briefChangesContract,
  'the history of briefs': briefHistoryContract,
  'the ids of claims': claimLabelsContract,
  drafts: draftContract,
  reports: reportContract,
  settings: settingsContract,
  'the audit log': auditContract,
  vectors: vectorContract,
  'questions and votes': questionContract,
  digests: digestContract,
  'guilds that come and go, and daily work': presenceContract,
  contexts: contextContract,
  acquaintances: acquaintanceContract,
  'gateway sessions': sessionContract,
  'several at once, and restarts': concurrencyContract,
};

/** A clock that goes on by a second at each look, from 2030-01-01T00:00:00Z. */
function tickingClock(): () => Date {
  let time = Date.UTC(2030, 0, 1);
  return () => new Date((time += 1000) - 1000);
}
