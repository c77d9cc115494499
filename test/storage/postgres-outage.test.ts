import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ask } from '../../src/commands/ask.ts';
import { DependencyError } from '../../src/errors.ts';
import { GuildLibrary } from '../../src/knowledge/guild-library.ts';
import { openPostgresStore } from '../../src/storage/postgres/open-postgres-store.ts';
import { linesOf, cardOf, servicesWith, someone } from '../commands/services.ts';
import { ANNA, changeOf, GUILD, publish } from './contract/publish.ts';
import { cuttingProxy } from './cutting-proxy.ts';
import { ownPostgresServer } from './postgres-server.ts';
import { sampleBrief } from './sample-brief.ts';

const server = await ownPostgresServer();
afterAll(() => server?.close());

describe.skipIf(!server)('a PostgreSQL server that goes away', () => {
  const newDatabase = async () => (await server?.createDatabase()) ?? '';

  it('is done without for questions, refuses changes, and is used again when it is back', async () => {
    const store = await openPostgresStore(await newDatabase());
    onTestFinished(() => store.close());
    const news: string[] = [];
    const library = new GuildLibrary([], store, {
      onOutage: () => news.push('away'),
      onRecovery: () => news.push('back'),
    });
    const services = { ...(await servicesWith([])), store, library };
    const question = async () => {
      const options = { question: 'How far has the Caspian dropped?', brief: undefined, share: undefined };
      return linesOf(cardOf(await ask.execute({ ...someone, guildId: GUILD, options }, services)));
    };
    const brief = await publish(store);
    const answer = await question();
    expect(answer.join()).toContain('dropped by two metres');
    const draft = { guildId: GUILD, by: ANNA, title: null, text: 'typed', basedOn: null };

    await server?.stop();
    expect(await question()).toEqual(answer);
    expect(await question()).toEqual(answer);
    await expect(store.ping()).rejects.toThrow(DependencyError);
    await expect(store.drafts.save(draft)).rejects.toThrow(DependencyError);
    await expect(store.briefs.remove(changeOf(brief))).rejects.toThrow('The database is not answering.');

    await server?.start();
    const kept = await vi.waitFor(() => store.drafts.save(draft), { timeout: 10_000, interval: 100 });
    expect(kept).toMatchObject({ text: 'typed' });
    await store.ping();
    await store.briefs.save({ ...changeOf(brief), content: sampleBrief({ language: 'fr' }) });
    expect((await library.collection(GUILD)).briefs).toMatchObject([{ version: 2 }]);
    expect(news).toEqual(['away', 'back']);
  });
});

/** A store over a proxy. */
async function openOverProxy() {
  const proxy = await cuttingProxy(server?.port ?? 0);
  const url = new URL((await server?.createDatabase()) ?? '');
  url.port = String(proxy.port);
  // So that nothing ends because it has taken long.
  url.searchParams.set('query_timeout', '600000');
  const store = await openPostgresStore(url.href);
  onTestFinished(async () => {
    await proxy.close();
    await store.close();
  });
  return { proxy, store };
}

describe.skipIf(!server)('a PostgreSQL server that hangs', () => {
  it('is given up as if it had gone away, and is used again when it answers', async () => {
    const { proxy, store } = await openOverProxy();
    const brief = await publish(store);
    const library = new GuildLibrary([], store);
    const versions = async () => (await library.collection(GUILD)).briefs.map(({ version }) => version);
    expect(await versions()).toEqual([1]);

    proxy.freeze();
    const asked = await Promise.all(Array.from({ length: 7 }, versions));
    expect(asked.flat()).toEqual([1, 1, 1, 1, 1, 1, 1]);
    await expect(store.briefs.remove(changeOf(brief))).rejects.toThrow('The database is not answering.');
    await expect(store.ping()).rejects.toThrow(DependencyError);

    proxy.thaw();
    await vi.waitFor(() => store.ping(), { timeout: 10_000, interval: 100 });
    expect(await store.briefs.remove(changeOf(brief))).toMatchObject({ kind: 'saved' });
  });
});

describe.skipIf(!server)('a connection that is lost', () => {
  it('is not noticed by what reads', async () => {
    const { proxy, store } = await openOverProxy();
    const brief = await publish(store);
    proxy.cutAnswerTo('select');
    expect(await store.briefs.list(GUILD)).toMatchObject([{ id: brief.id }]);
  });

  it('is not noticed by a change that has not begun', async () => {
    const { proxy, store } = await openOverProxy();
    const brief = await publish(store);
    proxy.cutAnswerTo('begin');
    expect(await store.briefs.remove(changeOf(brief))).toMatchObject({ kind: 'saved' });
    expect(await store.briefs.history(GUILD, brief.id)).toHaveLength(2);
  });

  it('is not noticed by what reads, when the connections that were idle meanwhile are lost as well', async () => {
    const { proxy, store } = await openOverProxy();
    const brief = await publish(store);
    await Promise.all(Array.from({ length: 5 }, () => store.briefs.list(GUILD)));
    proxy.cutAnswerTo('select', 5);
    expect(await store.briefs.list(GUILD)).toMatchObject([{ id: brief.id }]);
  });

  it('is an outage when there is no other', async () => {
    const { proxy, store } = await openOverProxy();
    await publish(store);
    proxy.refuse();
    proxy.cutAnswerTo('select');
    await expect(store.briefs.list(GUILD)).rejects.toThrow(DependencyError);
  });

  it('takes back a change that was under way', async () => {
    const { proxy, store } = await openOverProxy();
    const brief = await publish(store);
    proxy.cutAnswerTo('insert into "brief_version"');
    await expect(store.briefs.remove(changeOf(brief))).rejects.toThrow(DependencyError);
    expect(await store.briefs.history(GUILD, brief.id)).toHaveLength(1);
  });

  it('never makes a change twice: what was not acknowledged is not sent again', async () => {
    const { proxy, store } = await openOverProxy();
    proxy.cutAnswerTo('commit');
    await expect(publish(store)).rejects.toThrow(DependencyError);
    // Here it had arrived. The person is told to try again, and is then told that the name is taken.
    expect(await store.briefs.list(GUILD)).toHaveLength(1);
  });
});
