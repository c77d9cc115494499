/** Packages that carry no types of their own: only what is used of them. */
declare module 'snowball-stemmers' {
  interface Stemmer {
    stem(word: string): string;
  }
  const snowball: { newStemmer(language: string): Stemmer };
  export default snowball;
}

declare module 'stopword' {
  export const eng: readonly string[];
  export const rus: readonly string[];
}
