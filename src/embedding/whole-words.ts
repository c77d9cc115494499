/** Shorter words are of no use to those who ask for them, and parts of words are often words by chance. */
const SHORTEST = 5;

/** What marks a token that begins a word, in vocabularies that mark those. */
const WORD_START = /^[▁Ġ]/u;

/**
 * The words for which a tokenizer has a token: common ones of its languages and none that is misspelt, since a
 * tokenizer takes what is rare apart. In the built-in model 18,000. Empty for a kind of tokenizer that is not known.
 * @param tokenizer what a tokenizer.json says
 */
export function wholeWords(tokenizer: object): string[] {
  const vocabulary = vocabularyOf(tokenizer);
  const marksStarts = vocabulary.some((token) => WORD_START.test(token));
  return vocabulary.flatMap((token) => {
    if (marksStarts && !WORD_START.test(token)) return [];
    const word = token.replace(WORD_START, '').toLowerCase();
    return word.length >= SHORTEST && /^\p{L}+$/u.test(word) ? [word] : [];
  });
}

/** WordPiece and BPE have an object of token numbers, Unigram a list of tokens with their likelihoods. */
function vocabularyOf(tokenizer: object): string[] {
  const model: unknown = 'model' in tokenizer ? tokenizer.model : undefined;
  const vocab: unknown = typeof model === 'object' && model && 'vocab' in model ? model.vocab : undefined;
  if (Array.isArray(vocab))
    return vocab.map((entry: unknown) => (Array.isArray(entry) ? String(entry[0]) : ''));
  return typeof vocab === 'object' && vocab ? Object.keys(vocab) : [];
}
