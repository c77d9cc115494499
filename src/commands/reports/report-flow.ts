import type { Point, PointGroup } from '../../knowledge/answer.ts';
import type { ReportKind } from '../../knowledge/stores/report-store.ts';
import { LocalizedError } from '../../messages/localized-error.ts';
import { speaker, type Say } from '../../messages/speak.ts';
import { themeTitle } from '../claims/chapters.ts';
import { packClaims, unpackClaims } from '../claims/claim-state.ts';
import type { ActionHandler, FormHandler, Request } from '../command.ts';
import { splitPage } from '../page-args.ts';
import type { Button, Card, FormReply, MenuOption } from '../reply.ts';
import type { Services } from '../services.ts';
import { fileReport, guildToReportIn } from './report-filing.ts';
import { REPORT_KINDS, reportKind, reportKindName } from './report-kinds.ts';

/** Gets the claims of a list again from the arguments of its buttons. */
type FindClaims = (
  args: readonly string[],
  request: Request,
  services: Services,
) => Promise<readonly PointGroup[]>;

/** What a report may say, in characters. */
const MAX_TEXT = 1_000;

/**
 * How members report a claim of a list that `command` shows: a button leads to a select of the list's
 * claims, that to a form, and that to the moderators' queue.
 */
export function reportFlow(command: string, find: FindClaims) {
  const button = (args: readonly string[], say: Say): Button => ({
    label: say('report.button'),
    action: { command, name: 'report', args },
  });

  async function chooseCard(
    args: readonly string[],
    page: number,
    request: Request,
    services: Services,
  ): Promise<Card> {
    const groups = await find(args, request, services);
    const say = speaker(request.locale);
    return {
      tone: 'answer',
      lead: [say('report.which')],
      menu: {
        placeholder: say('report.choose'),
        action: { command, name: 'report-claim', args: [] },
        options: groups.flatMap(({ points }) => points).map((point) => optionOf(point, say)),
      },
      notes: [say('report.who-sees')],
      paging: { page, turn: { command, name: 'report-page', args } },
    };
  }

  /** Asks which claim, in a message of its own. */
  const report: ActionHandler = async (request, services) => {
    const card = await chooseCard(request.args, 0, request, services);
    return { kind: 'message', visibility: 'private', card };
  };

  /** Turns the page of a select too long for one. */
  const turn: ActionHandler = async (request, services) => {
    const { args, page } = splitPage(request.args);
    return { kind: 'update', card: await chooseCard(args, page, request, services) };
  };

  /** Opens the form for the chosen claim, or for the one in the arguments. */
  const open: ActionHandler = async (request, services) => {
    await guildToReportIn(request, services);
    return reportForm(command, request.values[0] ?? request.args[0] ?? '', speaker(request.locale));
  };

  const file: FormHandler = async (request, services) => {
    const [claim = ''] = request.args;
    const kind = reportKind(request.fields['kind']);
    const text = request.fields['text']?.trim() ?? '';
    if (kind === 'other' && text === '') {
      const say = speaker(request.locale);
      const action = { command, name: 'report-claim', args: [claim] };
      return {
        kind: 'update',
        card: {
          tone: 'notice',
          lead: [say('report.needs-text')],
          buttons: [{ label: say('report.add-text'), style: 'primary', action }],
        },
      };
    }
    const [point] = unpackClaims(await services.library.collection(request.guildId), claim);
    if (!point) throw new LocalizedError('report.claim-gone');
    return { kind: 'update', card: await fileReport(point, { kind, text }, request, services) };
  };

  return {
    button,
    actions: { report, 'report-page': turn },
    openers: { 'report-claim': open },
    forms: { report: file },
  };
}

function optionOf(point: Point, say: Say): MenuOption {
  const { brief, themeIndex, claim } = point;
  return {
    label: claim.text,
    value: packClaims([point]).state,
    description: `${themeTitle(brief, themeIndex, say)}, ${brief.title}`,
  };
}

function reportForm(command: string, claim: string, say: Say): FormReply {
  return {
    kind: 'form',
    title: say('report.title'),
    action: { command, name: 'report', args: [claim] },
    fields: [
      {
        kind: 'choice',
        id: 'kind',
        label: say('report.kind'),
        isRequired: true,
        options: Object.keys(REPORT_KINDS).map((kind) => ({
          value: kind,
          label: reportKindName(kind as ReportKind, say),
        })),
      },
      {
        kind: 'text',
        id: 'text',
        label: say('report.text'),
        hint: say('report.text-hint'),
        isLong: true,
        maxLength: MAX_TEXT,
      },
    ],
  };
}
