import { describe, expect, it } from 'vitest';
import { createLog, passwordsIn } from '../src/log.ts';

/** A log and the lines that it wrote. */
function logWith(secrets: readonly string[] = []) {
  const lines: string[] = [];
  const log = createLog({ level: 'info', secrets, destination: { write: (line) => void lines.push(line) } });
  return { log, lines };
}

describe('the log', () => {
  it('holds no secret, whatever carries it', () => {
    const { log, lines } = logWith(['MTIz.abc', 's@fe', '']);
    const cause = new Error('no user bot with s@fe');
    log.error(
      { err: new Error('bad token MTIz.abc', { cause }), url: 'postgres://bot:s@fe@db/f' },
      'MTIz.abc',
    );
    log.child({ name: 'MTIz.abc' }).info({ token: 'other', headers: { authorization: 'Bot x' } }, 'x');
    expect(lines.join('')).not.toMatch(/MTIz|s@fe|other|Bot x/);
    expect(lines.map((line) => JSON.parse(line) as { msg: string })).toMatchObject([
      { msg: '[redacted]' },
      { msg: 'x' },
    ]);
  });

  it('holds no token of an interaction, and nothing that was sent', () => {
    const { log, lines } = logWith();
    const err = Object.assign(new Error('refused'), {
      url: 'https://discord.com/api/v10/interactions/12/aW50-token_x/callback?with_response=false',
      requestBody: { json: { content: 'a question' } },
    });
    log.warn({ err }, 'POST /webhooks/34/aW50-token_x/messages/@original');
    expect(lines[0]).toContain('/interactions/12/[redacted]/callback');
    expect(lines[0]).toContain('/webhooks/34/[redacted]/messages');
    expect(lines[0]).not.toMatch(/aW50|a question/);
  });
});

describe('passwordsIn', () => {
  it('finds a password as it is written and as it is meant', () => {
    expect(passwordsIn('postgres://anna:s%40fe@db:5432/f')).toEqual(['s%40fe', 's@fe']);
    expect(passwordsIn('postgres://anna:plain@db/f')).toEqual(['plain']);
    expect(passwordsIn('postgres://anna:100%@db/f')).toEqual(['100%']);
    expect(passwordsIn('postgres://anna:s@fe:d@db/f')).toEqual(['s@fe:d']);
  });

  it('finds none where there is none', () => {
    for (const address of ['sqlite:var/footnote.db', 'postgres://db/f', 'postgres:///f?host=/run', 'x']) {
      expect(passwordsIn(address)).toEqual([]);
    }
  });
});
