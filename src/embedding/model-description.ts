import { z } from 'zod';

const path = z.string().min(1);

/**
 * Describes a folder that holds a sentence model: a BERT encoder with mean pooling, converted for
 * TensorFlow.js with weights of one byte (`tensorflowjs_converter --quantize_uint8`), and its tokenizer in
 * Hugging Face's format. Paths are relative to the folder.
 */
export const modelDescriptionSchema = z.object({
  name: z.string().min(1),
  /** What it knows, as BCP 47 codes; left out for a model of many languages. */
  languages: z.array(z.string().min(2)).optional(),
  /** `model.json` of the converter, with its weight files beside it. */
  weights: path,
  tokenizer: path,
  tokenizerConfig: path,
  /** Path → SHA-256 in hexadecimal, for every file that is read. */
  sha256: z.record(path, z.string().regex(/^[0-9a-f]{64}$/)),
  layers: z.int().positive(),
  heads: z.int().positive(),
  /** Added to the variance in layer normalisation. */
  layerNormEpsilon: z.number().positive(),
  /** Longest text in tokens, the two at its ends included; the rest is cut off. */
  maxTokens: z.int().min(2),
  /** What the names of all tensors but the embeddings begin with. */
  tensorPrefix: z.string(),
  /** The converter gives the embedding tables names that do not tell what they are. */
  embeddings: z.object({ words: z.string(), positions: z.string(), types: z.string() }),
  /** What a model wants put before each text of a kind, such as "query: ". */
  prefixes: z.object({ query: z.string(), claim: z.string() }).default({ query: '', claim: '' }),
});

/** What {@link modelDescriptionSchema} describes. */
export type ModelDescription = z.infer<typeof modelDescriptionSchema>;
