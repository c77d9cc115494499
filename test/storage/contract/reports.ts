import { expect, it } from 'vitest';
import type { ReportInput } from '../../../src/knowledge/stores/report-store.ts';
import type { Open } from '../store-contract.ts';
import { ANNA, BORIS, GUILD, OTHER_GUILD } from './publish.ts';

const MEMBER = '300000000000000001';
const REPORT: ReportInput = {
  guildId: GUILD,
  briefId: 'c5plus1',
  version: 3,
  position: { themeIndex: -1, claimIndex: 2 },
  claimText: 'Trade grew by 7 %.',
  kind: 'outdated',
  text: 'It is 9 % now.',
  reporter: MEMBER,
};

/** Reports of claims: from the member to the moderators and back. */
export function reportContract(open: Open): void {
  it('queues a report, oldest first', async () => {
    const { reports } = await open();
    const first = await reports.file(REPORT);
    const second = await reports.file({ ...REPORT, claimText: 'Another.', kind: 'other' });

    expect(first).toEqual({
      kind: 'filed',
      report: {
        ...REPORT,
        id: expect.any(String) as string,
        reportedAt: '2030-01-01T00:00:00.000Z',
        state: 'open',
        closedBy: null,
        closedAt: null,
        reply: null,
      },
    });
    expect(await reports.listOpen(GUILD)).toEqual([first.report, second.report]);
    expect(await reports.get(GUILD, first.report.id)).toEqual(first.report);
  });

  it('takes one open report of a claim from a member, and any number of members', async () => {
    const { reports } = await open();
    const { report } = await reports.file(REPORT);
    expect(await reports.file({ ...REPORT, text: 'Again!' })).toEqual({ kind: 'already-open', report });
    expect(await reports.file({ ...REPORT, reporter: BORIS })).toMatchObject({ kind: 'filed' });

    await reports.close({ guildId: GUILD, id: report.id, by: ANNA, state: 'dismissed' });
    expect(await reports.file(REPORT)).toMatchObject({ kind: 'filed' });
  });

  it('says with the changes of a guild whether somebody is to be told of a closed report', async () => {
    const { briefs, reports, settings } = await open();
    const untold = async (revision: number) => {
      const { guild, ...changes } = await briefs.since(GUILD, revision);
      return { revision: changes.revision, hasUntoldReports: guild?.hasUntoldReports };
    };
    const speak = async (locale: string) => {
      await settings.update({ guildId: GUILD, by: ANNA, note: '' }, (before) => ({ ...before, locale }));
      return (await briefs.since(GUILD, 0)).guild?.settings.locale;
    };
    const { report } = await reports.file(REPORT);
    expect(await speak('ru')).toBe('ru');
    expect(await untold(0)).toEqual({ revision: 1, hasUntoldReports: false });
    await reports.close({ guildId: GUILD, id: report.id, by: ANNA, state: 'dismissed' });
    expect(await untold(1)).toEqual({ revision: 2, hasUntoldReports: true });
    expect(await untold(2)).toEqual({ revision: 2, hasUntoldReports: undefined });
    await reports.markTold(GUILD, [report.id]);
    expect(await speak('ja')).toBe('ja');
    expect(await untold(2)).toEqual({ revision: 3, hasUntoldReports: false });
  });

  it('closes a report once and tells the second moderator who was first', async () => {
    const { reports, audit } = await open();
    const { report } = await reports.file(REPORT);
    const closing = {
      guildId: GUILD,
      id: report.id,
      by: ANNA,
      state: 'edited',
      reply: 'Thank you.',
    } as const;
    const closed = {
      ...report,
      state: 'edited',
      closedBy: ANNA,
      closedAt: '2030-01-01T00:00:01.000Z',
      reply: 'Thank you.',
    };

    expect(await reports.close(closing)).toEqual({ kind: 'closed', report: closed });
    expect(await reports.close({ ...closing, by: BORIS, state: 'dismissed' })).toEqual({
      kind: 'already-closed',
      report: closed,
    });
    expect(await reports.listOpen(GUILD)).toEqual([]);
    expect(await audit.list(GUILD, { limit: 9 })).toMatchObject([
      {
        action: 'report-edited',
        by: ANNA,
        subject: report.id,
        title: 'Trade grew by 7 %.',
        note: 'Thank you.',
      },
    ]);
  });

  it('remembers whether the reporter has been told', async () => {
    const { reports } = await open();
    const { report } = await reports.file(REPORT);
    expect(await reports.listUntold(GUILD, MEMBER)).toEqual([]);
    await reports.markTold(GUILD, [report.id]);

    await reports.close({ guildId: GUILD, id: report.id, by: ANNA, state: 'dismissed' });
    expect(await reports.listUntold(GUILD, MEMBER)).toMatchObject([{ id: report.id, state: 'dismissed' }]);
    expect(await reports.listUntold(GUILD, BORIS)).toEqual([]);
    await reports.markTold(GUILD, [report.id]);
    await reports.markTold(GUILD, []);
    expect(await reports.listUntold(GUILD, MEMBER)).toEqual([]);
  });

  it('hides the reports of one guild from every other', async () => {
    const { reports } = await open();
    const { report } = await reports.file(REPORT);
    expect(await reports.listOpen(OTHER_GUILD)).toEqual([]);
    expect(await reports.get(OTHER_GUILD, report.id)).toBeUndefined();
    const foreign = { guildId: OTHER_GUILD, id: report.id, by: ANNA, state: 'dismissed' } as const;
    expect(await reports.close(foreign)).toEqual({ kind: 'missing' });

    await reports.close({ ...foreign, guildId: GUILD });
    expect(await reports.listUntold(OTHER_GUILD, MEMBER)).toEqual([]);
    await reports.markTold(OTHER_GUILD, [report.id]);
    expect(await reports.listUntold(GUILD, MEMBER)).toHaveLength(1);
  });
}
