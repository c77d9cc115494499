import { describe, expect, it } from 'vitest';
import { readBrief } from '../../../src/knowledge/reading/index.ts';
import { outlineOf } from './outline-text.ts';

const HARBOUR = [
  '- The port council approved a second quay on May 3. 1 2',
  '# Building',
  '- Work begins in June. 3',
  '- The quay will be 400 metres long. 4 5',
  '# Risks',
  '- Dredging may harm oysters. 6',
  'Second quay approved | Ore Daily | 2026-05-04T18:30',
];

describe('a brief reads the same', () => {
  it('on one line', () => {
    expect(
      outlineOf(
        'Core Viewpoint - The port council approved a second quay on May 3 [1][2]. Group 1: Building - Work begins in June [3]. - The quay will be 400 metres long [4][5]. Group 2: Risks - Dredging may harm oysters [6].\nSecond quay approved\nOre Daily·2026-05-04 18:30',
      ),
    ).toEqual(HARBOUR);
  });

  it('on one line with its source', () => {
    expect(
      outlineOf(
        'Core Viewpoint - The port council approved a second quay on May 3 [1][2]. Group 1: Building - Work begins in June [3]. - The quay will be 400 metres long [4][5]. Group 2: Risks - Dredging may harm oysters [6]. Second quay approved Ore Daily·2026-05-04 18:30',
      ),
    ).toEqual(HARBOUR);
  });

  it('with a group on each line', () => {
    expect(
      outlineOf(`Core Viewpoint: The port council approved a second quay on May 3 [1, 2].
Group 1: Building - Work begins in June [3]. - The quay will be 400 metres long [4-5].
Group 2: Risks - Dredging may harm oysters [6].

Second quay approved
Ore Daily | 2026/05/04 18:30`),
    ).toEqual(HARBOUR);
  });

  it('with one group on a line and one in a list', () => {
    expect(
      outlineOf(`Core View
The port council approved a second quay on May 3 [1][2].
Group 1: Building - Work begins in June [3]. - The quay will be 400 metres long [4][5].
Group 2: Risks
- Dredging may harm oysters [6].
Second quay approved
Ore Daily • 4 May 2026, 6:30 pm`),
    ).toEqual(HARBOUR);
  });

  it('as Markdown', () => {
    expect(
      outlineOf(`# Harbour brief

- **Core Viewpoint**: The port council approved a second quay on May 3 [1][2].

## Summary by Sections

### **Section 1: Building**
* Work begins in *June* [3].
* The quay will be **400 metres** long [4][5].

### Section 2: Risks
* Dredging may harm oysters [6].

---
_Second quay approved_
_Ore Daily · May 4, 2026 18:30_`).map((line) => line.replaceAll('*', '')),
    ).toEqual(HARBOUR);
  });

  it('quoted and fenced in a chat', () => {
    expect(
      outlineOf(`\`\`\`md
> Key Takeaways
> • The port council approved a second quay on May 3 [1][2].
>
> Theme A: Building
> ‣ Work begins in June [3].
> ‣ The quay will be 400 metres long 【4】【5】.
>
> Theme B: Risks
> ▪ Dredging may harm oysters 【6】.
>
> Second quay approved
> Ore Daily, 2026年5月4日 18:30
\`\`\``),
    ).toEqual(HARBOUR);
  });

  it('with numbered bullets on one line', () => {
    expect(
      outlineOf(
        'Core Viewpoint: The port council approved a second quay on May 3 [1][2]. Group 1: Building 1. Work begins in June [3]. 2. The quay will be 400 metres long [4][5]. Group 2: Risks 1) Dredging may harm oysters [6].\nSecond quay approved\nOre Daily·2026-05-04 18:30',
      ),
    ).toEqual(HARBOUR);
  });

  it('with titles that have no label', () => {
    expect(
      outlineOf(`The port council approved a second quay on May 3 [1][2].

Building:
1) Work begins in June [3].
2) The quay will be 400 metres long [4][5].

Risks
a) Dredging may harm oysters [6].

Second quay approved
Ore Daily·2026-05-04 18:30`),
    ).toEqual(HARBOUR);
  });

  it('with titles that have no label, on one line', () => {
    expect(
      outlineOf(
        'Core Viewpoint: The port council approved a second quay on May 3 [1][2]. Summary by Sections Building: - Work begins in June [3]. - The quay will be 400 metres long [4][5]. Risks: - Dredging may harm oysters [6].\nSecond quay approved\nOre Daily·2026-05-04 18:30',
      ),
    ).toEqual(HARBOUR);
  });

  it('with numbered titles, wrapped lines and no bullet for plain sentences', () => {
    expect(
      outlineOf(`Core Viewpoint
The port council approved a second
quay on May 3 [1][2].

1. Building
- Work begins
  in June [3].
- The quay will be 400 metres
  long [4][5].

2. Risks
Dredging may harm oysters [6].

Second quay approved
Ore Daily
2026-05-04 18:30`),
    ).toEqual(HARBOUR);
  });

  it.each([
    ['plain', 'Section 1', 'Building', 'Section 2', 'Risks:'],
    ['Markdown', '## Section 1 ##', '### Building ###', '## Section 2', '### Risks'],
  ])('with each title under its label: %s', (_name, first, building, second, risks) => {
    const text = `Core Viewpoint
The port council approved a second quay on May 3 [1][2].

${first}
${building}
- Work begins in June [3].
- The quay will be 400 metres long [4][5].

${second}
${risks}
- Dredging may harm oysters [6].

Second quay approved
Ore Daily·2026-05-04 18:30`;
    expect(outlineOf(text)).toEqual(HARBOUR);
    expect(readBrief(text).problems).toEqual([]);
  });

  it('with odd spaces, invisible characters and mixed line ends', () => {
    expect(
      outlineOf(
        '\uFEFFCore\u00A0Viewpoint –\u00A0The port coun\u00ADcil approved a second\u3000quay on May 3 [1] [2] .  \r\n\r\nGroup\u00A01：\u200BBuilding\r—\u00A0Work&nbsp;begins in June [3].\n—\tThe quay will be 400\u202Fmetres long [4][5].\r\n\n\nGroup 2 : Risks<br>—  Dredging may harm oysters [６].\n\nSecond quay approved\u200B\nOre Daily\u00A0·\u00A02026-05-04\u00A018:30\n\n',
      ),
    ).toEqual(HARBOUR);
  });
});

describe('a Chinese brief', () => {
  const PORT = [
    '- 两国将合建港口。 1 2',
    '# 合作内容',
    '- 投资约20亿美元。 3',
    '- 工期为五年。 4',
    '# 挑战',
    '- 融资仍不明确。 5',
  ];

  it.each([
    '核心观点：两国将合建港口[1]、[2]。\n第一组：合作内容\n- 投资约20亿美元[3]。\n- 工期为五年[4]。\n第二组：挑战\n- 融资仍不明确[5]。',
    '核心观点\n两国将合建港口[1-2]。\n\n一、合作内容\n1. 投资约20亿美元【3】。\n2. 工期为五年【4】。\n\n二、挑战\n1. 融资仍不明确【5】。',
    '核心观点\n两国将合建港口[1，2]。\n\n（一）合作内容\n（1）投资约20亿美元[3]。\n（2）工期为五年[4]。\n\n（二）挑战\n（1）融资仍不明确[5]。',
    '核心观点 - 两国将合建港口[1][2]。第一部分：合作内容 - 投资约20亿美元[3]。- 工期为五年[4]。第二部分：挑战 - 融资仍不明确[5]。',
  ])('is read from %j', (text) => {
    expect(outlineOf(text)).toEqual(PORT);
    expect(readBrief(text).brief?.language).toBe('zh');
    expect(readBrief(text).brief?.themes.map(({ kind }) => kind)).toEqual(['theme', 'challenges']);
  });
});

describe('a brief in another language', () => {
  const QUAY = ['- A b. 1', '# C', '- D e. 2'];

  it.each([
    'Idée centrale\n- A b [1].\n\nGroupe 1 : C\n- D e [2].',
    'Point de vue central : A b [1].\nThème 1\u202F: C\n- D e [2].',
    'Thèse principale : A b [1]. Partie 1 : C - D e [2].',
    'Idea central\n- A b [1].\n\nGrupo 1: C\n- D e [2].',
    'Punto de vista principal: A b [1].\nTema 1: C\n- D e [2].',
    'Основная мысль\n- A b [1].\n\nГруппа 1: C\n- D e [2].',
    '核心的な見解\n- A b [1].\n\nグループA：C\n- D e [2].',
  ])('is read from %j', (text) => {
    expect(outlineOf(text)).toEqual(QUAY);
  });

  it('keeps “Groupe” as a word', () => {
    expect(outlineOf('Idée centrale\n- A b [1].\n\nGroupe : C\n- D e [2].')).toContain('# Groupe : C');
  });
});

describe('a title line', () => {
  it('at the top is the display title', () => {
    const text =
      'Harbour news\n\nThe council approved a quay [1].\n\nGroup 1: Building\n- Work begins in June [3].';
    expect(readBrief(text).brief?.title).toBe('Harbour news');
    expect(outlineOf(text)).toEqual([
      '- The council approved a quay. 1',
      '# Building',
      '- Work begins in June. 3',
    ]);
  });

  it('may be labelled', () => {
    expect(readBrief('Title: Core Viewpoint\n- Rents rose [1].').brief?.title).toBe('Core Viewpoint');
  });

  it('gives way to the title that the caller names', () => {
    expect(
      readBrief('Harbour news\n\nCore Viewpoint\n- Rents rose [1].', { title: ' Port ' }).brief?.title,
    ).toBe('Port');
  });
});

describe('a core viewpoint', () => {
  it('of two sentences in one paragraph is one claim', () => {
    expect(
      outlineOf('Core Viewpoint\n\nRents rose [1].\nWages did not. [2]\n\nGroup 1: A\n- B c [3].'),
    ).toEqual(['- Rents rose. Wages did not. 1 2', '# A', '- B c. 3']);
  });

  it('keeps a sentence that begins with the words of a label', () => {
    expect(outlineOf('Main ideas of the plan were shown [1].\n\nGroup 1: A\n- B c [3].')).toEqual([
      '- Main ideas of the plan were shown. 1',
      '# A',
      '- B c. 3',
    ]);
  });

  it('in bullets is one claim a bullet', () => {
    expect(outlineOf('Core Viewpoint - Rents rose [1]. - Wages did not [2].')).toEqual([
      '- Rents rose. 1',
      '- Wages did not. 2',
    ]);
  });
});
