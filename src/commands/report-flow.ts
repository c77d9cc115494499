import type { Point, PointGroup } from '../knowledge/answer.ts';
import { UserError } from '../errors.ts';
import { themeTitle } from './chapters.ts';
import { packClaims, unpackClaims } from './claim-state.ts';
import type { ActionHandler, FormHandler, Request } from './command.ts';
import type { Button, Card, FormReply, MenuOption } from './reply.ts';
import { fileReport, guildToReportIn } from './report-filing.ts';
import { REPORT_KINDS, reportKind } from './report-kinds.ts';
import type { Services } from './services.ts';

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
  const button = (args: readonly string[]): Button => ({
    label: 'Report',
    action: { command, name: 'report', args },
  });

  async function chooseCard(
    args: readonly string[],
    page: number,
    request: Request,
    services: Services,
  ): Promise<Card> {
    const groups = await find(args, request, services);
    return {
      tone: 'answer',
      lead: ['Which claim is wrong?'],
      menu: {
        placeholder: 'Choose the claim',
        action: { command, name: 'report-claim', args: [] },
        options: groups.flatMap(({ points }) => points).map(optionOf),
      },
      notes: ['The moderators of this server see what you report.'],
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
    const [args, page] = [request.args.slice(0, -1), Number(request.args.at(-1))];
    return { kind: 'update', card: await chooseCard(args, page, request, services) };
  };

  /** Opens the form for the chosen claim, or for the one in the arguments. */
  const open: ActionHandler = async (request, services) => {
    await guildToReportIn(request, services);
    return reportForm(command, request.values[0] ?? request.args[0] ?? '');
  };

  const file: FormHandler = async (request, services) => {
    const [claim = ''] = request.args;
    const kind = reportKind(request.fields['kind']);
    const text = request.fields['text']?.trim() ?? '';
    if (kind === 'other' && text === '') {
      const action = { command, name: 'report-claim', args: [claim] };
      return {
        kind: 'update',
        card: {
          tone: 'notice',
          lead: ['Nothing was reported yet: please say in a few words what is wrong.'],
          buttons: [{ label: 'Say what is wrong', style: 'primary', action }],
        },
      };
    }
    const [point] = unpackClaims(await services.library.collection(request.guildId), claim);
    if (!point) throw new UserError('This claim is no longer there.');
    return { kind: 'update', card: await fileReport(point, { kind, text }, request, services) };
  };

  return {
    button,
    actions: { report, 'report-page': turn },
    openers: { 'report-claim': open },
    forms: { report: file },
  };
}

function optionOf(point: Point): MenuOption {
  const { brief, themeIndex, claim } = point;
  return {
    label: claim.text,
    value: packClaims([point]).state,
    description: `${themeTitle(brief, themeIndex)}, ${brief.title}`,
  };
}

function reportForm(command: string, claim: string): FormReply {
  return {
    kind: 'form',
    title: 'Report a claim',
    action: { command, name: 'report', args: [claim] },
    fields: [
      {
        kind: 'choice',
        id: 'kind',
        label: 'What is wrong?',
        isRequired: true,
        options: Object.entries(REPORT_KINDS).map(([value, label]) => ({ value, label })),
      },
      {
        kind: 'text',
        id: 'text',
        label: 'In your words',
        hint: 'What should it say, and how do you know? You may leave this out unless you chose Something else.',
        isLong: true,
        maxLength: MAX_TEXT,
      },
    ],
  };
}
