import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/knowledge/files/text-encoding.ts';
import { speaker } from '../../../src/messages/speak.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const utf16 = (text: string, options: { bigEndian?: boolean; bom?: boolean } = {}) => {
  const buffer = Buffer.from(`${options.bom ? '\uFEFF' : ''}${text}`, 'utf16le');
  return Uint8Array.from(options.bigEndian ? buffer.swap16() : buffer);
};

/** The text that was read, or why none was. */
function read(file: Uint8Array): string {
  const decoded = decodeText(file);
  if (decoded.kind === 'text') return decoded.text;
  return speaker('en-US')(`file.${decoded.why.kind}`, decoded.why.values);
}

const ENGLISH = 'Core Viewpoint\n- Aktau is being dredged — slowly [1][2].\n';
const CHINESE = '核心观点\n- 阿克套港正在疏浚，以跟上里海水位的下降[1]。\n';

/** `CHINESE` in GB18030; a byte pair a character. */
const CHINESE_GB = bytes(
  'bacbd0c4b9dbb5e3 0a 2d20 b0a2bfcbccd7b8dbd5fdd4dacae8bfa3a3acd2d4b8fac9cfc0efbaa3cbaecebbb5c4cfc2bdb5 5b315d a1a3 0a',
);

const TRADITIONAL =
  '第1組：港口\n- 阿克套港的疏浚工程已於去年展開，預計歷時三年，費用由港口與政府負擔[1]。\n' +
  '- 里海水位下降了兩公尺，漁民擔心牡蠣受到影響，並已提起訴訟[2]。\n';

/** `TRADITIONAL` in GB18030. */
const TRADITIONAL_GB = bytes(
  'b5da31bd4da3bab8dbbfda0a2d20b0a2bfcbccd7b8dbb5c4cae8bfa3b9a4b3ccd2d1ecb6c8a5c4ead5b9e95fa3' +
    'acee41d38b9a769572c8fdc4eaa3acd94dd3c3d3c9b8dbbfdac563d5feb8aed89393fa5b315da1a30a2d20c0ef' +
    'baa3cbaecebbcfc2bdb5c1cb83c9b9abb3dfa3ac9d4fc3f193fad0c4c4b5cfa0cadcb5bdd3b0ed91a3ac814bd2' +
    'd1cce1c6f0d456d4415b325da1a30a',
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

  it('is read from GB18030 in traditional characters', () => {
    expect(read(TRADITIONAL_GB)).toBe(TRADITIONAL);
  });

  it('is read from UTF-16 without a mark though some of its characters have a NUL byte of their own', () => {
    expect(read(utf16('第1组：港口\n- 工程一九九五年开工[1]。\n'))).toContain('工程一九九五年');
  });

  it('is read from Chinese UTF-16 without a mark, by its line breaks', () => {
    expect(read(utf16(CHINESE))).toBe(CHINESE);
  });

  it('is empty for an empty file', () => {
    expect(read(new Uint8Array())).toBe('');
  });
});

const JAPANESE_EUC =
  'c6fccbdca4cebcf3c1eaa4cfc5ecb5fea4c7b3aba4aba4eca4bfbcf3c7beb2f1b5c4a4c7a1a2baa3b8e5b8dec7' +
  'afb4d6a4cbbbb0c3fbb1dfa4f2c5eabbf1a4b9a4eba4c8c8afc9bda4b7a4bfa1a3';
const THAI =
  'b9d2c2a1c3d1b0c1b9b5c3d5add5e8bbd8e8b9bbc3d0a1d2c8e3b9a1d2c3bbc3d0aad8c1cad8b4c2cdb4b7d5e8' +
  'e2b5e0a1d5c2c7c7e8d2a8d0c5a7b7d8b9cad2c1c5e9d2b9c5e9d2b9e0c2b9e3b9cdd5a1cbe9d2bbd5';

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
      `This is ${name}, not a text. Copy its words into a text file (.txt, .md or .json) and upload that.`,
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
    ['Japanese EUC', JAPANESE_EUC],
    ['Thai', THAI],
    ['Windows-1251', 'cff0e8e2e5f2ece8f0e4eee1f0eef2ee'],
  ])('is refused when it is %s, not read wrongly', (_name, hex) => {
    expect(read(bytes(hex))).toContain('Save it as UTF-8');
  });

  it('is refused when it has NUL characters', () => {
    expect(read(bytes('4d5a9000030000000400'))).toMatch(/Save it/);
    expect(read(bytes('61620000636400'))).toContain('This is not a text');
  });
});
