import type { ModelDescription } from '../../src/embedding/model-description.ts';
import type { FindTensor } from '../../src/embedding/tensor.ts';
import { decodeTensor } from '../../src/embedding/tensor.ts';

type Matrix = number[][];

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
const add = (a: Matrix, b: Matrix): Matrix => a.map((row, r) => row.map((x, i) => x + b[r]![i]!));
const transpose = (a: Matrix): Matrix => a[0]!.map((_, column) => a.map((row) => row[column]!));

/** BERT with mean pooling by the book, in double precision: slow, plain and made to be believed. */
export function naiveEmbedding(
  description: ModelDescription,
  find: FindTensor,
  ids: readonly number[],
): number[] {
  const table = (name: string): Matrix => {
    const tensor = find(name);
    const width = tensor.shape.at(-1)!;
    const numbers = [...decodeTensor(tensor)];
    return Array.from({ length: numbers.length / width }, (_, row) =>
      numbers.slice(row * width, (row + 1) * width),
    );
  };
  const inModel = (name: string) => table(description.tensorPrefix + name);
  const linear = (x: Matrix, name: string): Matrix => {
    const columns = transpose(inModel(`${name}/Tensordot/ReadVariableOp`));
    const bias = inModel(`${name}/BiasAdd/ReadVariableOp`)[0]!;
    return x.map((row) => columns.map((column, i) => dot(row, column) + bias[i]!));
  };
  const normalize = (x: Matrix, name: string): Matrix => {
    const gain = inModel(`${name}/batchnorm/mul/ReadVariableOp`)[0]!;
    const bias = inModel(`${name}/batchnorm/ReadVariableOp`)[0]!;
    return x.map((row) => {
      const mean = row.reduce((sum, value) => sum + value, 0) / row.length;
      const variance = row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / row.length;
      const deviation = Math.sqrt(variance + description.layerNormEpsilon);
      return row.map((value, i) => ((value - mean) / deviation) * gain[i]! + bias[i]!);
    });
  };
  const attend = (x: Matrix, name: string): Matrix => {
    const [queries, keys, values] = ['query', 'key', 'value'].map((part) =>
      linear(x, `${name}/self/${part}`),
    );
    const headWidth = x[0]!.length / description.heads;
    const heads = Array.from({ length: description.heads }, (_, head) => {
      const cut = (row: number[]) => row.slice(head * headWidth, (head + 1) * headWidth);
      return queries!.map((query) => {
        const scores = keys!.map((key) => dot(cut(query), cut(key)) / Math.sqrt(headWidth));
        const weights = scores.map((score) => Math.exp(score - Math.max(...scores)));
        const sum = weights.reduce((a, b) => a + b);
        return transpose(values!.map(cut)).map((column) => dot(column, weights) / sum);
      });
    });
    return linear(
      x.map((_, token) => heads.flatMap((head) => head[token]!)),
      `${name}/output/dense`,
    );
  };

  const words = find(description.embeddings.words);
  const width = words.shape[1]!;
  const positions = table(description.embeddings.positions);
  const types = table(description.embeddings.types);
  const codes = words.codes();
  let x: Matrix = ids.map((id, position) =>
    Array.from({ length: width }, (_, i) => {
      const word = codes[id * width + i]! * words.scale + words.offset;
      return word + positions[position]![i]! + types[0]![i]!;
    }),
  );
  x = normalize(x, 'embeddings/LayerNorm');
  for (let layer = 0; layer < description.layers; layer++) {
    const name = `encoder/layer_._${layer}`;
    x = normalize(add(x, attend(x, `${name}/attention`)), `${name}/attention/output/LayerNorm`);
    const intermediate = linear(x, `${name}/intermediate/dense`).map((row) => row.map(naiveGelu));
    x = normalize(add(x, linear(intermediate, `${name}/output/dense`)), `${name}/output/LayerNorm`);
  }
  const mean = transpose(x).map((column) => column.reduce((a, b) => a + b) / ids.length);
  const length = Math.hypot(...mean);
  return mean.map((value) => value / length);
}

/** x · Φ(x), with the error function by its power series. */
export function naiveGelu(x: number): number {
  const z = x / Math.SQRT2;
  if (Math.abs(z) > 4) return x > 0 ? x : 0;
  let term = z;
  let sum = z;
  for (let n = 1; n < 100; n++) {
    term *= -(z * z) / n;
    sum += term / (2 * n + 1);
  }
  return (x / 2) * (1 + (2 / Math.sqrt(Math.PI)) * sum);
}
