import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/knowledge/text-encoding.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const utf16 = (text: string, options: { bigEndian?: boolean; bom?: boolean } = {}) => {
  const buffer = Buffer.from(`${options.bom ? '\uFEFF' : ''}${text}`, 'utf16le');
  return Uint8Array.from(options.bigEndian ? buffer.swap16() : buffer);
};

/** The text that was read, or why none was. */
function read(file: Uint8Array): string {
  const decoded = decodeText(file);
  return decoded.kind === 'text' ? decoded.text : decoded.why;
}

const ENGLISH = 'Core Viewpoint\n- Aktau is being dredged — slowly [1][2].\n';
const CHINESE = '核心观点\n- 阿克套港正在疏浚，以跟上里海水位的下降[1]。\n';

/** `CHINESE` in GB18030; a byte pair a character. */
const CHINESE_GB = bytes(
  'bacbd0c4b9dbb5e3 0a 2d20 b0a2bfcbccd7b8dbd5fdd4dacae8bfa3a3acd2d4b8fac9cfc0efbaa3cbaecebbb5c4cfc2bdb5 5b315d a1a3 0a',
);

describe('the text of an uploaded file', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(ENGLISH)],
    ['UTF-8 with a byte-order mark', new TextEncoder().encode(`\uFEFF${ENGLISH}`)],
    ['UTF-16 with a byte-order mark', utf16(ENGLISH, { bom: true })],
    ['UTF-16 with a byte-order mark, big-endian', utf16(ENGLISH, { bom: true, bigEndian: true })],
    ['UTF-16 without a mark', utf16(ENGLISH)],
    ['UTF-16 without a mark, big-endian', utf16(ENGLISH, { bigEndian: true })],
  ])('is read from %s', (_name, file) => {
    expect(read(file)).toBe(ENGLISH);
  });

  it('is read from GB18030', () => {
    expect(read(CHINESE_GB)).toBe(CHINESE);
  });

  it('is read from Chinese UTF-16 without a mark, by its line breaks', () => {
    expect(read(utf16(CHINESE))).toBe(CHINESE);
  });

  it('is empty for an empty file', () => {
    expect(read(new Uint8Array())).toBe('');
  });
});

describe('a file that is no text that can be read', () => {
  it.each([
    ['a PNG picture', '89504e470d0a1a0a0000000d49484452'],
    ['a JPEG picture', 'ffd8ffe000104a464946'],
    ['a PDF', '255044462d312e370a25'],
    ['an RTF document', '7b5c727466315c616e7369'],
    ['an old Office document', 'd0cf11e0a1b11ae1'],
    ['a ZIP archive', `504b0304${'00'.repeat(26)}612e747874`],
    ['a Word document', `504b0304${'00'.repeat(26)}776f72642f646f632e786d6c`],
  ])('is called by its name: %s', (name, hex) => {
    expect(read(bytes(hex))).toBe(
      `is ${name}, not a text. Copy its words into a text file (.txt, .md or .json) and upload that.`,
    );
  });

  it('is not taken for Chinese when it is UTF-8 with a broken byte', () => {
    const broken = new TextEncoder().encode(CHINESE);
    broken[4] = 0x20;
    expect(read(broken)).toContain('damaged characters');
  });

  it.each([
    ['Windows-1252', 'e96d6f74696f6e20e970e973e9652c20ea7472652072e9656c'],
    ['Shift JIS', '8376838c83418385838d8353838a83718353838a8376838c'],
    ['Big5', 'a4a4a4e5a4e5a5f3b4fab8d5a4a4a4e5a4a4a4e5'],
    ['Korean EUC', 'c7d1b1b9bef6b9aec8ad b4eb c7d1b1b9'],
    ['Windows-1251', 'cff0e8e2e5f2ece8f0e4eee1f0eef2ee'],
  ])('is refused when it is %s, not read wrongly', (_name, hex) => {
    expect(read(bytes(hex))).toContain('Save it as UTF-8');
  });

  it('is refused when it has NUL characters', () => {
    expect(read(bytes('4d5a9000030000000400'))).toMatch(/Save it/);
    expect(read(bytes('61620000636400'))).toContain('is not a text');
  });
});
