import { describe, expect, test } from 'vitest';
import { many, rawPlayground } from './raw-playground.ts';

const { playground, request, send, messages } = rawPlayground();
const isV2 = 1 << 15;
const text = (content: string) => ({ type: 10, content });
const button = (id: string, extra: object = {}) => ({
  type: 2,
  style: 2,
  label: id,
  custom_id: id,
  ...extra,
});
const row = (...components: object[]) => ({ type: 1, components });
const link = (url: string) => ({ type: 2, style: 5, label: 'Source', url });
const select = (options: object[], extra: object = {}) => ({ type: 3, custom_id: 's', options, ...extra });
const option = (value: string) => ({ label: value || 'none', value });
const embed = (length: number) => ({ description: 'x'.repeat(length) });

describe('a message is taken', () => {
  test.each<[string, object]>([
    ['with 2000 characters', { content: 'x'.repeat(2000) }],
    ['with null in fields that are not used', { content: 'x', embeds: null, components: null, flags: null }],
    ['with fields that Discord does not know', { content: 'x', colour: 'red' }],
    ['with 6000 characters in embeds', { embeds: [embed(4096), embed(1904)] }],
    ['with 5 rows of 5 buttons', { components: many(5, (r) => row(...many(5, (i) => button(`${r}:${i}`)))) }],
    ['with 40 components', { flags: isV2, components: many(40, () => text('x')) }],
    [
      'with 4000 characters of text',
      { flags: isV2, components: [text('x'.repeat(2500)), text('x'.repeat(1500))] },
    ],
    ['with custom_ids of 100 characters', { components: [row(button('x'.repeat(100), { label: 'Go' }))] }],
    [
      'with an emoji for a label',
      { components: [row({ type: 2, style: 1, custom_id: 'a', emoji: { name: '➕' } })] },
    ],
    [
      'with 25 options',
      {
        components: [
          row(
            select(
              many(25, (i) => option(`${i}`)),
              { max_values: 25 },
            ),
          ),
        ],
      },
    ],
    [
      'with every layout component nested in a container',
      {
        flags: isV2,
        components: [
          {
            type: 17,
            accent_color: 0xff0000,
            components: [
              text('# Title'),
              { type: 9, components: [text('claim')], accessory: button('open') },
              { type: 14, divider: true, spacing: 1 },
              row(button('more'), link('https://example.org/')),
            ],
          },
        ],
      },
    ],
  ])('%s', async (_case, body) => {
    expect(await send('POST', messages(), body)).toEqual({ status: 200, wrong: {} });
  });
});

describe('a message is refused', () => {
  test.each<[string, object, Record<string, string>]>([
    ['with 2001 characters', { content: 'x'.repeat(2001) }, { content: 'BASE_TYPE_MAX_LENGTH' }],
    ['with a number for components', { content: 'x', components: 4 }, { components: 'ARRAY_TYPE_COERCE' }],
    ['with 11 embeds', { embeds: many(11, () => embed(1)) }, { embeds: 'BASE_TYPE_MAX_LENGTH' }],
    [
      'with a long embed title',
      { embeds: [{ title: 'x'.repeat(257) }] },
      { 'embeds.0.title': 'BASE_TYPE_MAX_LENGTH' },
    ],
    [
      'with 6001 characters in embeds',
      { embeds: [embed(4096), embed(1905)] },
      { embeds: 'MAX_EMBED_SIZE_EXCEEDED' },
    ],
    [
      'with 6 rows',
      { components: many(6, (i) => row(button(`${i}`))) },
      { components: 'BASE_TYPE_BAD_LENGTH' },
    ],
    [
      'with text displays without the flag',
      { components: [text('x')] },
      { 'components.0': 'UNION_TYPE_CHOICES' },
    ],
    [
      'with content beside components V2',
      { flags: isV2, content: 'x', components: [text('x')] },
      { content: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2' },
    ],
    [
      'with embeds beside components V2',
      { flags: isV2, embeds: [embed(1)], components: [text('x')] },
      { embeds: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2' },
    ],
    [
      'with 41 components, nested ones counted',
      { flags: isV2, components: [...many(38, () => text('x')), row(button('a'), button('b'))] },
      { components: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED' },
    ],
    [
      'with 4001 characters over all texts',
      {
        flags: isV2,
        components: [text('x'.repeat(3000)), { type: 17, components: [text('x'.repeat(1001))] }],
      },
      { components: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED' },
    ],
    [
      'with more bytes of text than Discord processes',
      { flags: isV2, components: [text('简'.repeat(3400))] },
      { components: 'COMPONENT_TEXT_BYTES_EXCEEDED' },
    ],
    [
      'with an empty text',
      { flags: isV2, components: [text('')] },
      { 'components.0.content': 'BASE_TYPE_MIN_LENGTH' },
    ],
    [
      'with one custom_id twice',
      { components: [row(button('a')), row(button('a'))] },
      { 'components.1.components.0.custom_id': 'COMPONENT_CUSTOM_ID_DUPLICATED' },
    ],
    [
      'with one id twice',
      { components: [row(button('a', { id: 7 }), button('b', { id: 7 }))] },
      { 'components.0.components.1.id': 'COMPONENT_ID_DUPLICATED' },
    ],
    [
      'with a custom_id of 101 characters',
      { components: [row(button('x'.repeat(101), { label: 'Go' }))] },
      { 'components.0.components.0.custom_id': 'BASE_TYPE_MAX_LENGTH' },
    ],
    [
      'with a label of 81 characters',
      { components: [row(button('a', { label: 'x'.repeat(81) }))] },
      { 'components.0.components.0.label': 'BASE_TYPE_MAX_LENGTH' },
    ],
    [
      'with 6 buttons in a row',
      { components: [row(...many(6, (i) => button(`${i}`)))] },
      { 'components.0.components': 'BASE_TYPE_MAX_LENGTH' },
    ],
    [
      'with a button beside a select',
      { components: [row(select([option('a')]), button('b'))] },
      { 'components.0.components': 'COMPONENT_LAYOUT_WIDTH_EXCEEDED' },
    ],
    [
      'with a button that does nothing',
      { components: [row({ type: 2, style: 1, label: 'Go' })] },
      { 'components.0.components.0.custom_id': 'BASE_TYPE_REQUIRED' },
    ],
    [
      'with a button without a face',
      { components: [row({ type: 2, style: 1, custom_id: 'a' })] },
      { 'components.0.components.0.label': 'BUTTON_COMPONENT_LABEL_REQUIRED' },
    ],
    [
      'with a link that has a custom_id',
      { components: [row({ ...link('https://example.org/'), custom_id: 'a' })] },
      { 'components.0.components.0.custom_id': 'BUTTON_COMPONENT_FIELD_NOT_ALLOWED' },
    ],
    [
      'with a link that is none',
      { components: [row(link('over there'))] },
      { 'components.0.components.0.url': 'URL_TYPE_INVALID_URL' },
    ],
    [
      'with a link to a script',
      { components: [row(link('javascript:alert(1)'))] },
      { 'components.0.components.0.url': 'URL_TYPE_INVALID_SCHEME' },
    ],
    [
      'with 26 options',
      { components: [row(select(many(26, (i) => option(`${i}`))))] },
      { 'components.0.components.0.options': 'BASE_TYPE_MAX_LENGTH' },
    ],
    [
      'with an option value twice',
      { components: [row(select([option('a'), option('a')]))] },
      { 'components.0.components.0.options.1.value': 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED' },
    ],
    [
      'with an option label of 101 characters',
      { components: [row(select([{ label: 'x'.repeat(101), value: 'a' }]))] },
      { 'components.0.components.0.options.0.label': 'BASE_TYPE_MAX_LENGTH' },
    ],
    [
      'with more to choose than there is',
      { components: [row(select([option('a')], { max_values: 2 }))] },
      { 'components.0.components.0.max_values': 'SELECT_COMPONENT_MAX_VALUES_TOO_LARGE' },
    ],
    [
      'with an unknown component type',
      { flags: isV2, components: [{ type: 99 }] },
      { 'components.0': 'UNION_TYPE_CHOICES' },
    ],
    [
      'with a section without an accessory',
      { flags: isV2, components: [{ type: 9, components: [text('x')] }] },
      { 'components.0.accessory': 'BASE_TYPE_REQUIRED' },
    ],
    [
      'with a file that was not sent',
      { flags: isV2, components: [{ type: 13, file: { url: 'attachment://claims.csv' } }] },
      { 'components.0': 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND' },
    ],
    [
      'with an attachment that was not sent',
      { content: 'x', attachments: [{ id: '0' }] },
      { 'attachments.0.id': 'ATTACHMENT_NOT_FOUND' },
    ],
    [
      'with a nonce of 26 characters',
      { content: 'x', nonce: 'x'.repeat(26) },
      { nonce: 'BASE_TYPE_MAX_LENGTH' },
    ],
  ])('%s', async (_case, body, wrong) => {
    expect(await send('POST', messages(), body)).toEqual({ status: 400, code: 50035, wrong });
  });

  test('when there is nothing to see in it', async () => {
    expect(await send('POST', messages(), { content: ' ', components: [] })).toMatchObject({ code: 50006 });
    expect(await send('POST', messages(), { flags: isV2 })).toMatchObject({ code: 50006 });
  });

  test('when it is no JSON', async () => {
    expect(await send('POST', messages(), '{')).toMatchObject({ status: 400, code: 50109 });
  });

  test('when its channel does not exist', async () => {
    expect(await send('POST', '/channels/1/messages', { content: 'x' })).toMatchObject({
      status: 404,
      code: 10003,
    });
  });
});

describe('an edit', () => {
  const post = async (body: object): Promise<string> => {
    const { id } = (await (await request('POST', messages(), body)).json()) as { id: string };
    return `${messages()}/${id}`;
  };

  test('cannot put content into a message of components V2', async () => {
    const path = await post({ flags: isV2, components: [text('x')] });
    expect(await send('PATCH', path, { content: 'x' })).toMatchObject({ code: 50035 });
    expect(await send('PATCH', path, { components: [text('y')] })).toMatchObject({ status: 200 });
  });

  test('makes a message one of components V2 only by clearing its content', async () => {
    const path = await post({ content: 'x' });
    const upgrade = { flags: isV2, components: [text('x')] };
    expect(await send('PATCH', path, upgrade)).toMatchObject({ code: 50035 });
    expect(await send('PATCH', path, { ...upgrade, content: null })).toMatchObject({ status: 200 });
  });

  test('brings components V2 only with their flag', async () => {
    const path = await post({ content: 'x' });
    expect(await send('PATCH', path, { content: null, components: [text('x')] })).toMatchObject({
      wrong: { 'components.0': 'UNION_TYPE_CHOICES' },
    });
  });

  test('cannot leave a message empty', async () => {
    expect(await send('PATCH', await post({ content: 'x' }), { content: null })).toMatchObject({
      code: 50006,
    });
  });

  test('cannot reach a message that is not there or is not one’s own', async () => {
    expect(await send('PATCH', `${messages()}/1`, { content: 'x' })).toMatchObject({ code: 10008 });
    const said = playground().member().say('mine');
    expect(await send('PATCH', `${messages()}/${said.id}`, { content: 'x' })).toMatchObject({ code: 50005 });
    const { status } = await request('DELETE', `${messages()}/${said.id}`);
    expect(status).toBe(403);
  });
});

test('every refusal is kept, with its body', async () => {
  const before = playground().refusals.length;
  await send('POST', messages(), { content: 'y'.repeat(2001) });
  expect(playground().refusals.slice(before)).toMatchObject([
    { method: 'POST', path: messages(), status: 400, code: 50035, body: { content: 'y'.repeat(2001) } },
  ]);
});
