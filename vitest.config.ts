import { defineConfig } from 'vitest/config';

const all = 'test/**/*.test.ts';
/** What only the gateway brings (shards, messages), and what chooses its transport itself. */
const gatewayOnly = ['leaving', 'restarting', 'shards', 'stopping', 'talking'].map(
  (name) => `test/e2e/${name}.test.ts`,
);

export default defineConfig({
  test: {
    globalSetup: 'test/temporary-files.ts',
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // What is waited for takes longer on a busy machine; what is there is found at once.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      { extends: true, test: { name: 'all', include: [all] } },
      {
        extends: true,
        test: {
          name: 'http',
          include: ['test/e2e/*.test.ts'],
          exclude: gatewayOnly,
          env: { FOOTNOTE_TEST_TRANSPORT: 'http' },
        },
      },
    ],
  },
});
