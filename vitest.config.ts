import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/temporary-folder.ts',
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // What is waited for takes longer on a busy machine; what is there is found at once.
    expect: { poll: { timeout: 10_000 } },
  },
});
